import { valueOperator } from '../operator.js';
import { fromPlain } from '../plain.js';
import { computed, unknownOf } from '../unknown.js';

/** How long a text or list is. */
export const length = valueOperator(
  {
    name: 'length',
    summary:
      'The number of characters of a text, items of a list, or entries of an object. Missing for missing, null and anything else. Of a list of unknown length: unknown, but at least what is known to be there.',
    subject: 'the length of',
    parameters: [{ name: 'of' }],
    examples: [
      { logic: { length: { var: 'a' } }, data: { a: 'abc' }, result: 3 },
      { logic: { length: { var: 'a' } }, data: { a: [1, 2] }, result: 2 },
      { logic: { length: { var: 'b' } }, data: {} },
    ],
  },
  () =>
    ([value]) => {
      switch (value?.kind) {
        case 'string':
          return fromPlain(value.value.length);
        case 'array': {
          if (value.rest === undefined) return fromPlain(value.items.length);
          const open = unknownOf('length', value.rest.count, [value], 'int');
          return { ...open, range: { least: value.items.length } };
        }
        case 'object': {
          const [unknown] = value.unknownEntries;
          if (unknown === undefined) return fromPlain(value.entries.size);
          const open = unknownOf('length', unknown.key, [value], 'int');
          return { ...open, range: { least: value.entries.size } };
        }
        case 'unknown': {
          const { parts } = value;
          const open = unknownOf('length', value, [value]);
          if (parts === undefined || value.perhapsMissing) return { ...open, perhapsMissing: true };
          const least = parts.reduce(
            (sum, part) => sum + (typeof part === 'string' ? part.length : 0),
            0,
          );
          return { ...open, type: 'int', range: { least } };
        }
        default:
          return {
            kind: 'missing',
            origin: value?.origin ?? computed,
            ...(value?.kind === 'missing' && value.header !== undefined
              ? { header: value.header }
              : {}),
          };
      }
    },
);
