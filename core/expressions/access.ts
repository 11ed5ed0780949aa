import { diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import { lift } from './choice.js';
import { residualOf } from './residual.js';
import type { EvaluationScope } from './scope.js';
import type { Expression, IndexAccess, PropertyAccess } from './syntax.js';
import { unknownBecause, unknownValue } from './unknown.js';
import type { Origin, UnknownReason, Value } from './value.js';
import { entryOf, handedOnWith, handOn, nullValue } from './values.js';

/** What reading a member of a value comes to. */
export type Member =
  | { readonly kind: 'found'; readonly value: Value }
  /** There is no such member. */
  | { readonly kind: 'missing' }
  /** Whether there is one, or what it is, waits for something. */
  | { readonly kind: 'undecided'; readonly reason: UnknownReason }
  /** Members of this value are not read that way. */
  | { readonly kind: 'unsuitable' };

type Decided = Exclude<Value, { kind: 'choice' }>;

/** Looks up the member of `target` that `key` (a text for objects, a number for arrays) names. */
export function memberOf(target: Decided, key: Decided): Member {
  if (target.kind === 'unknown') return { kind: 'undecided', reason: target.reason };
  if (target.kind !== 'object' && target.kind !== 'array') return { kind: 'unsuitable' };
  if (key.kind === 'unknown') return { kind: 'undecided', reason: key.reason };
  if (target.kind === 'object') {
    if (key.kind !== 'string') return { kind: 'unsuitable' };
    const entry = entryOf(target, key.value);
    if (entry !== undefined) return { kind: 'found', value: entry.value };
    const [open] = target.unknownEntries;
    return open === undefined
      ? { kind: 'missing' }
      : { kind: 'undecided', reason: open.key.reason };
  }
  if (key.kind !== 'number') return { kind: 'unsuitable' };
  const item = target.items[key.value];
  if (item !== undefined) return { kind: 'found', value: item };
  return target.rest === undefined || key.value < 0
    ? { kind: 'missing' }
    : { kind: 'undecided', reason: target.rest.count.reason };
}

/** The value of `target.name`. */
export function readProperty(target: Value, access: PropertyAccess, scope: EvaluationScope): Value {
  const key: Value = {
    kind: 'string',
    value: access.name,
    origin: { span: access.nameSpan, role: 'literal' },
  };
  const residual = () => ({ ...access, target: residualOf(target) });
  return read(target, key, access, residual, scope);
}

/** The value of `target[index]`. */
export function readIndex(
  target: Value,
  index: Value,
  access: IndexAccess,
  scope: EvaluationScope,
): Value {
  const residual = () => ({ ...access, target: residualOf(target), index: residualOf(index) });
  return read(target, index, access, residual, scope);
}

function read(
  target: Value,
  key: Value,
  access: PropertyAccess | IndexAccess,
  residual: () => Expression,
  scope: EvaluationScope,
): Value {
  const origin: Origin = { span: access.span, role: 'expression' };
  // One alternative that lacks the member is no error of the template: that alternative may never be.
  const certain = target.kind !== 'choice' && key.kind !== 'choice';
  return lift(
    [target, key],
    ([object, member]) => {
      if (object === undefined || member === undefined) {
        return unknownBecause({ kind: 'error' }, origin);
      }
      const found = memberOf(object, member);
      if (found.kind === 'found') {
        return handOn(handedOnWith(found.value, object), access.span);
      }
      if (found.kind === 'undecided') {
        const expression = withTarget(access, object, member);
        const secret = object.secret;
        return unknownValue(expression, origin, found.reason, { secret });
      }
      if (access.safe && (found.kind === 'missing' || object.kind === 'null')) {
        return nullValue(origin);
      }
      if (certain) reportMember(object, member, access, scope);
      return unknownBecause({ kind: 'error' }, origin);
    },
    residual,
    origin,
  );
}

function withTarget(
  access: PropertyAccess | IndexAccess,
  target: Decided,
  index: Decided,
): Expression {
  return access.kind === 'property'
    ? { ...access, target: residualOf(target) }
    : { ...access, target: residualOf(target), index: residualOf(index) };
}

function reportMember(
  target: Decided,
  key: Decided,
  access: PropertyAccess | IndexAccess,
  scope: EvaluationScope,
): void {
  const span = access.kind === 'property' ? access.nameSpan : access.index.span;
  if (target.kind === 'object' && key.kind === 'string') {
    const near = nearest(key.value, target.entries.keys());
    scope.report(diagnostic('expression/missing-property', span, key.value, near));
  } else if (target.kind === 'array' && key.kind === 'number') {
    const count = target.items.length === 1 ? '1 item' : `${target.items.length} items`;
    scope.report(diagnostic('expression/index-range', span, String(key.value), count));
  } else {
    const what =
      key.kind === 'string' ? `The property '${key.value}'` : `An index of kind ${key.kind}`;
    scope.report(diagnostic('expression/not-indexable', span, what, nounOf(target)));
  }
}

function nounOf({ kind }: Decided): string {
  if (kind === 'null') return 'null';
  return `${/^[aeio]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
