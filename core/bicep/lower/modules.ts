import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import type { Span } from '../../source/span.js';
import type { ObjectNode, PropertyNode, TemplateNode } from '../../template/template.js';
import { keyText, unwrap } from '../binder/expression-parts.js';
import type { ModuleSymbol } from '../binder/symbols.js';
import { parametersOf } from '../modules/parameters.js';
import { templateOf } from '../modules/targets.js';
import type { Expression, ObjectProperty } from '../syntax.js';
import {
  array,
  call,
  entry,
  expressionNode,
  literal,
  object,
  property,
  text,
  withHeader,
} from './build.js';
import { batchSizeOf, describe } from './decorators.js';
import { lowerExpression } from './expressions.js';
import { unknownName } from './limits.js';
import { copyObject, insideLoop } from './loops.js';
import type { Lowering } from './model.js';
import { deploymentApiVersion } from './module-references.js';
import { nodeExpression } from './node-expressions.js';
import { lowerDependsOn } from './resource-dependencies.js';
import { deploymentType, moduleName, scopeOfModule } from './resource-ids.js';
import { declarationLine, scopeProperties } from './resources.js';
import { lowerMembers, lowerValue } from './values.js';
import { resourceSecret } from './vault-secrets.js';

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
  const parameters = lowerParameters(symbol, target && parametersOf(target), at);
  if (parameters) properties.push(parameters);
  const { span } = symbol.declaration.path;
  const template = target && templateOf(target);
  if (template) properties.push(entry('template', template, span));
  if (target?.kind === 'json' && target.templateSpec !== undefined) {
    const link = object([entry('id', literal(target.templateSpec, span))], span);
    properties.push(entry('templateLink', link, span));
  }
  return object(properties, line);
}

/**
 * What a module is given. Parameters it does not declare are left out and those it lacks are unknown: a
 * check has reported them, so that expansion finds nothing wrong.
 *
 * @param declared whether each parameter must be given; absent where the module was not read
 */
function lowerParameters(
  symbol: ModuleSymbol,
  declared: ReadonlyMap<string, boolean> = new Map(),
  at: Lowering,
): PropertyNode | undefined {
  const { members = [] } = symbol.body.object ?? {};
  const property = members.find((each) => keyText(each) === 'params');
  const line = declarationLine(symbol);
  const header = property?.kind === 'objectProperty' ? property.key.span : line;
  const params = property?.kind === 'objectProperty' ? unwrap(property.value) : undefined;
  const written = params?.kind === 'object' ? params.members : [];
  const given = new Set(written.map(keyText));
  const entries = written.flatMap((member) => {
    const isDeclared = declared.size === 0 || declared.has(keyText(member) ?? '');
    return member.kind === 'objectProperty' && isDeclared ? [lowerArgument(member, at)] : [];
  });
  for (const [name, required] of declared) {
    if (!required || given.has(name)) continue;
    const value = entry('value', expressionNode(unknownName(name, header)));
    entries.push(entry(name, object([value], header)));
  }
  if (params?.kind !== 'object' && entries.length === 0) return undefined;
  return entry('parameters', object(entries, params?.span ?? line, header), header);
}

/** One parameter of a module: `{ value: … }`, or `{ reference: … }` to a secret in a key vault. */
function lowerArgument(member: ObjectProperty, at: Lowering): PropertyNode {
  const name = keyText(member) ?? '';
  const keySpan = member.key.span;
  const value = unwrap(member.value);
  if (value.kind === 'for') {
    // ARM calls the loop after the property it fills, and that is `value` here.
    const position = call('copyIndex', [text('value', value.item.span)], value.item.span);
    const inside = insideLoop(value, position, at);
    const { properties, span } = copyObject(value, { name: 'value' }, at);
    const input = expressionNode(lowerExpression(value.body, inside));
    const copy = object([...properties, entry('input', input, value.body.span)], span);
    return entry(name, object([entry('copy', array([copy], span))], span, keySpan), keySpan);
  }
  return entry(name, withHeader(argumentNode(value, keySpan, at), keySpan), keySpan);
}

function argumentNode(written: Expression, keySpan: Span, at: Lowering): TemplateNode {
  const value = resolveInlined(written, at);
  if (value.kind === 'ternary') {
    const parts = [
      lowerExpression(value.condition, at),
      argumentExpression(value.whenTrue, at),
      argumentExpression(value.whenFalse, at),
    ];
    return expressionNode(call('if', parts, value.span));
  }
  const secret = vaultReference(value, at);
  const node = secret ?? lowerValue(value, at);
  const key = secret ? 'reference' : 'value';
  return object([entry(key, withHeader(node, keySpan), keySpan)], value.span);
}

function argumentExpression(written: Expression, at: Lowering): ArmExpression {
  const value = resolveInlined(written, at);
  const { span } = value;
  if (value.kind === 'ternary') {
    const parts = [
      lowerExpression(value.condition, at),
      argumentExpression(value.whenTrue, at),
      argumentExpression(value.whenFalse, at),
    ];
    return call('if', parts, span);
  }
  const secret = vaultReference(value, at);
  if (secret) return call('createObject', [text('reference', span), nodeExpression(secret)], span);
  return call('createObject', [text('value', span), lowerExpression(value, at)], span);
}

/** The value that a variable put in place stands for. */
function resolveInlined(written: Expression, at: Lowering): Expression {
  const node = unwrap(written);
  if (node.kind !== 'variableAccess') return node;
  const symbol = at.model.binding.references.get(node);
  if (symbol?.kind !== 'variable' || at.model.binding.cyclic.has(symbol)) return node;
  return at.model.inlined.has(symbol) ? resolveInlined(symbol.declaration.value, at) : node;
}

function vaultReference(node: Expression, at: Lowering): ObjectNode | undefined {
  if (node.kind !== 'instanceCall' || node.name.name !== 'getSecret') return undefined;
  return resourceSecret(node, at);
}
