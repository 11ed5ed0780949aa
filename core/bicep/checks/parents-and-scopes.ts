import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { propertyValue, unwrap } from '../binder/expression-parts.js';
import { callsNamespace } from '../binder/namespaces.js';
import type { ModuleSymbol, ResourceSymbol } from '../binder/symbols.js';
import { parentOf } from '../lower/ancestors.js';
import type { FileModel } from '../lower/model.js';
import type { Expression } from '../syntax.js';

/** The parent of a resource is named; so is its scope, or called, where it is not that of its parent. */
export function checkParentAndScope(
  symbol: ResourceSymbol | ModuleSymbol,
  model: FileModel,
): Diagnostic[] {
  const { body } = symbol;
  const parent = propertyValue(body.object, 'parent');
  const scope = propertyValue(body.object, 'scope');
  if (scope && symbol.kind === 'resource' && parentOf(symbol, model.binding)) {
    return [diagnostic('bicep/child-scope', scope.span)];
  }
  return [
    ...(parent && !mayBeParent(parent, model) ? [diagnostic('bicep/parent', parent.span)] : []),
    ...(scope && !mayBeScope(scope, model) ? [diagnostic('bicep/scope', scope.span)] : []),
  ];
}

function mayBeParent(written: Expression, { binding }: FileModel): boolean {
  switch (written.kind) {
    case 'variableAccess': {
      const kind = binding.references.get(written)?.kind;
      return kind === 'resource' || kind === 'undeclared';
    }
    case 'indexAccess':
    case 'resourceAccess':
    case 'error':
      return true;
    default:
      return false;
  }
}

const scopeFunctions: ReadonlySet<string> = new Set([
  'any',
  'managementGroup',
  'resourceGroup',
  'subscription',
  'tenant',
]);

/** False for what is surely no scope. */
function mayBeScope(written: Expression, { binding }: FileModel): boolean {
  const node = unwrap(written);
  switch (node.kind) {
    case 'string':
    case 'integer':
    case 'boolean':
    case 'null':
    case 'array':
    case 'object':
      return false;
    case 'call':
    case 'instanceCall':
      return scopeFunctions.has(node.name.name) || !callsNamespace(node, binding);
    case 'variableAccess': {
      const symbol = binding.references.get(node);
      if (symbol?.kind === 'parameter') return symbol.declaration.type.kind === 'resourceType';
      return symbol?.kind !== 'module';
    }
    default:
      return true;
  }
}
