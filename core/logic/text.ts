import type { TextPart } from '../expressions/value.js';
import type { DecidedValue, LogicValue } from './compiled.js';
import { type LetterCase, partsOf, someTernary } from './equality.js';
import type { Call, Operator } from './operator.js';
import { predicate } from './operator.js';
import type { Ternary } from './ternary.js';
import { listed } from './words.js';

/** The setting that makes an operator compare text exactly. */
export const letterCase = { case: ['ignore', 'exact'] } as const;

/** How a call compares text: without letter case unless told. */
export function letters(call: Call): LetterCase {
  return call.settings.get('case') === 'exact' ? 'exact' : 'ignore';
}

/** Text as it is compared. */
export function folded(text: string, mode: LetterCase): string {
  return mode === 'ignore' ? text.toLowerCase() : text;
}

/** The wanted texts of an operand that is one text or a list of texts; anything else in it counts for nothing. */
export function wantedOf(value: LogicValue | undefined): readonly LogicValue[] {
  if (value === undefined) return [];
  if (value.kind !== 'array') return [value];
  return value.rest === undefined ? value.items : [...value.items, value.rest.count];
}

/** The stretches of a text, known or with holes; undefined for what cannot be text. */
export function stretchesOf(value: DecidedValue | undefined): readonly TextPart[] | undefined {
  if (value?.kind === 'string') return [value.value];
  if (value?.kind !== 'unknown') return undefined;
  const possible = value.type === undefined || value.type === 'string';
  return possible ? partsOf(value) : undefined;
}

interface TextTest {
  readonly name: string;
  readonly summary: string;
  /** The phrase that follows `text` in messages: `that starts with`. */
  readonly phrase: string;
  readonly wanted: string;
  readonly examples: Operator['examples'];
  /** Decides from the stretches of the text and the wanted text, both folded; undefined where a hole keeps it open. */
  readonly test: (parts: readonly TextPart[], wanted: string) => boolean | undefined;
}

/** An operator that compares a text with one wanted text, or with a list of which any will do. */
export function textTest({ test, phrase, wanted, ...definition }: TextTest): Operator {
  return predicate(
    {
      ...definition,
      parameters: [{ name: 'value' }, { name: wanted }],
      settings: letterCase,
      describe: ([, list]) => ({
        plain: `text that ${phrase} ${listed(list, 'or')}`,
        negated: `text other than what ${phrase} ${listed(list, 'or')}`,
      }),
    },
    (call) => {
      const mode = letters(call);
      return ([value, list]) => {
        const parts = stretchesOf(value)?.map((part) =>
          typeof part === 'string' ? folded(part, mode) : part,
        );
        if (parts === undefined || value === undefined) return false;
        return someTernary(wantedOf(list), (one) => testOne(parts, value, one, mode, test));
      };
    },
  );
}

function testOne(
  parts: readonly TextPart[],
  value: DecidedValue,
  wanted: LogicValue,
  mode: LetterCase,
  test: TextTest['test'],
): Ternary {
  if (wanted.kind === 'unknown') return wanted;
  if (wanted.kind !== 'string') return false;
  const result = test(parts, folded(wanted.value, mode));
  const hole = value.kind === 'unknown' ? value : undefined;
  // A text that is perhaps missing, or perhaps no text, is never certain to pass.
  if (result === true && hole !== undefined && (hole.perhapsMissing || hole.parts === undefined)) {
    return hole;
  }
  return result ?? hole ?? false;
}
