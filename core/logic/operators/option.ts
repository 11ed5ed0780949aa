import { absent } from '../absent.js';
import { valueOperator } from '../operator.js';
import { unknownOf } from '../unknown.js';

/** An option of the rules, set by the user. */
export const option = valueOperator(
  {
    name: 'option',
    summary:
      'The value of an option, from the configuration or its declared default; the second operand, else missing, where there is none. The key may be worked out.',
    parameters: [{ name: 'key' }, { name: 'default', optional: true }],
    examples: [{ logic: { option: ['minimum', 3] }, result: 3 }, { logic: { option: 'minimum' } }],
  },
  () =>
    ([key, fallback], { context }) => {
      if (key?.kind === 'unknown')
        return { ...unknownOf('option', key, [key]), perhapsMissing: true };
      const value = key?.kind === 'string' ? context.option(key.value) : undefined;
      return value ?? fallback ?? absent(key);
    },
);
