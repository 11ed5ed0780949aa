import { absent } from '../absent.js';
import { withPast } from '../convert.js';
import { valueOperator } from '../operator.js';
import { fromPlain } from '../plain.js';
import { unknownOf } from '../unknown.js';

/** A text taken apart. */
export const split = valueOperator(
  {
    name: 'split',
    summary:
      'The parts of a text between separators; empty parts stay. Missing for missing, null and what is no text.',
    subject: 'the parts of',
    parameters: [{ name: 'of' }, { name: 'by' }],
    examples: [
      {
        logic: { split: [{ var: 'a' }, '/'] },
        data: { a: '10.0.0.0/8' },
        result: ['10.0.0.0', '8'],
      },
      { logic: { split: [{ var: 'b' }, '/'] }, data: {} },
    ],
  },
  () =>
    ([text, by]) => {
      if (text === undefined || by === undefined) return absent(text);
      const cause = text.kind === 'unknown' ? text : by.kind === 'unknown' ? by : undefined;
      if (cause !== undefined) {
        return { ...unknownOf('split', cause, [text, by], 'array'), perhapsMissing: true };
      }
      if (text.kind !== 'string' || by.kind !== 'string') return absent(text);
      const parts = fromPlain(text.value.split(by.value));
      return parts.kind === 'array'
        ? withPast(
            { ...parts, items: parts.items.map((part) => ({ ...part, origin: text.origin })) },
            text,
          )
        : parts;
    },
);
