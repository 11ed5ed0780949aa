import { holdsSecret } from '../../expressions/values.js';
import { matchesText } from '../../source/glob.js';
import type { DecidedValue } from '../compiled.js';
import { type Example, type Frame, type Operator, predicate } from '../operator.js';
import { wantedOf } from '../text.js';
import { listed } from '../words.js';
import { type Use, useInTemplate, useOfValue } from './template-use.js';

/** Whether a value is written out where it is used. */
export const isLiteral = predicate(
  {
    name: 'isLiteral',
    summary:
      'Whether the value is written out at its place: not worked out, not handed on from a parameter, a variable or an output. False for missing.',
    parameters: [{ name: 'value' }],
    describe: () => ({
      plain: 'a value written out',
      negated: 'an expression, not a value written out',
    }),
    examples: [{ logic: { isLiteral: { var: 'a' } }, data: {}, result: false }],
  },
  () =>
    ([value]) =>
      value !== undefined &&
      value.kind !== 'missing' &&
      value.kind !== 'unknown' &&
      value.origin.role === 'literal',
);

/** Whether a value holds a secret. */
export const usesSecret = predicate(
  {
    name: 'usesSecret',
    summary:
      'Whether the value, or anything in it, came from a secure parameter, a Key Vault reference or a `list…` function. False for missing.',
    parameters: [{ name: 'value' }],
    describe: () => ({
      plain: 'a value that comes from a secret',
      negated: 'a value without secrets',
    }),
    examples: [{ logic: { usesSecret: { var: 'a' } }, data: { a: 'x' }, result: false }],
  },
  () =>
    ([value]) =>
      value !== undefined && value.kind !== 'missing' && holdsSecret(value),
);

function use(
  definition: {
    readonly name: string;
    readonly what: string;
    readonly examples: readonly Example[];
  },
  namesOf: (use: Use) => ReadonlySet<string>,
): Operator {
  const { name, what, examples } = definition;
  return predicate(
    {
      name,
      summary: `Of one operand: whether the template that is judged uses ${what} of this name (or any of a list; \`*\` and \`?\` as in \`like\`) anywhere. Of two: whether the value came from it, or is worked out with it.`,
      parameters: [{ name: 'name' }, { name: 'value', optional: true }],
      examples,
      describe: ([names]) => ({
        plain: `${what} ${listed(names, 'or')} to be used`,
        negated: `${what} ${listed(names, 'or')} not to be used`,
      }),
    },
    () =>
      ([wanted, value], frame: Frame) => {
        if (wanted === undefined || value?.kind === 'missing') return false;
        const used = namesOf(value === undefined ? useInTemplate(frame) : useOfValue(value, frame));
        return wantedOf(wanted).some((one) => one.kind === 'string' && isUsed(one, used));
      },
  );
}

function isUsed(
  name: Extract<DecidedValue, { kind: 'string' }>,
  used: ReadonlySet<string>,
): boolean {
  if (used.has(name.value.toLowerCase())) return true;
  return /[*?]/.test(name.value) && [...used].some((one) => matchesText(name.value, one));
}

/** Whether a parameter is used. */
export const usesParameter = use(
  {
    name: 'usesParameter',
    what: 'the parameter',
    examples: [{ logic: { usesParameter: ['*', { var: 'a' }] }, data: { a: 1 }, result: false }],
  },
  ({ parameters }) => parameters,
);

/** Whether a variable is used. */
export const usesVariable = use(
  {
    name: 'usesVariable',
    what: 'the variable',
    examples: [{ logic: { usesVariable: ['*', { var: 'a' }] }, data: { a: 1 }, result: false }],
  },
  ({ variables }) => variables,
);

/** Whether a function is called. */
export const callsFunction = use(
  {
    name: 'callsFunction',
    what: 'the function',
    examples: [
      {
        logic: { callsFunction: [['list*', 'reference'], { var: 'a' }] },
        data: { a: 1 },
        result: false,
      },
    ],
  },
  ({ functions }) => functions,
);
