import fc from 'fast-check';
import { callOf } from '../../../core/expressions/residual.js';
import { unknownValue } from '../../../core/expressions/unknown.js';
import type {
  Alternative,
  ArrayValue,
  Entry,
  ObjectValue,
  UnknownValue,
  Value,
} from '../../../core/expressions/value.js';
import { fromPlain } from '../../../core/logic/plain.js';
import { computed } from '../../../core/logic/unknown.js';

/** A value as it is known before deployment, and one that it can turn out to be. */
export interface Pair {
  readonly known: Value;
  readonly actual: Value;
}

const { span } = computed;

/** Named by what it will be, so that the same unknown never turns out to be two things. */
function hole(actual: Value, typed: boolean): UnknownValue {
  const name = JSON.stringify(plainOf(actual));
  const call = callOf('parameters', [{ kind: 'string', value: name, span }], span);
  const types = {
    string: 'string',
    number: 'int',
    boolean: 'bool',
    object: 'object',
    array: 'array',
    null: 'null',
  } as const;
  const type = typed && actual.kind in types ? types[actual.kind as keyof typeof types] : undefined;
  return unknownValue(call, computed, { kind: 'parameter', name }, { type });
}

function plainOf(value: Value): unknown {
  if (value.kind === 'array') return value.items.map(plainOf);
  if (value.kind === 'object')
    return [...value.entries.values()].map(({ key, value }) => [key, plainOf(value)]);
  return 'value' in value ? value.value : null;
}

/** How the two open conditions turn out. */
export const turnsOut = { P: true, Q: false } as const;

const text = fc.constantFrom('', 'a', 'A', 'ab', 'Azure', 'azure', 'b');
const scalar: fc.Arbitrary<Value> = fc.oneof(
  text.map(fromPlain),
  fc.constantFrom(0, 1, 2, 5, true, false, null).map(fromPlain),
);

function certain(value: Value): Pair {
  return { known: value, actual: value };
}

function textWithHole(before: string, inside: string, after: string): Pair {
  const inner = hole(fromPlain(inside), true);
  const parts = [before, inner, after].filter((part) => part !== '');
  const literal = (value: string) => ({ kind: 'string', value, span }) as const;
  const call = callOf('concat', [literal(before), inner.expression, literal(after)], span);
  return {
    known: unknownValue(call, computed, inner.reason, { type: 'string', parts }),
    actual: fromPlain(before + inside + after),
  };
}

function either(condition: 'P' | 'Q', yes: Pair, no: Pair): Pair {
  const actual = turnsOut[condition] ? yes : no;
  // A choice never holds a choice.
  if (yes.known.kind === 'choice' || no.known.kind === 'choice') return actual;
  return { known: choiceOf(condition, yes.known, no.known), actual: actual.actual };
}

/** One value where a condition holds, another where it does not. */
export function choiceOf(
  condition: string,
  yes: Alternative['value'],
  no: Alternative['value'],
): Value {
  const alternatives = [true, false].map((equals) => ({
    when: [{ subject: `parameters('${condition}')`, label: condition, equals }],
    value: equals ? yes : no,
  }));
  const shapes = alternatives.map(({ value }) => shape(value));
  const told = { kind: 'string', value: JSON.stringify([condition, shapes]), span } as const;
  return {
    kind: 'choice',
    alternatives,
    expression: callOf('if', [told], span),
    form: `if(${condition}, ${shapes.map((one) => JSON.stringify(one)).join(', ')})`,
    reason: { kind: 'parameter', name: condition },
    origin: computed,
  };
}

/** The value of a parameter of which nothing is known. */
export function parameterOf(name: string): UnknownValue {
  const text = { kind: 'string', value: name, span } as const;
  return unknownValue(callOf('parameters', [text], span), computed, { kind: 'parameter', name });
}

/** Enough of a value to tell it from another in a form. */
function shape(value: Value): unknown {
  if (value.kind === 'unknown' || value.kind === 'choice') return value.form;
  if (value.kind === 'array') return [value.items.map(shape), value.rest?.count.form];
  if (value.kind === 'object')
    return [...value.entries.values()].map(({ key, value }) => [key, shape(value)]);
  return 'value' in value ? [value.kind, value.value] : value.kind;
}

const leaf: fc.Arbitrary<Pair> = fc.oneof(
  { weight: 4, arbitrary: scalar.map(certain) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(scalar, fc.boolean())
      .map(([actual, typed]) => ({ known: hole(actual, typed), actual })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(text, text, text)
      .filter(([a, , c]) => a + c !== '')
      .map(([a, b, c]) => textWithHole(a, b, c)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('P' as const, 'Q' as const), scalar, scalar)
      .map(([p, a, b]) => either(p, certain(a), certain(b))),
  },
);

function array(
  items: readonly Pair[],
  further: readonly Pair[],
  mode: 'closed' | 'open' | 'represented',
): Pair {
  const build = (values: readonly Value[]): ArrayValue => ({
    kind: 'array',
    items: values,
    origin: computed,
  });
  const known = build(items.map((item) => item.known));
  const [representative] = further;
  if (mode === 'closed') return { known, actual: build(items.map((item) => item.actual)) };
  const rest =
    mode === 'represented' && representative ? further.map(() => representative) : further;
  const actual = build([...items, ...rest].map((item) => item.actual));
  const count = hole(actual, true);
  const shown =
    mode === 'represented' && representative ? { representative: representative.known } : {};
  return { known: { ...known, rest: { count, ...shown } }, actual };
}

function object(
  members: readonly (readonly [string, Pair])[],
  late: readonly [string, Value] | undefined,
): Pair {
  const build = (pick: (pair: Pair) => Value): ObjectValue => ({
    kind: 'object',
    entries: new Map(
      members.map(([key, pair]): [string, Entry] => [key, { key, value: pick(pair) }]),
    ),
    unknownEntries: [],
    origin: computed,
  });
  const known = build((pair) => pair.known);
  const actual = build((pair) => pair.actual);
  if (late === undefined || members.some(([key]) => key === late[0])) return { known, actual };
  const [key, value] = late;
  const entry: [string, Entry] = [key, { key, value }];
  return {
    known: { ...known, unknownEntries: [{ key: hole(fromPlain(key), true), value }] },
    actual: { ...actual, entries: new Map([...actual.entries, entry]) },
  };
}

const key = fc.constantFrom('x', 'y', 'z');
const late = fc.option(fc.tuple(key, scalar), { nil: undefined, freq: 4 });

function container(inner: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> {
  return fc.oneof(
    fc
      .tuple(
        fc.array(inner, { maxLength: 3 }),
        fc.array(inner, { maxLength: 2 }),
        fc.constantFrom('closed', 'closed', 'open', 'represented'),
      )
      .map(([items, further, mode]) => array(items, further, mode as 'closed')),
    fc
      .tuple(
        fc.uniqueArray(fc.tuple(key, inner), { selector: ([name]) => name, maxLength: 3 }),
        late,
      )
      .map(([members, more]) => object(members, more)),
  );
}

const middle = fc.oneof({ weight: 2, arbitrary: leaf }, { weight: 1, arbitrary: container(leaf) });
const outer = fc.oneof(
  middle,
  container(middle),
  fc
    .tuple(fc.constantFrom('P' as const, 'Q' as const), middle, middle)
    .map(([p, a, b]) => either(p, a, b)),
);

/** Data with the members a, b and c, of which anything may be unknown. */
export const symbolicData: fc.Arbitrary<Pair> = fc.tuple(outer, outer, outer).map(([a, b, c]) =>
  object(
    [
      ['a', a],
      ['b', b],
      ['c', c],
    ],
    undefined,
  ),
);
