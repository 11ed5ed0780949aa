import type { Entry, Value } from '../../expressions/value.js';
import { overChoices } from '../choice.js';
import type { DecidedValue, Located } from '../compiled.js';
import { type Example, type Operator, operand } from '../operator.js';
import { fromPlain } from '../plain.js';
import { asValue, entryAt } from '../read.js';

type Pick = (object: Located, entry: Entry) => Located;

function overEntries(
  definition: {
    readonly name: string;
    readonly summary: string;
    readonly examples: readonly Example[];
  },
  pick: Pick,
  known: boolean,
): Operator {
  return {
    ...definition,
    summary: `${definition.summary} Of what is no object: an empty list. Entries with unknown keys make the length of the list unknown.`,
    parameters: [{ name: 'of' }],
    compile(call) {
      const object = operand(call, 0);
      return (frame) => {
        const located = object.evaluate(frame);
        const { value } = located;
        if (value.kind !== 'choice') return listOf(located, value, pick, known);
        return {
          value: overChoices([value], ([one]) =>
            one === undefined ? value : listOf({ ...located, value: one }, one, pick, known).value,
          ),
        };
      };
    },
  };
}

function listOf(object: Located, value: DecidedValue, pick: Pick, known: boolean): Located {
  if (value.kind === 'unknown') {
    const list = {
      kind: 'array',
      items: [],
      rest: { count: value },
      origin: value.origin,
    } as const;
    return { value: list };
  }
  if (value.kind !== 'object') return { value: fromPlain([]) };
  const items = [...value.entries.values()].map((entry) => pick(object, entry));
  const [unknown] = value.unknownEntries;
  const representative =
    known && value.unknownEntries.length === 1 && unknown?.value !== undefined
      ? { representative: unknown.value }
      : {};
  const rest = unknown === undefined ? {} : { rest: { count: unknown.key, ...representative } };
  return {
    items,
    value: {
      kind: 'array',
      items: items.map((item) => asValue(item.value)),
      origin: value.origin,
      ...rest,
    },
  };
}

function keyValue({ key, keySpan, value }: Entry): Value {
  const origin = keySpan === undefined ? value.origin : { span: keySpan, role: 'literal' as const };
  return { kind: 'string', value: key, origin };
}

/** The keys of an object. */
export const keys = overEntries(
  {
    name: 'keys',
    summary: 'The keys of an object.',
    examples: [
      { logic: { keys: { var: 'a' } }, data: { a: { x: 1, y: 2 } }, result: ['x', 'y'] },
      { logic: { keys: { var: 'b' } }, data: {}, result: [] },
    ],
  },
  (object, entry) => ({ ...entryAt(object, entry), value: keyValue(entry) }),
  false,
);

/** The values of an object. */
export const values = overEntries(
  {
    name: 'values',
    summary: 'The values of an object, without their keys.',
    examples: [
      { logic: { values: { var: 'a' } }, data: { a: { x: 1, y: 2 } }, result: [1, 2] },
      { logic: { values: { var: 'b' } }, data: {}, result: [] },
    ],
  },
  entryAt,
  true,
);

/** The entries of an object. */
export const entries = overEntries(
  {
    name: 'entries',
    summary: 'The entries of an object, each as an object with `key` and `value`.',
    examples: [
      {
        logic: { entries: { var: 'a' } },
        data: { a: { x: 1 } },
        result: [{ key: 'x', value: 1 }],
      },
      { logic: { entries: { var: 'b' } }, data: {}, result: [] },
    ],
  },
  (object, entry) => {
    const pair: [string, Entry][] = [
      ['key', { key: 'key', value: keyValue(entry) }],
      ['value', { key: 'value', value: entry.value }],
    ];
    const value = {
      kind: 'object',
      entries: new Map(pair),
      unknownEntries: [],
      origin: entry.value.origin,
    } as const;
    return { ...entryAt(object, entry), value };
  },
  false,
);
