import type {
  AssertDeclaration,
  Expression,
  ExtensionConfigAssignment,
  ExtensionDeclaration,
  ForExpression,
  FunctionDeclaration,
  Identifier,
  ImportDeclaration,
  ImportItem,
  Lambda,
  ModuleDeclaration,
  ObjectExpression,
  OutputDeclaration,
  ParameterAssignment,
  ParameterDeclaration,
  ResourceDeclaration,
  TestDeclaration,
  TypeDeclaration,
  VariableDeclaration,
} from '../syntax.js';
import type { NamespaceName } from './builtin-functions.js';

/** What a name of a Bicep file stands for. Symbols are compared by identity. */
export type BicepSymbol =
  | ParameterSymbol
  | AssignmentSymbol
  | BaseSymbol
  | VariableSymbol
  | FunctionSymbol
  | TypeSymbol
  | ValuelessSymbol
  | ResourceSymbol
  | ModuleSymbol
  | OutputSymbol
  | ImportedSymbol
  | WildcardSymbol
  | ExtensionSymbol
  | NamespaceSymbol
  | ThisSymbol
  | LocalSymbol
  | UndeclaredSymbol;

export interface ParameterSymbol {
  readonly kind: 'parameter';
  readonly name: string;
  readonly declaration: ParameterDeclaration;
}

/** `param name = value` of a `.bicepparam` file. */
export interface AssignmentSymbol {
  readonly kind: 'assignment';
  readonly name: string;
  readonly declaration: ParameterAssignment;
}

/** `base` in a `.bicepparam` file that extends another: an object of the values of that file. */
export interface BaseSymbol {
  readonly kind: 'base';
  readonly name: 'base';
  readonly assignments: readonly AssignmentSymbol[];
}

export interface VariableSymbol {
  readonly kind: 'variable';
  readonly name: string;
  readonly declaration: VariableDeclaration;
}

export interface FunctionSymbol {
  readonly kind: 'function';
  readonly name: string;
  readonly declaration: FunctionDeclaration;
}

/** A declaration that has no value which others could read. */
export interface ValuelessSymbol {
  readonly kind: 'assert' | 'test' | 'extensionConfig';
  readonly name: string;
  readonly declaration: AssertDeclaration | TestDeclaration | ExtensionConfigAssignment;
}

export interface TypeSymbol {
  readonly kind: 'type';
  readonly name: string;
  readonly declaration: TypeDeclaration;
}

export interface ResourceSymbol {
  readonly kind: 'resource';
  readonly name: string;
  readonly declaration: ResourceDeclaration;
  /** The resource in whose body this one is declared. */
  readonly container?: ResourceSymbol;
  readonly type: ResourceTypeName;
  readonly body: DeployedBody;
  /** Resources declared in the body, in source order. */
  readonly children: ResourceSymbol[];
}

export interface ModuleSymbol {
  readonly kind: 'module';
  readonly name: string;
  readonly declaration: ModuleDeclaration;
  readonly body: DeployedBody;
}

/** The parts of the body of a resource or module: `[for … : if (…) { … }]`. */
export interface DeployedBody {
  readonly loop?: ForExpression;
  readonly condition?: Expression;
  /** Absent where the body could not be read. */
  readonly object?: ObjectExpression;
}

/** `Namespace/type/child@version`; a nested resource's is completed with its container's. */
export interface ResourceTypeName {
  readonly type: string;
  readonly apiVersion?: string;
  /** What the type is of, where that is not Azure. */
  readonly extension?: ExtensionSymbol;
}

export interface OutputSymbol {
  readonly kind: 'output';
  readonly name: string;
  readonly declaration: OutputDeclaration;
}

/** A name brought in by `import { … } from`. */
export interface ImportedSymbol {
  readonly kind: 'imported';
  readonly name: string;
  /** What it is called where it comes from. */
  readonly exportedName: string;
  readonly item: ImportItem;
  readonly declaration: ImportDeclaration;
}

/** The name of `import * as name from`. */
export interface WildcardSymbol {
  readonly kind: 'wildcard';
  readonly name: string;
  readonly declaration: ImportDeclaration;
}

export interface ExtensionSymbol {
  readonly kind: 'extension';
  readonly name: string;
  readonly declaration: ExtensionDeclaration;
  /** Absent where it could not be read. */
  readonly extension?: Extension;
}

/** The extensions of a file, in the order in which templates name them; of each what it is, unless that could not be read. */
export type FileExtensions = ReadonlyMap<ExtensionDeclaration, Extension | undefined>;

/** A Bicep extension as templates name it. */
export interface Extension {
  readonly name: string;
  readonly version: string;
  /** A file can declare it once only. */
  readonly isSingleton: boolean;
  /** The types that it lists, `type@version`, by themselves in lower case. */
  readonly types?: ReadonlyMap<string, string>;
  /** Types that it does not list are its too. */
  readonly takesAnyType?: boolean;
}

/** One of the namespaces that every file has, under the name that the file gives it. */
export interface NamespaceSymbol {
  readonly kind: 'namespace';
  readonly name: string;
  readonly namespace: NamespaceName;
}

/** `this` in the body of a resource. */
export interface ThisSymbol {
  readonly kind: 'this';
  readonly name: 'this';
  readonly resource: ResourceSymbol;
}

/** A variable of a loop or lambda, or the parameter of a user-defined function. */
export interface LocalSymbol {
  readonly kind: 'local';
  readonly name: string;
  readonly role: 'item' | 'index' | 'lambda' | 'functionParameter';
  readonly owner: ForExpression | Lambda | FunctionDeclaration;
  /** For loops: the name that `copyIndex` is called with; absent for loops of resources, modules and outputs. */
  readonly copyName?: string;
}

/** A name that nothing declares. */
export interface UndeclaredSymbol {
  readonly kind: 'undeclared';
  readonly name: string;
  readonly identifier: Identifier;
}
