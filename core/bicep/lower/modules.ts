import { printExpression } from '../../expressions/printer.js';
import type { Span } from '../../source/span.js';
import type {
  LiteralNode,
  ObjectNode,
  PropertyNode,
  TemplateNode,
} from '../../template/template.js';
import { keyText } from '../binder/expression-parts.js';
import type { ModuleSymbol } from '../binder/symbols.js';
import { emitTemplate } from '../emit.js';
import { templateOf } from '../modules/targets.js';
import type { ObjectProperty } from '../syntax.js';
import { array, call, entry, expressionNode, literal, object, property, text } from './build.js';
import { batchSizeOf, describe } from './decorators.js';
import { hasExtensionConfigs, localExtension, namedExtension } from './extensions.js';
import { copyObject } from './loops.js';
import type { Lowering } from './model.js';
import { lowerExtensionConfigs, lowerModuleParameters } from './module-arguments.js';
import { deploymentApiVersion } from './module-references.js';
import { lowerDependsOn } from './resource-dependencies.js';
import { deploymentType, moduleName, scopeOfModule } from './resource-ids.js';
import { declarationLine, scopeProperties } from './resources.js';
import { lowerMembers, lowerValue } from './values.js';

/** Properties of a module's body that are written in another way, or not at all. */
const handled: ReadonlySet<string> = new Set([
  'name',
  'params',
  'extensionConfigs',
  'scope',
  'dependsOn',
]);

/** A module as the nested deployment that it becomes. */
export function lowerModule(symbol: ModuleSymbol, at: Lowering): ObjectNode {
  const { declaration, body } = symbol;
  const line = declarationLine(symbol);
  const properties: PropertyNode[] = [];
  if (body.loop) {
    const batchSize = batchSizeOf(declaration.decorators);
    const options = { name: symbol.name, ...(batchSize !== undefined && { batchSize }) };
    properties.push(entry('copy', copyObject(body.loop, options, at)));
  }
  if (body.condition) properties.push(entry('condition', lowerValue(body.condition, at)));
  const isLocal = at.model.targetScope === 'local';
  const own = isLocal ? localDeployment(symbol, line, at) : azureDeployment(symbol, line, at);
  properties.push(...own);
  const dependsOn = lowerDependsOn(symbol, at);
  if (dependsOn) properties.push(entry('dependsOn', dependsOn));
  return describe(object(properties, declaration.span, line), declaration.decorators, at);
}

function azureDeployment(symbol: ModuleSymbol, line: Span, at: Lowering): readonly PropertyNode[] {
  const { path } = symbol.declaration;
  const properties = [
    entry('type', literal(deploymentType, path.span), line),
    entry('apiVersion', literal(deploymentApiVersion, path.span), line),
    ...writtenMembers(symbol, line, at),
  ];
  const scope = scopeOfModule(symbol, at);
  properties.push(...scopeProperties(scope, line, at));
  if (scope.kind !== 'resourceGroup') {
    // A deployment to a resource group has no location of its own to hand on.
    const from = at.model.targetScope === 'resourceGroup' ? 'resourceGroup' : 'deployment';
    properties.push(
      entry('location', expressionNode(property(call(from, [], line), 'location', line))),
    );
  }
  const options = [
    entry('expressionEvaluationOptions', object([entry('scope', literal('inner', line))], line)),
    entry('mode', literal('Incremental', line)),
  ];
  const target = at.model.modules.get(symbol);
  const contents = deploymentContents(symbol, target && templateOf(target), at);
  properties.push(entry('properties', object([...options, ...contents], line), line));
  return properties;
}

/**
 * A module of a file that is deployed locally. Its template is a value among the properties, which are
 * worked out before it is deployed: each text in it is kept from being read as an expression. (The Bicep CLI adds
 * where on its machine the module is.)
 */
function localDeployment(symbol: ModuleSymbol, line: Span, at: Lowering): readonly PropertyNode[] {
  const { span } = symbol.declaration.path;
  const target = at.model.modules.get(symbol);
  const template = target && templateOf(target);
  const kept = template && textsAsExpressions(JSON.parse(emitTemplate(template)), span);
  const contents = deploymentContents(symbol, kept, at);
  return [
    namedExtension(localExtension, line, at),
    entry('type', literal(deploymentType, span), line),
    entry('properties', object([...writtenMembers(symbol, line, at), ...contents], line), line),
  ];
}

/** What the body of a module says itself, its name among it. */
function writtenMembers(symbol: ModuleSymbol, line: Span, at: Lowering): readonly PropertyNode[] {
  const { declaration, body } = symbol;
  const members = (body.object?.members ?? []).filter(
    (member): member is ObjectProperty =>
      member.kind === 'objectProperty' && !handled.has(keyText(member) ?? ''),
  );
  const name = body.object?.members.find((member) => keyText(member) === 'name');
  const nameSpan = name?.kind === 'objectProperty' ? name.key.span : line;
  return [
    ...lowerMembers(members, declaration.span, at),
    entry('name', expressionNode(moduleName(symbol, undefined, at)), nameSpan),
  ];
}

/** What is deployed: the arguments of a module and its template. */
function deploymentContents(
  symbol: ModuleSymbol,
  template: TemplateNode | undefined,
  at: Lowering,
): readonly PropertyNode[] {
  const properties: PropertyNode[] = [];
  const target = at.model.modules.get(symbol);
  const parameters = lowerModuleParameters(symbol, at);
  if (parameters) properties.push(parameters);
  const configs = hasExtensionConfigs(at) ? lowerExtensionConfigs(symbol, at) : undefined;
  if (configs) properties.push(configs);
  const { span } = symbol.declaration.path;
  if (template) properties.push(entry('template', template, span));
  if (target?.kind === 'json' && target.templateSpec !== undefined) {
    const link = object([entry('id', literal(target.templateSpec, span))], span);
    properties.push(entry('templateLink', link, span));
  }
  return properties;
}

/** A JSON document in which each text is an expression that gives it. */
function textsAsExpressions(value: unknown, span: Span): TemplateNode {
  if (typeof value === 'string') {
    const expression = text(value, span);
    return { kind: 'expression', expression, text: `[${printExpression(expression)}]`, span };
  }
  if (Array.isArray(value)) {
    return array(
      value.map((each) => textsAsExpressions(each, span)),
      span,
    );
  }
  if (typeof value !== 'object' || value === null) {
    return literal(value as LiteralNode['value'], span);
  }
  const entries = Object.entries(value).map(([key, each]) =>
    entry(key, textsAsExpressions(each, span)),
  );
  return object(entries, span);
}
