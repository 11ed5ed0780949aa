import type { Binding } from '../binder/bind.js';
import { propertyValue } from '../binder/expression-parts.js';
import type { ModuleSymbol, ResourceSymbol } from '../binder/symbols.js';
import type { BicepConfiguration } from '../modules/configuration.js';
import { isSecureOutput } from '../modules/secure.js';
import type { ModuleTarget } from '../modules/targets.js';
import type { BicepFile, BicepParametersFile, TypeExpression } from '../syntax.js';
import { childrenOf, type SyntaxNode } from '../syntax.js';
import { findDecorator } from './decorators.js';

/** The version of the language that a template is written in; with it, resources stand under their symbolic names. */
export interface LanguageVersion {
  readonly version: '2.0' | '2.1-experimental' | '2.2-experimental';
  /** The experimental features that are on, as templates call them; absent for a version that is not experimental. */
  readonly experimental?: readonly string[];
}

/** Features that need an experimental version of the language: their names in `bicepconfig.json` and in templates. */
const experimentalFeatures: readonly (readonly [string, string])[] = [
  ['resourceInfoCodegen', 'Resource info code generation'],
  ['assertions', 'Asserts'],
  ['waitUntil', 'Enable waitUntil feature on resource bicep types'],
  ['localDeploy', 'Enable local deploy'],
  ['moduleExtensionConfigs', 'Enable defining extension configs for modules'],
  ['userDefinedConstraints', 'Enable @validate() decorator'],
  ['deployCommands', 'Enable deploy commands'],
  ['runtimeValuesInTagsAndSku', 'Enable runtime values in tags and SKU'],
  ['azExtensionConfig', "Enable configuration for the built-in 'az' extension"],
];

/** The version that a file needs, by the rules of the Bicep CLI; undefined where the first one does. */
export function languageVersionOf(
  file: BicepFile | BicepParametersFile,
  binding: Binding,
  resources: readonly ResourceSymbol[],
  modules: ReadonlyMap<ModuleSymbol, ModuleTarget>,
  { features }: BicepConfiguration,
): LanguageVersion | undefined {
  const experimental = experimentalFeatures.flatMap(([feature, name]) =>
    features.has(feature) ? [name] : [],
  );
  if (experimental.length > 0) {
    const version = features.has('moduleExtensionConfigs')
      ? '2.2-experimental'
      : '2.1-experimental';
    return { version, experimental };
  }
  const isNeeded =
    features.has('symbolicNameCodegen') || needsSymbolicNames(file, binding, resources, modules);
  return isNeeded ? { version: '2.0' } : undefined;
}

/** True as soon as something in the file cannot be said without symbolic names. */
function needsSymbolicNames(
  file: BicepFile | BicepParametersFile,
  binding: Binding,
  resources: readonly ResourceSymbol[],
  modules: ReadonlyMap<ModuleSymbol, ModuleTarget>,
): boolean {
  for (const statement of file.statements) {
    switch (statement.kind) {
      case 'type':
      case 'function':
      case 'extension':
        return true;
      case 'import':
        if (statement.imported.kind !== 'importList' || statement.imported.items.length > 0)
          return true;
        break;
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
  return (
    resources.some(needsSymbolicName) || usesThis(binding) || hasDemandingSyntax(file, binding)
  );
}

/** `this.exists()` and the like. */
function usesThis({ references }: Binding): boolean {
  for (const symbol of references.values()) if (symbol.kind === 'this') return true;
  return false;
}

function needsSymbolicName({ declaration, body, type }: ResourceSymbol): boolean {
  if (type.extension) return true;
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
