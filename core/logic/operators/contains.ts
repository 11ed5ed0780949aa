import type { DecidedValue, LogicValue } from '../compiled.js';
import { equal, type LetterCase, someTernary } from '../equality.js';
import { predicate } from '../operator.js';
import type { Ternary } from '../ternary.js';
import { folded, letterCase, letters, stretchesOf, wantedOf } from '../text.js';
import { listed } from '../words.js';

/** Whether a text holds a text, or a list an item. */
export const contains = predicate(
  {
    name: 'contains',
    summary:
      'Whether a text contains a text, or a list an item that equals it (see `equals`). Of several wanted ones, written as a list, any will do. False for missing, null and anything else.',
    parameters: [{ name: 'value' }, { name: 'part' }],
    settings: letterCase,
    describe: ([, parts]) => ({
      plain: `it to contain ${listed(parts, 'or')}`,
      negated: `it not to contain ${listed(parts, 'or')}`,
    }),
    examples: [
      { logic: { contains: [{ var: 'a' }, 'net'] }, data: { a: 'my-NETWORK' }, result: true },
      { logic: { contains: [{ var: 'a' }, ['x', 'y']] }, data: { a: ['Y', 'z'] }, result: true },
      { logic: { contains: [{ var: 'a' }, 'x'] }, data: { a: ['xy'] }, result: false },
      { logic: { contains: [{ var: 'b' }, 'x'] }, data: {}, result: false },
    ],
  },
  (call) => {
    const mode = letters(call);
    return ([value, parts]) =>
      value === undefined
        ? false
        : someTernary(wantedOf(parts), (part) => holds(value, part, mode));
  },
);

function holds(value: DecidedValue, part: LogicValue, mode: LetterCase): Ternary {
  if (value.kind === 'array') {
    const found = someTernary(value.items, (item) => equal(item, part, mode));
    return found === false ? (value.rest?.count ?? false) : found;
  }
  const stretches = stretchesOf(value);
  if (stretches === undefined)
    return value.kind === 'unknown' && value.type === 'array' ? value : false;
  if (part.kind === 'unknown') return part;
  if (part.kind !== 'string') return value.kind === 'unknown' ? value : false;
  const wanted = folded(part.value, mode);
  const found = stretches.some(
    (stretch) => typeof stretch === 'string' && folded(stretch, mode).includes(wanted),
  );
  return found || (value.kind === 'unknown' ? value : false);
}
