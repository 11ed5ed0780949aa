import { identityOf } from './identity.js';
import { printExpression } from './printer.js';
import { callOf, residualOf } from './residual.js';
import type { Expression } from './syntax.js';
import type { Origin, TextPart, UnknownReason, UnknownValue, Value, ValueType } from './value.js';
import { membersOf } from './values.js';

/** Length of a form beyond which an unknown is given up on: it equals only itself, and no part of it is known. */
const longestForm = 65_536;

/** What may be known of an unknown besides its expression. */
export interface UnknownDetails {
  readonly type?: ValueType | undefined;
  readonly parts?: readonly TextPart[] | undefined;
  readonly secret?: boolean | undefined;
}

/**
 * An unknown in canonical form.
 *
 * @param expression what remains after everything known was put in (see `residualOf`)
 */
export function unknownValue(
  expression: Expression,
  origin: Origin,
  reason: UnknownReason,
  details: UnknownDetails = {},
): UnknownValue {
  const printed = printExpression(expression, longestForm);
  const { type, secret } = details;
  const parts = printed === undefined ? undefined : details.parts;
  return {
    kind: 'unknown',
    expression: printed === undefined ? callOf('unknown', [], expression.span) : expression,
    form: printed ?? 'unknown()',
    reason: printed === undefined ? { kind: 'limit', limit: 'expression length' } : reason,
    origin,
    ...(type !== undefined && { type }),
    ...(parts?.some((part) => typeof part !== 'string') && { parts }),
    ...(secret && { secret: true as const }),
  };
}

/** The unknown that stands where evaluation failed or was given up; it equals only itself. */
export function unknownBecause(reason: UnknownReason, origin: Origin): UnknownValue {
  return unknownValue(callOf('unknown', [], origin.span), origin, reason);
}

/** Why the value, or the first unknown inside it, is not known; undefined when all of it is known. */
export function reasonOf(value: Value): UnknownReason | undefined {
  if (value.kind === 'unknown' || value.kind === 'choice') return value.reason;
  for (const member of membersOf(value)) {
    const reason = reasonOf(member);
    if (reason !== undefined) return reason;
  }
  if (value.kind === 'array') return value.rest?.count.reason;
  return value.kind === 'object' ? value.unknownEntries[0]?.key.reason : undefined;
}

/**
 * True when two unknowns of one run are certainly the same value: same form, and nothing that tells
 * them apart all the same (see `identityOf`).
 */
export function sameUnknown(
  a: Pick<UnknownValue, 'form' | 'expression'>,
  b: Pick<UnknownValue, 'form' | 'expression'>,
): boolean {
  if (a === b || a.expression === b.expression) return true;
  if (a.form !== b.form || /\bunknown\(\)/.test(a.form)) return false;
  return identityOf(a.expression) === identityOf(b.expression);
}

/** The unknown that reading `key` from an unknown value gives. */
export function propertyOf(
  target: Value,
  key: string,
  origin: Origin,
  reason: UnknownReason,
): UnknownValue {
  const expression: Expression = {
    kind: 'property',
    target: residualOf(target),
    name: key,
    nameSpan: origin.span,
    safe: false,
    span: origin.span,
  };
  return unknownValue(expression, origin, reason, { secret: target.secret });
}

/** What to call an unknown when speaking to a person: a parameter's name, else the whole expression. */
export function labelOf(expression: Expression): string {
  if (expression.kind !== 'call' || expression.name.toLowerCase() !== 'parameters') {
    return printExpression(expression);
  }
  const [name] = expression.args;
  return name?.kind === 'string' ? name.value : printExpression(expression);
}
