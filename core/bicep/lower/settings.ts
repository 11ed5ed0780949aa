import type { Binding } from '../binder/bind.js';
import { propertyValue, unwrap } from '../binder/expression-parts.js';
import type { ModuleSymbol, ResourceSymbol } from '../binder/symbols.js';
import { isSecureOutput, type ModuleTarget } from '../modules/targets.js';
import type { BicepFile, BicepParametersFile, TypeExpression } from '../syntax.js';
import { childrenOf, type SyntaxNode } from '../syntax.js';
import { findDecorator } from './decorators.js';

/**
 * Whether a template is written with symbolic names (languageVersion 2.0), by the rules of the Bicep
 * CLI: it is, as soon as something in the file cannot be said without.
 */
export function usesSymbolicNames(
  file: BicepFile | BicepParametersFile,
  binding: Binding,
  resources: readonly ResourceSymbol[],
  modules: ReadonlyMap<ModuleSymbol, ModuleTarget>,
): boolean {
  for (const statement of file.statements) {
    switch (statement.kind) {
      case 'type':
      case 'function':
      case 'import':
      case 'extension':
        return true;
      case 'variable':
        if (statement.type) return true;
        break;
      case 'output':
        if (findDecorator(statement.decorators, 'secure')) return true;
        break;
      default:
        break;
    }
  }
  for (const [symbol, target] of modules) {
    if (propertyValue(symbol.body.object, 'name') === undefined) return true;
    if (isSecureOutput(target, undefined)) return true;
  }
  return resources.some(needsSymbolicName) || hasDemandingSyntax(file, binding);
}

function needsSymbolicName({ declaration, body, type }: ResourceSymbol): boolean {
  if (type.type !== '' && type.apiVersion === undefined) return true;
  if (declaration.existing && propertyValue(body.object, 'dependsOn')) return true;
  return ['onlyIfNotExists', 'retryOn', 'nullIfNotFound'].some(
    (name) => findDecorator(declaration.decorators, name) !== undefined,
  );
}

const structuredTypes: ReadonlySet<string> = new Set<TypeExpression['kind']>([
  'arrayType',
  'nullableType',
  'objectType',
  'tupleType',
  'unionType',
]);

/** True where the file writes out a type, or means a whole loop of resources other than in `dependsOn`. */
function hasDemandingSyntax(file: BicepFile | BicepParametersFile, binding: Binding): boolean {
  const pending: SyntaxNode[] = [...file.statements];
  const accessed = new Set<SyntaxNode>();
  const dependsOn = new Set<SyntaxNode>();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (structuredTypes.has(node.kind)) return true;
    switch (node.kind) {
      case 'resource':
      case 'module': {
        const value = propertyValue(bodyObject(node.body), 'dependsOn');
        if (value) dependsOn.add(value);
        break;
      }
      case 'propertyAccess':
      case 'indexAccess':
      case 'resourceAccess': {
        const target = node.target.kind === 'parenthesized' ? unwrap(node.target) : node.target;
        accessed.add(target);
        break;
      }
      case 'variableAccess': {
        const symbol = binding.references.get(node);
        const looped =
          (symbol?.kind === 'resource' || symbol?.kind === 'module') && symbol.body.loop;
        if (looped && !accessed.has(node)) return true;
        break;
      }
      default:
        break;
    }
    if (!dependsOn.has(node)) pending.push(...childrenOf(node));
  }
  return false;
}

function bodyObject(body: SyntaxNode) {
  let inner = body;
  if (inner.kind === 'for') inner = inner.body;
  if (inner.kind === 'if') inner = inner.body;
  return inner.kind === 'object' ? inner : undefined;
}
