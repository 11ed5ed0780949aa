import type { DecidedValue, LogicValue } from './compiled.js';
import type { LetterCase } from './equality.js';
import type { Call } from './operator.js';

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

/** The texts of an operand that is one text or a list of them; undefined where it is neither. */
export function textsOf(value: LogicValue | undefined): readonly DecidedValue[] | undefined {
  if (value === undefined) return undefined;
  if (value.kind === 'string' || value.kind === 'unknown') return [value];
  if (value.kind !== 'array') return undefined;
  return value.items.filter((item) => item.kind !== 'choice');
}
