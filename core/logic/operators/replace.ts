import { absent } from '../absent.js';
import { withPast } from '../convert.js';
import { valueOperator } from '../operator.js';
import { fromPlain } from '../plain.js';
import { letterCase, letters } from '../text.js';
import { unknownOf } from '../unknown.js';

/** A text with other text in it. */
export const replace = valueOperator(
  {
    name: 'replace',
    summary:
      'A text with every occurrence of one text replaced by another; no patterns. Without letter case unless `case: exact`. Missing for missing, null and what is no text; unknown where one of the three is.',
    parameters: [{ name: 'of' }, { name: 'part' }, { name: 'by' }],
    settings: letterCase,
    examples: [
      {
        logic: { replace: [{ var: 'a' }, ' ', ''] },
        data: { a: 'West Europe 2' },
        result: 'WestEurope2',
      },
      { logic: { replace: [{ var: 'a' }, 'PREFIX-', ''] }, data: { a: 'prefix-x' }, result: 'x' },
      { logic: { replace: [{ var: 'b' }, 'x', 'y'] }, data: {} },
    ],
  },
  (call) => {
    const mode = letters(call);
    return ([text, part, by]) => {
      const operands = [text, part, by].flatMap((one) => one ?? []);
      const cause = operands.find((one) => one.kind === 'unknown');
      if (cause?.kind === 'unknown') {
        return { ...unknownOf('replace', cause, operands, 'string'), perhapsMissing: true };
      }
      if (text?.kind !== 'string' || part?.kind !== 'string' || by?.kind !== 'string') {
        return absent(text);
      }
      return withPast(
        fromPlain(replaced(text.value, part.value, by.value, mode === 'ignore')),
        text,
      );
    };
  },
);

function replaced(text: string, part: string, by: string, anyCase: boolean): string {
  if (part === '') return text;
  const searched = anyCase ? text.toLowerCase() : text;
  const wanted = anyCase ? part.toLowerCase() : part;
  // Letters whose small form is longer would shift what is found.
  if (searched.length !== text.length) return text.replaceAll(part, () => by);
  let result = '';
  let at = 0;
  for (let next = searched.indexOf(wanted); next !== -1; next = searched.indexOf(wanted, at)) {
    result += text.slice(at, next) + by;
    at = next + wanted.length;
  }
  return result + text.slice(at);
}
