import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import type { LiteralNode, TemplateNode } from '../../template/template.js';
import { argumentCountFits } from '../binder/argument-counts.js';
import {
  externalInputFunctions,
  isBuiltinFunction,
  isListFunction,
} from '../binder/builtin-functions.js';
import { unwrap } from '../binder/expression-parts.js';
import { callsNamespace } from '../binder/namespaces.js';
import type { BicepSymbol, ThisSymbol } from '../binder/symbols.js';
import type { Expression, FunctionCall, InstanceCall } from '../syntax.js';
import { call, expressionNode, literal, object, text } from './build.js';
import { lowerExpression } from './expressions.js';
import { handedResource } from './handed-resources.js';
import type { Lowering } from './model.js';
import { nodeExpression } from './node-expressions.js';
import { listCall, referent } from './resource-references.js';

/** The namespace of user-defined functions in a template. */
export const userNamespace = '__bicep';

type Call = FunctionCall | InstanceCall;

/** True for `name(…)`, `sys.name(…)` and `az.name(…)`. */
export function isNamespaceCall(node: Call, name: string, at: Lowering): boolean {
  return node.name.name === name && callsNamespace(node, at.model.binding);
}

/** What a call that is answered while compiling gives; undefined for calls that stay in the template. */
export function foldedCall(node: Call, at: Lowering): TemplateNode | undefined {
  const { span } = node;
  const loaded = at.model.loaded.get(node);
  if (loaded !== undefined) {
    if (loaded.variable === undefined) return loaded.value;
    const name = at.imports.nameOfLoaded(at.model, loaded.variable) ?? loaded.variable;
    return expressionNode(call('variables', [text(name, span)], span));
  }
  if (isNamespaceCall(node, 'nameof', at)) return nameOf(node.args[0], node);
  if (isNamespaceCall(node, 'readEnvironmentVariable', at)) return environmentVariable(node, at);
  // A scope of somewhere else has no properties to read, so the CLI writes an empty object.
  const scopes = ['managementGroup', 'resourceGroup', 'subscription'];
  if (node.args.length > 0 && scopes.some((name) => isNamespaceCall(node, name, at))) {
    return object([], span);
  }
  return undefined;
}

/**
 * `readEnvironmentVariable(name, default)` of a variable that was not read: the default where the environment does not
 * have it, else an input from outside.
 */
function environmentVariable({ args: [name, otherwise], span }: Call, at: Lowering): TemplateNode {
  if (at.model.compilation.environment !== undefined && otherwise !== undefined) {
    return expressionNode(lowerExpression(otherwise, at));
  }
  const args = [text('sys.envVar', span), ...(name ? [lowerExpression(name, at)] : [])];
  return expressionNode(call('externalInput', args, span));
}

/** `nameof(a.b.c)` is `'c'`. */
function nameOf(arg: Expression | undefined, node: Call): LiteralNode | undefined {
  const target = arg && unwrap(arg);
  switch (target?.kind) {
    case 'variableAccess':
    case 'resourceAccess':
    case 'propertyAccess':
      return literal(target.name.name, node.span);
    case 'indexAccess':
      return target.index.kind === 'string'
        ? literal(target.index.segments.map((each) => each.value).join(''), node.span)
        : nameOf(target.target, node);
    default:
      return undefined;
  }
}

export function lowerCall(node: FunctionCall, at: Lowering): ArmExpression {
  const { name, span, args } = node;
  const folded = foldedCall(node, at);
  if (folded !== undefined) return nodeExpression(folded);
  const symbol = at.model.binding.references.get(node);
  if (symbol !== undefined) return userCall(symbol, name.name, args, node, at);
  return namespaceCall(node, span, at);
}

export function lowerInstanceCall(node: InstanceCall, at: Lowering): ArmExpression {
  const folded = foldedCall(node, at);
  if (folded !== undefined) return nodeExpression(folded);
  const target = unwrap(node.target);
  if (target.kind === 'variableAccess') {
    const symbol = at.model.binding.references.get(target);
    if (symbol?.kind === 'namespace') return namespaceCall(node, node.span, at);
    if (symbol?.kind === 'wildcard') return userCall(symbol, node.name.name, node.args, node, at);
    if (symbol?.kind === 'this') return callOfThis(symbol, node);
  }
  const resource = referent(node.target, at);
  const args = node.args.map((arg) => lowerExpression(arg, at));
  if (resource !== undefined && isListFunction(node.name.name)) {
    return listCall(resource, node, args, at);
  }
  const handed = handedResource(node.target, at);
  if (handed) {
    const version = text(handed.type.apiVersion ?? '', node.span);
    const rest = args.length > 0 ? args : [version];
    return call(node.name.name, [handed.id, ...rest], node.span, node.name.span);
  }
  return call(
    node.name.name,
    [lowerExpression(node.target, at), ...args],
    node.span,
    node.name.span,
  );
}

/** `this.exists()` and `this.existingResource()`: what is deployed already where a resource will be. */
function callOfThis({ resource }: ThisSymbol, { name, span }: InstanceCall): ArmExpression {
  const whole = resource.type.extension && name.name !== 'exists' ? [] : [text('full', span)];
  const target = call('target', whole, span, name.span);
  if (name.name !== 'exists') return target;
  return call('not', [call('empty', [target], span)], span);
}

function namespaceCall(node: Call, span: ArmExpression['span'], at: Lowering): ArmExpression {
  const [first] = node.args;
  if (node.name.name === 'any' && first !== undefined) return lowerExpression(first, at);
  const args = node.args.map((arg) => lowerExpression(arg, at));
  const input = externalInputFunctions.get(node.name.name);
  const lowered =
    input === undefined
      ? call(node.name.name, args, span, node.name.span)
      : call('externalInput', [text(input, span), ...args], span, node.name.span);
  const fits = isEvaluated(node.name.name) && argumentCountFits(node, at.model);
  return fits ? lowered : { ...lowered, reported: true };
}

/** True for functions that templates have too; of a secret out of its place a check has spoken. */
function isEvaluated(name: string): boolean {
  return isBuiltinFunction(name) && name !== 'getSecret';
}

/** A call of a function of this file, of an imported one, or of one of a wildcard import. */
function userCall(
  symbol: BicepSymbol,
  name: string,
  args: readonly Expression[],
  node: Call,
  at: Lowering,
): ArmExpression {
  const known =
    symbol.kind === 'wildcard'
      ? at.imports.nameOfMember(symbol, name)
      : (at.imports.nameOf(symbol) ?? (symbol.kind === 'imported' ? undefined : name));
  const qualified = known ?? name;
  const lowered = call(
    qualified.includes('.') ? qualified : `${userNamespace}.${qualified}`,
    args.map((arg) => lowerExpression(arg, at)),
    node.span,
    node.name.span,
  );
  const fits = known !== undefined && argumentCountFits(node, at.model);
  return !fits ? { ...lowered, reported: true } : lowered;
}
