import type { DecidedValue } from './compiled.js';
import type { Operator } from './operator.js';
import { predicate } from './operator.js';
import type { Ternary } from './ternary.js';
import { quoted } from './words.js';

/** What is known of a number: the least and the greatest it can be. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** The number a value is; text made of digits is one, since ARM takes it for one. Undefined for anything else. */
export function numberOf(value: DecidedValue | undefined): number | undefined {
  if (value?.kind === 'number') return value.value;
  if (value?.kind !== 'string') return undefined;
  return /^\s*-?\d+(\.\d+)?\s*$/.test(value.value) ? Number(value.value) : undefined;
}

function rangeOf(value: DecidedValue | undefined): Range | undefined {
  const number = numberOf(value);
  if (number !== undefined) return { least: number, most: number };
  if (value?.kind !== 'unknown') return undefined;
  if (value.type !== undefined && value.type !== 'int' && value.type !== 'string') return undefined;
  const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = value.range ?? {};
  return { least, most };
}

interface OrderTest {
  readonly name: string;
  readonly summary: string;
  readonly limit: string;
  readonly words: string;
  readonly opposite: string;
  readonly examples: Operator['examples'];
  /** Whether the comparison holds for certain, or certainly not; undefined where the ranges leave it open. */
  readonly test: (value: Range, limit: Range) => boolean | undefined;
}

/** An operator that compares numbers. */
export function orderTest({ test, limit, words, opposite, ...definition }: OrderTest): Operator {
  return predicate(
    {
      ...definition,
      summary: `${definition.summary} Numbers, and text made of digits; false for missing, null and anything else. The length of text or of a list is compared with \`length\`.`,
      parameters: [{ name: 'value' }, { name: limit }],
      describe: ([, bound]) => ({
        plain: `${words} ${quoted(bound)}`,
        negated: `${opposite} ${quoted(bound)}`,
      }),
    },
    () =>
      ([value, bound]) => {
        const left = rangeOf(value);
        const right = rangeOf(bound);
        if (left === undefined || right === undefined) return false;
        const open = openOf(value) ?? openOf(bound);
        return test(left, right) ?? open ?? false;
      },
  );
}

function openOf(value: DecidedValue | undefined): Exclude<Ternary, boolean> | undefined {
  return value?.kind === 'unknown' ? value : undefined;
}
