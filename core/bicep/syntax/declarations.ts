import type { Span } from '../../source/span.js';
import type {
  Expression,
  ForExpression,
  IfCondition,
  ObjectExpression,
  StringExpression,
} from './expressions.js';
import type { ErrorNode, Identifier } from './names.js';
import type { TypeExpression } from './types.js';

/** What every declaration has. Its span runs from its first decorator to its last token. */
interface DeclarationBase {
  readonly decorators: readonly Decorator[];
  /** The word that introduces it. */
  readonly keyword: Span;
  readonly span: Span;
}

/** `@name(arguments)`, `@namespace.name(arguments)`. */
export interface Decorator {
  readonly kind: 'decorator';
  /** A call in sound files; a name without parentheses can be read too. */
  readonly expression: Expression;
  readonly span: Span;
}

/** A declaration of a `.bicep` file. */
export type Declaration =
  | TargetScopeDeclaration
  | MetadataDeclaration
  | ParameterDeclaration
  | VariableDeclaration
  | FunctionDeclaration
  | TypeDeclaration
  | ResourceDeclaration
  | ModuleDeclaration
  | OutputDeclaration
  | AssertDeclaration
  | TestDeclaration
  | ImportDeclaration
  | ExtensionDeclaration;

/** A declaration of a `.bicepparam` file. */
export type ParameterFileDeclaration =
  | UsingDeclaration
  | ExtendsDeclaration
  | ParameterAssignment
  | ExtensionConfigAssignment
  | VariableDeclaration
  | TypeDeclaration
  | ImportDeclaration
  | ExtensionDeclaration;

export interface TargetScopeDeclaration extends DeclarationBase {
  readonly kind: 'targetScope';
  readonly value: Expression;
}

export interface MetadataDeclaration extends DeclarationBase {
  readonly kind: 'metadata';
  readonly name: Identifier;
  readonly value: Expression;
}

export interface ParameterDeclaration extends DeclarationBase {
  readonly kind: 'parameter';
  readonly name: Identifier;
  readonly type: TypeExpression;
  readonly defaultValue?: Expression;
}

export interface VariableDeclaration extends DeclarationBase {
  readonly kind: 'variable';
  readonly name: Identifier;
  readonly type?: TypeExpression;
  readonly value: Expression;
}

/** `func name(parameter type, …) returnType => body`. */
export interface FunctionDeclaration extends DeclarationBase {
  readonly kind: 'function';
  readonly name: Identifier;
  readonly parameters: readonly FunctionParameter[];
  readonly returnType: TypeExpression;
  readonly body: Expression;
}

export interface FunctionParameter {
  readonly kind: 'functionParameter';
  readonly name: Identifier;
  readonly type: TypeExpression;
  readonly span: Span;
}

export interface TypeDeclaration extends DeclarationBase {
  readonly kind: 'type';
  readonly name: Identifier;
  readonly value: TypeExpression;
}

/** A body behind which stand a plain object, one under a condition, or one for each item of a loop. */
export type ConditionalOrLoopedBody = ObjectExpression | IfCondition | ForExpression | ErrorNode;

export interface ResourceDeclaration extends DeclarationBase {
  readonly kind: 'resource';
  readonly name: Identifier;
  /** `'Namespace/type@version'`. */
  readonly type: StringExpression | ErrorNode;
  readonly existing: boolean;
  readonly body: ConditionalOrLoopedBody;
}

export interface ModuleDeclaration extends DeclarationBase {
  readonly kind: 'module';
  readonly name: Identifier;
  readonly path: StringExpression | ErrorNode;
  readonly body: ConditionalOrLoopedBody;
}

export interface OutputDeclaration extends DeclarationBase {
  readonly kind: 'output';
  readonly name: Identifier;
  readonly type: TypeExpression;
  readonly value: Expression;
}

export interface AssertDeclaration extends DeclarationBase {
  readonly kind: 'assert';
  readonly name: Identifier;
  readonly value: Expression;
}

export interface TestDeclaration extends DeclarationBase {
  readonly kind: 'test';
  readonly name: Identifier;
  readonly path: StringExpression | ErrorNode;
  readonly body: ObjectExpression | ErrorNode;
}

/** `import { a, b as c } from 'path'` or `import * as name from 'path'`. */
export interface ImportDeclaration extends DeclarationBase {
  readonly kind: 'import';
  readonly imported: ImportList | WildcardImport | ErrorNode;
  readonly path: StringExpression | ErrorNode;
}

export interface ImportList {
  readonly kind: 'importList';
  readonly items: readonly (ImportItem | ErrorNode)[];
  readonly span: Span;
}

export interface ImportItem {
  readonly kind: 'importItem';
  /** A string where the exported name is no identifier; there is an alias then. */
  readonly name: Identifier | StringExpression;
  readonly alias?: Identifier;
  readonly span: Span;
}

export interface WildcardImport {
  readonly kind: 'wildcardImport';
  readonly alias: Identifier;
  readonly span: Span;
}

/** `extension name`, `extension 'path' with { … } as alias`; the old `import 'name'` too. */
export interface ExtensionDeclaration extends DeclarationBase {
  readonly kind: 'extension';
  readonly specification: Identifier | StringExpression | ErrorNode;
  readonly config?: ObjectExpression | ErrorNode;
  readonly alias?: Identifier;
}

/** `using 'path'`, `using none`, `using 'path' with { … }`. */
export interface UsingDeclaration extends DeclarationBase {
  readonly kind: 'using';
  readonly path: StringExpression | NoneLiteral | ErrorNode;
  readonly config?: ObjectExpression | ErrorNode;
}

/** The word `none` in `using none`. */
export interface NoneLiteral {
  readonly kind: 'none';
  readonly span: Span;
}

export interface ExtendsDeclaration extends DeclarationBase {
  readonly kind: 'extends';
  readonly path: StringExpression | ErrorNode;
}

/** `param name = value` in a `.bicepparam` file. */
export interface ParameterAssignment extends DeclarationBase {
  readonly kind: 'parameterAssignment';
  readonly name: Identifier;
  readonly value: Expression;
}

/** `extensionConfig alias with { … }`. */
export interface ExtensionConfigAssignment extends DeclarationBase {
  readonly kind: 'extensionConfig';
  readonly alias: Identifier;
  readonly config: ObjectExpression | ErrorNode;
}
