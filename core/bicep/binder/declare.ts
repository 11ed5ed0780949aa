import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../source/span.js';
import type {
  BicepFile,
  BicepParametersFile,
  Declaration,
  Expression,
  Identifier,
  ObjectExpression,
  ParameterFileDeclaration,
  ResourceDeclaration,
} from '../syntax.js';
import type { NamespaceName } from './builtin-functions.js';
import { nameText } from './expression-parts.js';
import { isAzure, resourceTypeOf } from './resource-types.js';
import type {
  BicepSymbol,
  DeployedBody,
  ExtensionSymbol,
  FileExtensions,
  ModuleSymbol,
  NamespaceSymbol,
  OutputSymbol,
  ResourceSymbol,
} from './symbols.js';

/** What the statements of a file declare. */
export interface Declarations {
  /** By name; of a name declared twice the first. Outputs have names of their own. */
  readonly names: Map<string, BicepSymbol>;
  /** Where each name is declared first, and whether it is again. */
  readonly firstNames: Map<string, { readonly span: Span; repeated: boolean }>;
  readonly outputs: OutputSymbol[];
  /** Resources declared at the top level, in source order. */
  readonly resources: Map<ResourceDeclaration, ResourceSymbol>;
  readonly modules: ModuleSymbol[];
  /** The namespaces that the file knows without declaring them, by their names, which nothing else can have. */
  readonly namespaces: ReadonlyMap<string, NamespaceSymbol>;
  /** Extensions, also those that the configuration gives every file. */
  readonly extensions: readonly ExtensionSymbol[];
  readonly diagnostics: Diagnostic[];
}

/** Makes a symbol of every declaration of a file, nested resources included. */
export function declare(
  file: BicepFile | BicepParametersFile,
  extensions: FileExtensions,
): Declarations {
  const declared = extensionSymbols(extensions);
  const found: Declarations = {
    names: new Map(),
    firstNames: new Map(),
    namespaces: undeclaredNamespaces(declared),
    extensions: declared,
    outputs: [],
    resources: new Map(),
    modules: [],
    diagnostics: [],
  };
  for (const statement of file.statements) {
    if (statement.kind !== 'error') declareStatement(statement, found);
  }
  return found;
}

function declareStatement(
  statement: Declaration | ParameterFileDeclaration,
  found: Declarations,
): void {
  switch (statement.kind) {
    case 'parameter':
    case 'variable':
    case 'function':
    case 'type':
      add(
        found,
        { kind: statement.kind, name: statement.name.name, declaration: statement } as BicepSymbol,
        statement.name,
      );
      return;
    case 'parameterAssignment':
      add(
        found,
        { kind: 'assignment', name: statement.name.name, declaration: statement },
        statement.name,
      );
      return;
    case 'resource': {
      const symbol = resourceSymbol(statement, undefined, found);
      found.resources.set(statement, symbol);
      add(found, symbol, statement.name);
      return;
    }
    case 'module': {
      const symbol: ModuleSymbol = {
        kind: 'module',
        name: statement.name.name,
        declaration: statement,
        body: deployedBody(statement.body),
      };
      found.modules.push(symbol);
      add(found, symbol, statement.name);
      return;
    }
    case 'assert':
    case 'test':
    case 'extensionConfig': {
      const identifier = statement.kind === 'extensionConfig' ? statement.alias : statement.name;
      const { name } = identifier;
      add(found, { kind: statement.kind, name, declaration: statement }, identifier);
      return;
    }
    case 'output':
      found.outputs.push({ kind: 'output', name: statement.name.name, declaration: statement });
      return;
    case 'import':
      declareImport(statement, found);
      return;
    case 'extension': {
      const symbol = found.extensions.find(({ declaration }) => declaration === statement);
      if (symbol === undefined) return;
      const { alias, specification } = statement;
      const { name } = symbol;
      const namespace = namespaceGivenBy(symbol);
      const declared = namespace ? ({ kind: 'namespace', name, namespace } as const) : symbol;
      add(found, declared, alias ?? { kind: 'identifier', name, span: specification.span });
      return;
    }
    default:
      return;
  }
}

function declareImport(
  statement: Extract<Declaration, { kind: 'import' }>,
  found: Declarations,
): void {
  const { imported } = statement;
  if (imported.kind === 'wildcardImport') {
    const { alias } = imported;
    add(found, { kind: 'wildcard', name: alias.name, declaration: statement }, alias);
    return;
  }
  if (imported.kind !== 'importList') return;
  for (const item of imported.items) {
    if (item.kind !== 'importItem') continue;
    const exportedName = nameText(item.name) ?? '';
    const identifier = item.alias ?? (item.name.kind === 'identifier' ? item.name : undefined);
    if (identifier === undefined) continue;
    const { name } = identifier;
    add(found, { kind: 'imported', name, exportedName, item, declaration: statement }, identifier);
  }
}

/** Without an alias an extension goes by the name that it was declared with, else by its own. */
function extensionSymbols(extensions: FileExtensions): readonly ExtensionSymbol[] {
  return [...extensions].flatMap(([declaration, extension]): readonly ExtensionSymbol[] => {
    const { alias, specification } = declaration;
    const declared = specification.kind === 'identifier' ? specification.name : extension?.name;
    const name = alias?.name ?? declared;
    if (name === undefined) return [];
    return [{ kind: 'extension', name, declaration, ...(extension && { extension }) }];
  });
}

/** A namespace that the file declares goes by the name that it is given there alone. */
function undeclaredNamespaces(
  declared: readonly ExtensionSymbol[],
): ReadonlyMap<string, NamespaceSymbol> {
  const taken = new Set(declared.map(namespaceGivenBy));
  const all = (['az', 'sys'] as const).filter((name) => !taken.has(name));
  return new Map(all.map((name) => [name, { kind: 'namespace', name, namespace: name }]));
}

/** The namespace that an extension is, where it is one of those that every file has. */
function namespaceGivenBy(symbol: ExtensionSymbol): NamespaceName | undefined {
  if (isAzure(symbol)) return 'az';
  return symbol.extension?.name === 'System' ? 'sys' : undefined;
}

/** Names that templates or Bicep itself give a meaning of their own. */
const isReserved = ({ kind, name }: BicepSymbol, { namespaces }: Declarations): boolean =>
  namespaces.has(name) ||
  name === 'this' ||
  (kind === 'type' && name === 'resource') ||
  (kind === 'variable' && name.toLowerCase() === 'copy');

function add(found: Declarations, symbol: BicepSymbol, identifier: Identifier): void {
  if (identifier.name === '') return;
  if (isReserved(symbol, found)) {
    found.diagnostics.push(diagnostic('bicep/reserved-name', identifier.span, symbol.name));
  }
  const { name, span } = identifier;
  const first = found.firstNames.get(name);
  if (first === undefined) {
    found.firstNames.set(name, { span, repeated: false });
    found.names.set(name, symbol);
    return;
  }
  if (!first.repeated) found.diagnostics.push(diagnostic('bicep/duplicate-name', first.span, name));
  first.repeated = true;
  found.diagnostics.push(diagnostic('bicep/duplicate-name', span, name));
}

function resourceSymbol(
  declaration: ResourceDeclaration,
  container: ResourceSymbol | undefined,
  found: Declarations,
): ResourceSymbol {
  const body = deployedBody(declaration.body);
  const symbol: ResourceSymbol = {
    kind: 'resource',
    name: declaration.name.name,
    declaration,
    ...(container && { container }),
    type: resourceTypeOf(declaration.type, container, found.extensions, found.diagnostics),
    body,
    children: [],
  };
  for (const member of body.object?.members ?? []) {
    if (member.kind === 'resource') {
      symbol.children.push(resourceSymbol(member, symbol, found));
    }
  }
  checkNested(symbol, found);
  return symbol;
}

/** Nested resources have names of their own, which are not those of the namespaces that their container knows. */
function checkNested({ declaration, children }: ResourceSymbol, found: Declarations): void {
  const isTaken = ({ name }: Identifier): boolean =>
    found.namespaces.has(name) || (name === 'this' && !declaration.existing);
  const names = children.map((child) => child.declaration.name);
  for (const { name, span } of names.filter(isTaken)) {
    found.diagnostics.push(diagnostic('bicep/reserved-name', span, name));
  }
  reportRepeated(
    names.filter((each) => !isTaken(each)),
    found.diagnostics,
  );
}

/** Names that are declared together, of which each must be another one. */
export function reportRepeated(
  identifiers: readonly Identifier[],
  diagnostics: Diagnostic[],
): void {
  const counts = new Map<string, number>();
  for (const { name } of identifiers) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { name, span } of identifiers) {
    if (name === '' || counts.get(name) === 1) continue;
    diagnostics.push(diagnostic('bicep/duplicate-name', span, name));
  }
}

function deployedBody(written: Expression): DeployedBody {
  const parts: { -readonly [K in keyof DeployedBody]: DeployedBody[K] } = {};
  let body = written;
  if (body.kind === 'for') {
    parts.loop = body;
    body = body.body;
  }
  if (body.kind === 'if') {
    parts.condition = body.condition;
    body = body.body;
  }
  if (body.kind === 'object') parts.object = body satisfies ObjectExpression;
  return parts;
}
