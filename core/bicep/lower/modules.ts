import type { Span } from '../../source/span.js';
import type { ObjectNode, PropertyNode } from '../../template/template.js';
import { keyText } from '../binder/expression-parts.js';
import type { ModuleSymbol } from '../binder/symbols.js';
import { templateOf } from '../modules/targets.js';
import type { ObjectProperty } from '../syntax.js';
import { call, entry, expressionNode, literal, object, property } from './build.js';
import { batchSizeOf, describe } from './decorators.js';
import { hasExtensionConfigs } from './extensions.js';
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
  const { span } = declaration;
  const line = declarationLine(symbol);
  const properties: PropertyNode[] = [];
  if (body.loop) {
    const batchSize = batchSizeOf(declaration.decorators);
    const options = { name: symbol.name, ...(batchSize !== undefined && { batchSize }) };
    properties.push(entry('copy', copyObject(body.loop, options, at)));
  }
  if (body.condition) properties.push(entry('condition', lowerValue(body.condition, at)));
  properties.push(
    entry('type', literal(deploymentType, declaration.path.span), line),
    entry('apiVersion', literal(deploymentApiVersion, declaration.path.span), line),
  );
  const members = (body.object?.members ?? []).filter(
    (member): member is ObjectProperty =>
      member.kind === 'objectProperty' && !handled.has(keyText(member) ?? ''),
  );
  properties.push(...lowerMembers(members, span, at));
  const name = body.object?.members.find((member) => keyText(member) === 'name');
  const nameSpan = name?.kind === 'objectProperty' ? name.key.span : line;
  properties.push(entry('name', expressionNode(moduleName(symbol, undefined, at)), nameSpan));
  const scope = scopeOfModule(symbol, at);
  properties.push(...scopeProperties(scope, line, at));
  if (scope.kind !== 'resourceGroup') {
    // A deployment to a resource group has no location of its own to hand on.
    const from = at.model.targetScope === 'resourceGroup' ? 'resourceGroup' : 'deployment';
    properties.push(
      entry('location', expressionNode(property(call(from, [], line), 'location', line))),
    );
  }
  properties.push(entry('properties', lowerDeployment(symbol, line, at), line));
  const dependsOn = lowerDependsOn(symbol, at);
  if (dependsOn) properties.push(entry('dependsOn', dependsOn));
  return describe(object(properties, span, line), declaration.decorators, at);
}

function lowerDeployment(symbol: ModuleSymbol, line: Span, at: Lowering): ObjectNode {
  const scope = object([entry('scope', literal('inner', line))], line);
  const properties = [
    entry('expressionEvaluationOptions', scope),
    entry('mode', literal('Incremental', line)),
  ];
  const target = at.model.modules.get(symbol);
  const parameters = lowerModuleParameters(symbol, at);
  if (parameters) properties.push(parameters);
  const configs = hasExtensionConfigs(at) ? lowerExtensionConfigs(symbol, at) : undefined;
  if (configs) properties.push(configs);
  const { span } = symbol.declaration.path;
  const template = target && templateOf(target);
  if (template) properties.push(entry('template', template, span));
  if (target?.kind === 'json' && target.templateSpec !== undefined) {
    const link = object([entry('id', literal(target.templateSpec, span))], span);
    properties.push(entry('templateLink', link, span));
  }
  return object(properties, line);
}
