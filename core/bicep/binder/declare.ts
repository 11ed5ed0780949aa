import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../source/span.js';
import { azureSpelling } from '../resource-types/azure-spelling.js';
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
import { literalText } from './expression-parts.js';
import type {
  BicepSymbol,
  DeployedBody,
  ModuleSymbol,
  OutputSymbol,
  ResourceSymbol,
  ResourceTypeName,
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
  readonly diagnostics: Diagnostic[];
}

/** Makes a symbol of every declaration of a file, nested resources included. */
export function declare(file: BicepFile | BicepParametersFile): Declarations {
  const found: Declarations = {
    names: new Map(),
    firstNames: new Map(),
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
      const symbol = resourceSymbol(statement, undefined, found.diagnostics);
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
    case 'output':
      found.outputs.push({ kind: 'output', name: statement.name.name, declaration: statement });
      return;
    case 'import':
      declareImport(statement, found);
      return;
    case 'extension':
      declareExtension(statement, found);
      return;
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
    const exportedName =
      item.name.kind === 'identifier' ? item.name.name : (literalText(item.name) ?? '');
    const identifier = item.alias ?? (item.name.kind === 'identifier' ? item.name : undefined);
    if (identifier === undefined) continue;
    const { name } = identifier;
    add(found, { kind: 'imported', name, exportedName, item, declaration: statement }, identifier);
  }
}

function declareExtension(
  statement: Extract<Declaration, { kind: 'extension' }>,
  found: Declarations,
): void {
  const { alias, specification } = statement;
  const identifier = alias ?? (specification.kind === 'identifier' ? specification : undefined);
  if (identifier === undefined) return;
  add(found, { kind: 'extension', name: identifier.name, declaration: statement }, identifier);
}

const reserved: ReadonlySet<string> = new Set(['az', 'sys']);

function add(found: Declarations, symbol: BicepSymbol, identifier: Identifier): void {
  if (identifier.name === '') return;
  if (reserved.has(symbol.name)) {
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
  diagnostics: Diagnostic[],
): ResourceSymbol {
  const body = deployedBody(declaration.body);
  const symbol: ResourceSymbol = {
    kind: 'resource',
    name: declaration.name.name,
    declaration,
    ...(container && { container }),
    type: resourceType(declaration.type, container, diagnostics),
    body,
    children: [],
  };
  for (const member of body.object?.members ?? []) {
    if (member.kind === 'resource') {
      symbol.children.push(resourceSymbol(member, symbol, diagnostics));
    }
  }
  return symbol;
}

/** Reads `'A.B/c@v'`, in Azure's letter case; a nested resource's `'d'` becomes `A.B/c/d` with the container's version. */
function resourceType(
  written: ResourceDeclaration['type'],
  container: ResourceSymbol | undefined,
  diagnostics: Diagnostic[],
): ResourceTypeName {
  const text = written.kind === 'string' ? literalText(written) : undefined;
  if (text === undefined) {
    if (written.kind === 'string')
      diagnostics.push(diagnostic('bicep/resource-type', written.span));
    return { type: '' };
  }
  const at = text.indexOf('@');
  const name = at < 0 ? text : text.slice(0, at);
  const apiVersion = at < 0 ? container?.type.apiVersion : text.slice(at + 1);
  const type = container === undefined ? name : `${container.type.type}/${name}`;
  if (apiVersion === undefined) return { type };
  return azureSpelling({ type, apiVersion }) ?? { type, apiVersion };
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
