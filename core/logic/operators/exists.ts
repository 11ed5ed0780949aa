import { predicate } from '../operator.js';

/** Whether anything stands at a path. */
export const exists = predicate(
  {
    name: 'exists',
    summary:
      'Whether anything is there, null included. Of an unknown that is certainly there: true.',
    parameters: [{ name: 'value' }],
    describe: () => ({ plain: 'it to be set', negated: 'it not to be set' }),
    examples: [
      { logic: { exists: { var: 'a' } }, data: { a: null }, result: true },
      { logic: { exists: { var: 'b' } }, data: { a: null }, result: false },
    ],
  },
  () =>
    ([value]) => {
      if (value?.kind === 'unknown') return value.perhapsMissing ? value : true;
      return value !== undefined && value.kind !== 'missing';
    },
);
