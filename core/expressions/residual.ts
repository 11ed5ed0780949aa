import type { Span } from '../source/span.js';
import { type Expression, type FunctionCall, integerLiteral } from './syntax.js';
import type { Origin, Value } from './value.js';

const remembered = new WeakMap<Value, Expression>();

/**
 * The expression that gives a value: literals for what is known, the residual expression for what is
 * not. Spans are those of the value's origin.
 */
export function residualOf(value: Value): Expression {
  if (value.kind === 'unknown' || value.kind === 'choice') return value.expression;
  if (value.secret && value.kind !== 'null') return residualSecret(value);
  switch (value.kind) {
    case 'string':
      return { kind: 'string', value: value.value, span: value.origin.span };
    case 'boolean':
      return callOf(String(value.value), [], value.origin.span);
    case 'null':
      return callOf('null', [], value.origin.span);
    case 'number':
      return residualNumber(value.text ?? String(value.value), value.origin.span);
    default: {
      const before = remembered.get(value);
      if (before !== undefined) return before;
      const expression = value.residual ?? residualMembers(value);
      remembered.set(value, expression);
      return expression;
    }
  }
}

/** Forms are printed in reports, so a secret is named, never written out; one without a name is like no other. */
function residualSecret({ origin }: Value): Expression {
  let name: string | undefined;
  for (let at: Origin | undefined = origin; at !== undefined; at = at.from) {
    if (at.role === 'parameter' && at.name !== undefined) name = at.name;
  }
  const { span } = origin;
  if (name === undefined) return callOf('unknown', [], span);
  return callOf('parameters', [{ kind: 'string', value: name, span }], span);
}

/** A call made up during evaluation, all of it at one span. */
export function callOf(name: string, args: readonly Expression[], span: Span): FunctionCall {
  return { kind: 'call', name, nameSpan: span, args, span };
}

/** The language has whole numbers of 64 bits only; others are read by `json`. */
function residualNumber(digits: string, span: Span): Expression {
  const exact = /^-?\d{1,19}$/.test(digits) ? BigInt(digits) : undefined;
  if (exact !== undefined && BigInt.asIntN(64, exact) === exact) return integerLiteral(exact, span);
  return callOf('json', [{ kind: 'string', value: digits, span }], span);
}

function residualMembers(value: Extract<Value, { kind: 'array' | 'object' }>): Expression {
  const { span } = value.origin;
  if (value.kind === 'array') {
    const known = callOf('createArray', value.items.map(residualOf), span);
    return value.rest === undefined
      ? known
      : callOf('concat', [known, value.rest.count.expression], span);
  }
  const pairs: Expression[] = [];
  for (const { key, keySpan, value: entry } of value.entries.values()) {
    pairs.push({ kind: 'string', value: key, span: keySpan ?? span }, residualOf(entry));
  }
  const spread: Expression[] = [];
  for (const { key, value: entry } of value.unknownEntries) {
    if (entry === undefined) spread.push(key.expression);
    else pairs.push(key.expression, residualOf(entry));
  }
  const known = callOf('createObject', pairs, span);
  return spread.length === 0 ? known : callOf('union', [known, ...spread], span);
}
