import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import type { Span } from '../../source/span.js';
import { propertyValue, unwrap } from '../binder/expression-parts.js';
import type { ResourceSymbol } from '../binder/symbols.js';
import type { Expression, InstanceCall } from '../syntax.js';
import { conditionsOf, parentOf, symbolicName } from './ancestors.js';
import { call, property, text } from './build.js';
import { isNamespaceCall } from './calls.js';
import { lowerExpression } from './expressions.js';
import { insideLoop } from './loops.js';
import type { Lowering } from './model.js';
import { ownName, resourceId } from './resource-ids.js';

/** A resource as an expression names it. */
export interface Referent {
  readonly symbol: ResourceSymbol;
  /** Which one of a loop; absent where the whole loop is meant. */
  readonly index?: Expression;
  readonly span: Span;
}

/** The resource that an expression stands for, through parentheses, `any()` and variables put in place. */
export function referent(written: Expression, at: Lowering): Referent | undefined {
  const { references, cyclic } = at.model.binding;
  const node = unwrap(written);
  switch (node.kind) {
    case 'variableAccess':
    case 'resourceAccess': {
      const symbol = references.get(node);
      if (symbol?.kind === 'resource') {
        return cyclic.has(symbol) ? undefined : { symbol, span: node.span };
      }
      if (symbol?.kind === 'variable' && at.model.inlined.has(symbol) && !cyclic.has(symbol)) {
        return referent(symbol.declaration.value, at);
      }
      return undefined;
    }
    case 'indexAccess': {
      const target = unwrap(node.target);
      if (target.kind !== 'variableAccess' && target.kind !== 'resourceAccess') return undefined;
      const symbol = references.get(target);
      if (symbol?.kind !== 'resource' || symbol.body.loop === undefined) return undefined;
      if (cyclic.has(symbol)) return undefined;
      return { symbol, index: node.index, span: node.span };
    }
    case 'call':
    case 'instanceCall': {
      const [arg] = node.args;
      return arg && isNamespaceCall(node, 'any', at) ? referent(arg, at) : undefined;
    }
    default:
      return undefined;
  }
}

/** Lowering of what stands in the body of the resource that is meant. */
export function enter(target: Referent, at: Lowering): Lowering {
  if (target.index === undefined) return at;
  const position = lowerExpression(target.index, at);
  return insideLoop(target.symbol.body.loop, position, at, nameTexts(target.symbol));
}

/** The texts that a resource's full name is made of. */
export function nameTexts(symbol: ResourceSymbol): readonly (Expression | undefined)[] {
  const { object } = symbol.body;
  const parent = propertyValue(object, 'parent');
  const own = [propertyValue(object, 'name'), parent];
  return symbol.container ? [...own, ...nameTexts(symbol.container)] : own;
}

/** What `reference` is called with: the name of the resource in the template, or its id. */
function referenceTarget(target: Referent, at: Lowering): ArmExpression {
  const { symbol, span } = target;
  const whole = symbol.body.loop !== undefined && target.index === undefined;
  if (at.model.symbolicNames) {
    return symbolicReference(symbolicName(symbol), target.index, span, at);
  }
  return whole ? text(symbolicName(symbol), span) : resourceId(symbol, enter(target, at), span);
}

/** `'name'`, or `format('name[{0}]', index)` for one of a loop. */
export function symbolicReference(
  name: string,
  index: Expression | undefined,
  span: Span,
  at: Lowering,
): ArmExpression {
  if (index === undefined) return text(name, span);
  return call('format', [text(`${name}[{0}]`, span), lowerExpression(index, at)], span);
}

/** @param full the whole resource, as opposed to its `properties` */
export function resourceReference(target: Referent, full: boolean, at: Lowering): ArmExpression {
  const { symbol, span } = target;
  const named = referenceTarget(target, at);
  const apiVersion = symbol.type.apiVersion ?? '';
  if (symbol.type.extension) return call('reference', [named], span);
  if (symbol.body.loop !== undefined && target.index === undefined) {
    return call('references', full ? [named, text('full', span)] : [named], span);
  }
  if (full) return call('reference', [named, text(apiVersion, span), text('full', span)], span);
  const version = at.model.symbolicNames ? [] : [text(apiVersion, span)];
  return call('reference', [named, ...version], span);
}

/** `storage.listKeys()`: called with the resource, and its API version where no arguments say one. */
export function listCall(
  target: Referent,
  node: InstanceCall,
  args: readonly ArmExpression[],
  at: Lowering,
): ArmExpression {
  const { symbol } = target;
  const { span } = node;
  const resource = at.model.symbolicNames
    ? symbolicReference(symbolicName(symbol), target.index, target.span, at)
    : resourceId(symbol, enter(target, at), target.span);
  const rest = args.length > 0 ? args : [text(symbol.type.apiVersion ?? '', span)];
  return call(node.name.name, [resource, ...rest], span, node.name.span);
}

export interface AccessedProperty {
  readonly name: string;
  readonly nameSpan: Span;
  readonly safe: boolean;
  readonly span: Span;
}

/**
 * `resource.name`: id, name, type and apiVersion are known while compiling; everything else is read
 * from the deployed resource. With `.?` a resource under a condition gives null where it is left out.
 */
export function resourceProperty(
  target: Referent,
  read: AccessedProperty,
  at: Lowering,
): ArmExpression {
  const { symbol } = target;
  const { safe, span } = read;
  const inside = enter(target, at);
  if (symbol.type.extension) return extensionProperty(target, read, inside, at);
  const guard = (value: ArmExpression): ArmExpression => {
    const condition = safe ? conditionExpression(symbol, inside) : undefined;
    return condition ? call('if', [condition, value, call('null', [], span)], span) : value;
  };
  const fromDeployed = (): ArmExpression => {
    const whole = guard(resourceReference(target, true, at));
    if (!safe) return property(whole, read.name, span, read.nameSpan);
    return call('tryGet', [whole, text(read.name, read.nameSpan)], span);
  };
  if (usesResourceInfo(symbol, at)) {
    const info = resourceInfo(target, read, guard, at);
    if (info) return info;
  }
  switch (read.name) {
    case 'id':
      return guard(resourceId(symbol, inside, span));
    case 'name':
      return guard(ownName(symbol, inside));
    case 'type':
      return text(symbol.type.type, span);
    case 'apiVersion':
      return text(symbol.type.apiVersion ?? '', span);
    case 'properties':
      return safe ? fromDeployed() : resourceReference({ ...target, span }, false, at);
    default:
      return fromDeployed();
  }
}

/** True where templates ask Azure for the id, name, type and version of a resource (the feature `resourceInfoCodegen`). */
function usesResourceInfo(symbol: ResourceSymbol, { model }: Lowering): boolean {
  return model.features.has('resourceInfoCodegen') && !model.inlined.has(symbol);
}

/** What Azure tells of a resource before it is deployed; undefined for other properties. */
function resourceInfo(
  target: Referent,
  { name, nameSpan, safe, span }: AccessedProperty,
  guard: (value: ArmExpression) => ArmExpression,
  at: Lowering,
): ArmExpression | undefined {
  if (!['id', 'name', 'type', 'apiVersion'].includes(name)) return undefined;
  const info = call('resourceInfo', [referenceTarget(target, at)], span);
  if (name === 'name' && parentOf(target.symbol, at.model.binding)) {
    // Azure tells the whole name, of which a child's own is the last part.
    const whole = property(info, name, span, nameSpan);
    return guard(call('last', [call('split', [whole, text('/', span)], span)], span));
  }
  const guarded = guard(info);
  if (!safe && guarded === info) return property(info, name, span, nameSpan);
  return call('tryGet', [guarded, text(name, nameSpan)], span);
}

/** A property of a resource of an extension: all of it is read from what was deployed. */
function extensionProperty(
  target: Referent,
  { name, nameSpan, safe, span }: AccessedProperty,
  inside: Lowering,
  at: Lowering,
): ArmExpression {
  const whole = resourceReference(target, false, at);
  if (!safe) return property(whole, name, span, nameSpan);
  const condition = conditionExpression(target.symbol, inside);
  const guarded = condition ? call('if', [condition, whole, call('null', [], span)], span) : whole;
  return call('tryGet', [guarded, text(name, nameSpan)], span);
}

/** All conditions of a resource joined by `and`. */
export function conditionExpression(
  symbol: ResourceSymbol,
  at: Lowering,
): ArmExpression | undefined {
  return conditionsOf(symbol)
    .map((condition) => lowerExpression(condition, at))
    .reduce<ArmExpression | undefined>(
      (all, each) => (all ? call('and', [all, each], each.span) : each),
      undefined,
    );
}
