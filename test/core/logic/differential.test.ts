import fc from 'fast-check';
import jsonLogic from 'json-logic-js';
import t from 'tap';
import { toPlain } from '../../../core/logic/plain.js';
import { compiled, contextOf } from './harness.js';

const scalar = fc.oneof(
  fc.constantFrom<unknown>('', 'a', 'b', 'ab', '1', '10', 0, 1, 2, -3, 1.5, true, false, null),
);
const data = fc.record(
  {
    a: scalar,
    b: fc.array(scalar, { maxLength: 4 }),
    c: fc.array(fc.record({ a: scalar, d: scalar }, { requiredKeys: [], noNullPrototype: true }), {
      maxLength: 3,
    }),
    d: fc.record(
      { a: scalar, e: fc.array(scalar, { maxLength: 2 }) },
      { requiredKeys: [], noNullPrototype: true },
    ),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const path = fc.constantFrom('a', 'b', 'c', 'd', 'd.a', 'd.e', 'b.0', 'c.1.a', 'z', 'd.z.y', '');
const item = fc.constantFrom('', 'a', 'd');

const { logic } = fc.letrec<{ logic: unknown }>((tie) => {
  const logic = tie('logic');
  const call = (names: readonly string[], min: number, max: number) =>
    fc
      .tuple(fc.constantFrom(...names), fc.array(logic, { minLength: min, maxLength: max }))
      .map(([name, of]) => ({ [name]: of }));
  const inner = fc.oneof(
    item.map((path) => ({ var: path })),
    logic,
  );
  return {
    logic: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      { weight: 4, arbitrary: path.map((path) => ({ var: path })) },
      { weight: 3, arbitrary: scalar },
      { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.tuple(path, scalar).map((of) => ({ var: of })) },
      { weight: 3, arbitrary: call(['==', '===', '!=', '!==', '%', '/', '>', '>='], 2, 2) },
      { weight: 2, arbitrary: call(['<', '<='], 2, 3) },
      { weight: 2, arbitrary: call(['!', '!!'], 1, 1) },
      { weight: 2, arbitrary: call(['+', '*', 'min', 'max', 'cat', 'and', 'or'], 1, 3) },
      { weight: 1, arbitrary: call(['-'], 1, 2) },
      { weight: 1, arbitrary: call(['merge'], 0, 3) },
      { weight: 2, arbitrary: call(['if', '?:'], 1, 5) },
      { weight: 1, arbitrary: call(['substr'], 2, 3) },
      { weight: 1, arbitrary: call(['in'], 2, 2) },
      { weight: 1, arbitrary: fc.array(path, { maxLength: 3 }).map((of) => ({ missing: of })) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.nat(3), fc.array(path, { minLength: 1, maxLength: 3 }))
          .map((of) => ({ missing_some: of })),
      },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom('map', 'filter', 'all', 'some', 'none'), logic, inner)
          .map(([name, list, to]) => ({ [name]: [list, to] })),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(
            fc.constantFrom({ var: 'b' }, { var: 'c' }),
            fc.constantFrom<unknown>(
              { '+': [{ var: 'current' }, { var: 'accumulator' }] },
              { cat: [{ var: 'accumulator' }, { var: 'current.a' }] },
              { map: [{ var: 'accumulator' }, { var: 'current' }] },
            ),
            scalar,
          )
          .map((of) => ({ reduce: of })),
      },
    ),
  };
});

/** What JSON has of a value: NaN and undefined are null. */
function json(value: unknown): string {
  return JSON.stringify(value ?? null);
}

t.test('compiled standard logic gives what json-logic-js gives', async () => {
  fc.assert(
    fc.property(logic, data, (logic, data) => {
      const expected = jsonLogic.apply(logic as Parameters<typeof jsonLogic.apply>[0], data);
      const value = compiled(logic).evaluate(contextOf(data));
      const actual = toPlain(value);
      if (json(actual) !== json(expected)) {
        throw new Error(
          `${json(logic)} over ${json(data)}: ${json(actual)}, not ${json(expected)}`,
        );
      }
    }),
    { numRuns: 4000 },
  );
});
