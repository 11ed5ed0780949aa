import fc from 'fast-check';
import t from 'tap';
import type { Value } from '../../../core/expressions/value.js';
import { verdictOf } from '../../../core/logic/ternary.js';
import { condition, value } from './arbitrary-logic.js';
import { compiled, contextOn, shown } from './harness.js';
import { type Pair, symbolicData } from './symbolic.js';

const runs = { numRuns: 3000 };

function evaluate(
  logic: unknown,
  root: Value,
): ReturnType<ReturnType<typeof compiled>['evaluate']> {
  return compiled(logic).evaluate(contextOn(root));
}

function describe({ known, actual }: Pair): string {
  return JSON.stringify({ known, actual }, (key, inner) =>
    ['origin', 'span', 'expression', 'nameSpan', 'reason'].includes(key)
      ? undefined
      : inner instanceof Map
        ? [...inner.values()]
        : inner,
  );
}

t.test(
  'what an unknown turns out to be never turns true into false or false into true',
  async () => {
    fc.assert(
      fc.property(condition, symbolicData, (logic, data) => {
        const before = verdictOf(evaluate(logic, data.known));
        const after = verdictOf(evaluate(logic, data.actual));
        if (before !== 'unknown' && before !== after) {
          throw new Error(`${JSON.stringify(logic)}: ${before}, then ${after}\n${describe(data)}`);
        }
      }),
      runs,
    );
  },
);

t.test('a value that is known stays the same when unknowns elsewhere turn out', async () => {
  fc.assert(
    fc.property(value, symbolicData, (logic, data) => {
      const before = shown(evaluate(logic, data.known));
      if (before === '<unknown>') return;
      const after = shown(evaluate(logic, data.actual));
      if (JSON.stringify(before) !== JSON.stringify(after)) {
        throw new Error(
          `${JSON.stringify(logic)}: ${JSON.stringify(before)}, then ${JSON.stringify(after)}\n${describe(data)}`,
        );
      }
    }),
    runs,
  );
});

t.test('a trace ends in the value that is evaluated without one', async () => {
  fc.assert(
    fc.property(condition, symbolicData, (logic, { known }) => {
      const program = compiled(logic);
      const plain = program.evaluate(contextOn(known));
      const traced = program.trace(contextOn(known)).value;
      return verdictOf(plain) === verdictOf(traced) && shown(plain) === shown(traced);
    }),
    { numRuns: 1000 },
  );
});

t.test('not all is some not, and not some is all not', async () => {
  fc.assert(
    fc.property(condition, condition, symbolicData, (a, b, { known }) => {
      const verdict = (logic: unknown): string => verdictOf(evaluate(logic, known));
      return (
        verdict({ '!': { and: [a, b] } }) === verdict({ or: [{ '!': [a] }, { '!': [b] }] }) &&
        verdict({ '!': { or: [a, b] } }) === verdict({ and: [{ '!': [a] }, { '!': [b] }] })
      );
    }),
    { numRuns: 1000 },
  );
});

t.test('some data is decided although parts of it are unknown', async (t) => {
  const decided = fc
    .sample(fc.tuple(condition, symbolicData), { numRuns: 1000, seed: 1 })
    .filter(([logic, { known }]) => verdictOf(evaluate(logic, known)) !== 'unknown');
  t.ok(decided.length > 300, `${decided.length} of 1000 are decided`);
  t.ok(decided.length < 950, `${1000 - decided.length} of 1000 are not`);
});
