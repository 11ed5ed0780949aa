import type { Binding } from '../binder/bind.js';
import { propertyValue } from '../binder/expression-parts.js';
import type { ModuleSymbol, ResourceSymbol } from '../binder/symbols.js';
import type { BicepConfiguration } from '../modules/configuration.js';
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
  configuration: BicepConfiguration,
): boolean {
  if (configuration.symbolicNames || configuration.assertions) return true;
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
  // The CLI passes over the `dependsOn` of the declaration it met last, so after a nested resource
  // the one of the resource around it counts.
  let passedOver: SyntaxNode | undefined;
  const visit = (node: SyntaxNode, accessed: boolean): boolean => {
    if (structuredTypes.has(node.kind)) return true;
    if (node === passedOver) return false;
    if (node.kind === 'resource' || node.kind === 'module') {
      passedOver = propertyValue(bodyObject(node.body), 'dependsOn');
    }
    if (node.kind === 'variableAccess' && !accessed) {
      const symbol = binding.references.get(node);
      if ((symbol?.kind === 'resource' || symbol?.kind === 'module') && symbol.body.loop)
        return true;
    }
    const reads = node.kind === 'propertyAccess' || node.kind === 'indexAccess';
    return childrenOf(node).some((child) => {
      const target = reads && child === node.target;
      return visit(child, target || (accessed && node.kind === 'parenthesized'));
    });
  };
  return file.statements.some((statement) => visit(statement, false));
}

function bodyObject(body: SyntaxNode) {
  let inner = body;
  if (inner.kind === 'for') inner = inner.body;
  if (inner.kind === 'if') inner = inner.body;
  return inner.kind === 'object' ? inner : undefined;
}
