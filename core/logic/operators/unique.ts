import type { Value } from '../../expressions/value.js';
import { equal } from '../equality.js';
import { predicate } from '../operator.js';
import type { Ternary } from '../ternary.js';
import { letterCase, letters } from '../text.js';

/** Whether no item of a list occurs twice. */
export const unique = predicate(
  {
    name: 'unique',
    summary:
      'Whether no two items of the list are equal (see `equals`). True for missing and null; false for what is no list.',
    parameters: [{ name: 'in' }],
    settings: letterCase,
    describe: () => ({ plain: 'no value twice', negated: 'a value twice' }),
    examples: [
      { logic: { unique: { var: 'a' } }, data: { a: ['x', 'y'] }, result: true },
      { logic: { unique: { var: 'a' } }, data: { a: ['x', 'X'] }, result: false },
      { logic: { unique: { var: 'a' } }, data: {}, result: true },
    ],
  },
  (call) => {
    const mode = letters(call);
    return ([value]): Ternary => {
      if (value === undefined || value.kind === 'missing' || value.kind === 'null') return true;
      if (value.kind === 'unknown') return value;
      if (value.kind !== 'array') return false;
      let open: Ternary = value.rest?.count ?? true;
      const texts = new Set<string>();
      const others: Value[] = [];
      for (const item of value.items) {
        if (item.kind === 'string') {
          const text = mode === 'ignore' ? item.value.toLowerCase() : item.value;
          if (texts.has(text)) return false;
          texts.add(text);
        } else others.push(item);
      }
      for (const [index, item] of others.entries()) {
        const rest = [
          ...others.slice(index + 1),
          ...value.items.filter(({ kind }) => kind === 'string'),
        ];
        for (const other of rest) {
          const same = equal(item, other, mode);
          if (same === true) return false;
          if (same !== false && open === true) open = same;
        }
      }
      return open;
    };
  },
);
