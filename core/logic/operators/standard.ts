import jsonLogic from 'json-logic-js';
import { overChoices } from '../choice.js';
import type { DecidedValue, LogicValue } from '../compiled.js';
import { equal, notTernary, someTernary } from '../equality.js';
import {
  type Example,
  type Operator,
  type Parameter,
  present,
  valueOperator,
} from '../operator.js';
import { fromPlain, type Plain, toPlain } from '../plain.js';
import { asMember, asValue, itemsOf } from '../read.js';
import { answer, FALSE, notValue, type Ternary, truthValue } from '../ternary.js';
import { unknownIn, unknownOf } from '../unknown.js';

/** What an operator can say although some operands are unknown; undefined when that is nothing. */
type Open = (operands: readonly DecidedValue[]) => LogicValue | undefined;

interface Row {
  readonly summary: string;
  readonly least: number;
  readonly most?: number;
  readonly examples: readonly Example[];
  readonly open?: Open;
}

const comparison = (words: string, examples: readonly Example[], open?: Open): Row => ({
  summary: `${words} Loose, as JavaScript does it: text that looks like a number is one, and missing counts as null. For values of resources use the operators made for them.`,
  least: 1,
  most: 2,
  examples,
  ...(open === undefined ? {} : { open }),
});

const ordering = (name: string, words: string, more: readonly Example[] = []): Row => ({
  summary: `${words} With three operands, whether the second is between the others. Loose: null and missing count as 0.`,
  least: 1,
  most: 3,
  examples: [{ logic: { [name]: [1, 2] }, result: name.startsWith('<') }, ...more],
});

const arithmetic = (
  summary: string,
  examples: readonly Example[],
  least = 1,
  most?: number,
): Row => ({ summary, least, examples, ...(most === undefined ? {} : { most }) });

/** The operators of JSON Logic that work on values alone: json-logic-js itself does the work. */
const rows: Readonly<Record<string, Row>> = {
  '==': comparison('Equal.', [
    { logic: { '==': [1, 1] }, result: true },
    { logic: { '==': [1, '1'] }, result: true },
    { logic: { '==': [0, false] }, result: true },
  ]),
  '===': comparison(
    'Equal and of the same type.',
    [
      { logic: { '===': [1, 1] }, result: true },
      { logic: { '===': [1, '1'] }, result: false },
    ],
    (operands) => strictly(operands, false),
  ),
  '!=': comparison('Not equal.', [
    { logic: { '!=': [1, 2] }, result: true },
    { logic: { '!=': [1, '1'] }, result: false },
  ]),
  '!==': comparison(
    'Not equal or not of the same type.',
    [
      { logic: { '!==': [1, 2] }, result: true },
      { logic: { '!==': [1, '1'] }, result: true },
    ],
    (operands) => strictly(operands, true),
  ),
  '<': ordering('<', 'Less than.', [{ logic: { '<': [1, 2, 3] }, result: true }]),
  '<=': ordering('<=', 'At most.', [{ logic: { '<=': [1, 1, 3] }, result: true }]),
  '>': { ...ordering('>', 'Greater than.'), most: 2 },
  '>=': { ...ordering('>=', 'At least.'), most: 2 },
  '+': arithmetic('The sum; of one operand, the operand as a number.', [
    { logic: { '+': [4, 2] }, result: 6 },
    { logic: { '+': [2, 2, 2, 2, 2] }, result: 10 },
    { logic: { '+': '3.14' }, result: 3.14 },
  ]),
  '-': arithmetic(
    'The difference; of one operand, the negative.',
    [
      { logic: { '-': [4, 2] }, result: 2 },
      { logic: { '-': 2 }, result: -2 },
    ],
    1,
    2,
  ),
  '*': arithmetic('The product.', [
    { logic: { '*': [4, 2] }, result: 8 },
    { logic: { '*': [2, 2, 2, 2, 2] }, result: 32 },
  ]),
  '/': arithmetic('The quotient.', [{ logic: { '/': [4, 2] }, result: 2 }], 2, 2),
  '%': arithmetic('The remainder of a division.', [{ logic: { '%': [101, 2] }, result: 1 }], 2, 2),
  min: arithmetic('The least number.', [{ logic: { min: [1, 2, 3] }, result: 1 }]),
  max: arithmetic('The greatest number.', [{ logic: { max: [1, 2, 3] }, result: 3 }]),
  cat: arithmetic('Text: the operands one after the other.', [
    { logic: { cat: ['I love', ' pie'] }, result: 'I love pie' },
  ]),
  substr: arithmetic(
    'Part of a text: from a position (from the end when negative), a number of characters or up to a position from the end.',
    [
      { logic: { substr: ['jsonlogic', 4] }, result: 'logic' },
      { logic: { substr: ['jsonlogic', -5] }, result: 'logic' },
      { logic: { substr: ['jsonlogic', 1, 3] }, result: 'son' },
      { logic: { substr: ['jsonlogic', 4, -2] }, result: 'log' },
    ],
    2,
    3,
  ),
  in: {
    summary:
      'Whether the second operand, a list, holds the first one; of two texts, whether the second contains the first. Exact letter case.',
    least: 2,
    most: 2,
    examples: [
      { logic: { in: ['Ringo', ['John', 'Paul', 'George', 'Ringo']] }, result: true },
      { logic: { in: ['Spring', 'Springfield'] }, result: true },
    ],
    open: (operands) => inOpenList(operands),
  },
  merge: arithmetic(
    'One list of all operands; lists among them are taken apart, once.',
    [
      {
        logic: {
          merge: [
            [1, 2],
            [3, 4],
          ],
        },
        result: [1, 2, 3, 4],
      },
      { logic: { merge: [1, 2, [3, 4]] }, result: [1, 2, 3, 4] },
    ],
    0,
  ),
};

function strictly([a, b]: readonly DecidedValue[], negated: boolean): LogicValue | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (!isScalar(a) && !isScalar(b)) return undefined;
  const same = equal(a, b, 'exact');
  const result = negated ? notTernary(same) : same;
  return typeof result === 'boolean' ? answer(result, '===', [a, b]) : undefined;
}

function isScalar({ kind }: DecidedValue): boolean {
  return kind === 'string' || kind === 'number' || kind === 'boolean';
}

/** A known scalar is in a list of which only other items are unknown. */
function inOpenList([item, list]: readonly DecidedValue[]): LogicValue | undefined {
  if (item === undefined || !isScalar(item) || list?.kind !== 'array') return undefined;
  const found: Ternary = someTernary(list.items, (other) => equal(item, other, 'exact'));
  if (found === true) return answer(true, 'in', []);
  return found === false && list.rest === undefined ? FALSE : undefined;
}

const operand: Parameter = { name: 'of' };

function delegated(name: string, { summary, least, most, examples, open }: Row): Operator {
  const optional = { name: 'of', optional: true } as const;
  const fixed = Array.from({ length: most ?? 0 }, (_, i) => (i < least ? operand : optional));
  const shape =
    most === undefined
      ? { parameters: [operand], variadic: { atLeast: least } }
      : { parameters: fixed };
  return valueOperator({ name, summary, examples, ...shape }, () => (operands) => {
    const data: Plain[] = [];
    for (const value of operands) {
      const plain = toPlain(value);
      if (plain === undefined) return open?.(operands) ?? openOf(name, operands);
      data.push(plain);
    }
    return fromPlain(applied(name, data));
  });
}

/** The operands are handed over as data, never inside the logic: an object of one key would be taken for logic. */
function applied(name: string, data: readonly Plain[]): unknown {
  const logic = { [name]: data.map((_, index) => ({ var: index })) };
  return jsonLogic.apply(logic as Parameters<typeof jsonLogic.apply>[0], data);
}

const truthful = new Set(['==', '===', '!=', '!==', '<', '<=', '>', '>=', 'in']);

function openOf(name: string, operands: readonly DecidedValue[]): LogicValue {
  const cause = operands.map(unknownIn).find((unknown) => unknown !== undefined);
  if (cause === undefined) return FALSE;
  return unknownOf(name, cause, operands, truthful.has(name) ? 'bool' : undefined);
}

/** Lists stay lists when items are unknown; only an operand that may itself be a list makes all of it unknown. */
function mergeOpen(operands: readonly DecidedValue[]): LogicValue {
  const items = [];
  for (const [index, value] of operands.entries()) {
    const last = index === operands.length - 1;
    if (
      value.kind === 'unknown' ||
      (value.kind === 'array' &&
        value.rest !== undefined &&
        (!last || (value.rest.anywhere && items.length > 0)))
    ) {
      const cause = unknownIn(value);
      if (cause !== undefined) return unknownOf('merge', cause, operands, 'array');
    }
    if (value.kind === 'array') {
      items.push(...value.items);
      if (value.rest !== undefined) {
        return { kind: 'array', items, rest: value.rest, origin: value.origin };
      }
    } else if (value.kind === 'missing') items.push(fromPlain(null));
    else items.push(value);
  }
  return { kind: 'array', items, origin: operands[0]?.origin ?? FALSE.origin };
}

const not: Operator = {
  name: '!',
  summary:
    'Whether the operand counts as false: false, null, missing, 0, empty text, an empty list.',
  parameters: [operand],
  connective: 'not',
  examples: [
    { logic: { '!': [true] }, result: false },
    { logic: { '!': true }, result: false },
    { logic: { '!': [[]] }, result: true },
  ],
  compile({ operands: [only] }) {
    return (frame) =>
      only === undefined ? { value: FALSE } : { value: notValue(only.evaluate(frame).value) };
  },
};

const truth: Operator = {
  name: '!!',
  summary:
    'Whether the operand counts as true: anything but false, null, missing, 0, empty text and an empty list.',
  parameters: [operand],
  connective: 'same',
  examples: [
    { logic: { '!!': [[]] }, result: false },
    { logic: { '!!': ['0'] }, result: true },
  ],
  compile({ operands: [only] }) {
    return (frame) =>
      only === undefined ? { value: FALSE } : { value: truthValue(only.evaluate(frame).value) };
  },
};

/** `merge` of json-logic-js, whose items are put back where they stand. */
function mergeInPlace(plain: Operator): Operator {
  return {
    ...plain,
    compile(call) {
      const operands = present(call);
      return (frame) => {
        const located = operands.map(({ evaluate }) => evaluate(frame));
        const value = overChoices(
          located.map(({ value }) => value),
          (decided) => merged(decided),
        );
        if (value.kind !== 'array') return { value };
        const items = located.flatMap((one) =>
          one.value.kind === 'array' ? itemsOf(one, one.value) : [asMember(one)],
        );
        if (items.length !== value.items.length) return { value };
        return { items, value: { ...value, items: items.map((item) => asValue(item.value)) } };
      };
    },
  };
}

function merged(operands: readonly DecidedValue[]): LogicValue {
  const data: Plain[] = [];
  for (const value of operands) {
    const plain = toPlain(value);
    if (plain === undefined) return mergeOpen(operands);
    data.push(plain);
  }
  return fromPlain(applied('merge', data));
}

/** JSON Logic's operators on values, by json-logic-js; `!` and `!!` share the truth table with `and` and `or`. */
export const standardOperators: readonly Operator[] = [
  ...Object.entries(rows).map(([name, row]) =>
    name === 'merge' ? mergeInPlace(delegated(name, row)) : delegated(name, row),
  ),
  not,
  truth,
];
