import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import type { Span } from '../../source/span.js';
import type { ObjectNode, PropertyNode, TemplateNode } from '../../template/template.js';
import { keyText, unwrap } from '../binder/expression-parts.js';
import type { ModuleSymbol } from '../binder/symbols.js';
import { parametersOf } from '../modules/parameters.js';
import { takesResource } from '../modules/resource-typed.js';
import type { Expression, ObjectProperty } from '../syntax.js';
import { lowerResourceId } from './access.js';
import { array, call, entry, expressionNode, object, text, withHeader } from './build.js';
import { lowerExpression } from './expressions.js';
import { unknownName } from './limits.js';
import { copyObject, insideLoop } from './loops.js';
import type { Lowering } from './model.js';
import { nodeExpression } from './node-expressions.js';
import { declarationLine } from './resources.js';
import { lowerValue } from './values.js';
import { resourceSecret } from './vault-secrets.js';

/**
 * What a module is given. Parameters it does not declare are left out and those it lacks are unknown: a
 * check has reported them, so that expansion finds nothing wrong.
 */
export function lowerModuleParameters(
  symbol: ModuleSymbol,
  at: Lowering,
): PropertyNode | undefined {
  const target = at.model.modules.get(symbol);
  const declared = (target && parametersOf(target)) ?? new Map<string, boolean>();
  const { members = [] } = symbol.body.object ?? {};
  const property = members.find((each) => keyText(each) === 'params');
  const line = declarationLine(symbol);
  const header = property?.kind === 'objectProperty' ? property.key.span : line;
  const params = property?.kind === 'objectProperty' ? unwrap(property.value) : undefined;
  const written = params?.kind === 'object' ? params.members : [];
  const given = new Set(written.map(keyText));
  const entries = written.flatMap((member) => {
    const isDeclared = declared.size === 0 || declared.has(keyText(member) ?? '');
    if (member.kind !== 'objectProperty' || !isDeclared) return [];
    const isResource = target !== undefined && takesResource(target, keyText(member) ?? '');
    return [isResource ? resourceArgument(member, at) : lowerArgument(member, parameter, at)];
  });
  for (const [name, required] of declared) {
    if (!required || given.has(name)) continue;
    const value = entry('value', expressionNode(unknownName(name, header)));
    entries.push(entry(name, object([value], header)));
  }
  if (params?.kind !== 'object' && entries.length === 0) return undefined;
  return entry('parameters', object(entries, params?.span ?? line, header), header);
}

/**
 * `extensionConfigs` of a module: the settings that it gives its extensions, each as a parameter is; what is
 * handed on from an extension of this file stays an expression.
 */
export function lowerExtensionConfigs(
  symbol: ModuleSymbol,
  at: Lowering,
): PropertyNode | undefined {
  const { members = [] } = symbol.body.object ?? {};
  const property = members.find((each) => keyText(each) === 'extensionConfigs');
  if (property?.kind !== 'objectProperty') return undefined;
  const configs = unwrap(property.value);
  if (configs.kind !== 'object') return undefined;
  const entries = configs.members.flatMap((member) => {
    if (member.kind !== 'objectProperty') return [];
    const keySpan = member.key.span;
    return [entry(keyText(member) ?? '', extensionConfig(unwrap(member.value), at), keySpan)];
  });
  return entry('extensionConfigs', object(entries, configs.span), property.key.span);
}

function extensionConfig(value: Expression, at: Lowering): TemplateNode {
  if (value.kind !== 'object') return expressionNode(lowerExpression(value, at));
  const settings = value.members.flatMap((member) =>
    member.kind === 'objectProperty' ? [lowerArgument(member, extensionSetting, at)] : [],
  );
  return object(settings, value.span);
}

/** How an argument is written: the key of a secret, and whether it is handed on from an extension. */
interface ArgumentForm {
  readonly secretKey: 'reference' | 'keyVaultReference';
  readonly isHandedOn: (value: Expression, at: Lowering) => boolean;
}

const parameter: ArgumentForm = { secretKey: 'reference', isHandedOn: () => false };
const extensionSetting: ArgumentForm = {
  secretKey: 'keyVaultReference',
  isHandedOn: namesExtension,
};

/** `extension.config` and `extension.config.name`. */
function namesExtension(value: Expression, at: Lowering): boolean {
  let target = value;
  while (target.kind === 'propertyAccess' || target.kind === 'indexAccess') {
    target = unwrap(target.target);
  }
  if (target.kind !== 'variableAccess') return false;
  return at.model.binding.references.get(target)?.kind === 'extension';
}

/** A resource that a module takes: its id. */
function resourceArgument(member: ObjectProperty, at: Lowering): PropertyNode {
  const keySpan = member.key.span;
  const value = entry('value', expressionNode(lowerResourceId(member.value, at)), keySpan);
  return entry(keyText(member) ?? '', object([value], member.value.span, keySpan), keySpan);
}

/** One argument of a module: `{ value: … }`, or `{ reference: … }` to a secret in a key vault. */
function lowerArgument(member: ObjectProperty, form: ArgumentForm, at: Lowering): PropertyNode {
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
  return entry(name, withHeader(argumentNode(value, keySpan, form, at), keySpan), keySpan);
}

function argumentNode(
  written: Expression,
  keySpan: Span,
  form: ArgumentForm,
  at: Lowering,
): TemplateNode {
  const value = resolveInlined(written, at);
  if (value.kind === 'ternary' || form.isHandedOn(value, at)) {
    return expressionNode(argumentExpression(value, form, at));
  }
  const secret = vaultReference(value, at);
  const node = secret ?? lowerValue(value, at);
  const key = secret ? form.secretKey : 'value';
  return object([entry(key, withHeader(node, keySpan), keySpan)], value.span);
}

function argumentExpression(written: Expression, form: ArgumentForm, at: Lowering): ArmExpression {
  const value = resolveInlined(written, at);
  const { span } = value;
  if (value.kind === 'ternary') {
    const parts = [
      lowerExpression(value.condition, at),
      argumentExpression(value.whenTrue, form, at),
      argumentExpression(value.whenFalse, form, at),
    ];
    return call('if', parts, span);
  }
  if (form.isHandedOn(value, at)) return lowerExpression(value, at);
  const secret = vaultReference(value, at);
  if (secret)
    return call('createObject', [text(form.secretKey, span), nodeExpression(secret)], span);
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
