import fc from 'fast-check';

type Logic = unknown;

const path = fc.constantFrom(
  'a',
  'b',
  'c',
  'a.x',
  'b.y',
  'a[0]',
  'b[1]',
  'c.x.y',
  'a[*].x',
  'b[*]',
  'c[*].y',
  '',
);
const read: fc.Arbitrary<Logic> = path.map((path) => ({ var: path }));
const constant: fc.Arbitrary<Logic> = fc.constantFrom(
  'a',
  'Azure',
  '',
  'b',
  0,
  1,
  2,
  true,
  false,
  null,
);
const texts: fc.Arbitrary<Logic> = fc.constantFrom('a', ['a', 'b'], ['azure', 'calico'], '');

/** Logic of our operators and of the three-valued standard ones, over data with a, b and c. */
export const { condition, value } = fc.letrec<{ condition: Logic; value: Logic }>((tie) => {
  const value = tie('value');
  const condition = tie('condition');
  const item = fc.oneof(
    fc.constantFrom('', 'x', 'y').chain((path) =>
      fc.oneof(
        fc.constantFrom('a', 1, true).map((to) => ({ equals: [{ var: path }, to] })),
        fc.constant({ hasValue: { var: path } }),
        fc.constant({ atLeast: [{ var: path }, 1] }),
      ),
    ),
    condition,
  );
  const unary = (names: readonly string[]) =>
    fc.tuple(fc.constantFrom(...names), value).map(([name, of]) => ({ [name]: of }));
  return {
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 5, arbitrary: read },
      { weight: 2, arbitrary: constant },
      {
        weight: 2,
        arbitrary: unary([
          'length',
          'lower',
          'upper',
          'trim',
          'first',
          'last',
          'keys',
          'values',
          'sum',
          'typeOf',
          'flatten',
          'lastSegment',
          'entries',
          'distinct',
          'abs',
          'cidrPrefix',
        ]),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(read, item).map(([list, that]) => ({ filter: [list, that] })),
      },
      { weight: 1, arbitrary: fc.tuple(read, item).map(([list, that]) => ({ map: [list, that] })) },
      {
        weight: 1,
        arbitrary: fc.tuple(read, item).map(([list, that]) => ({ countOf: [list, that] })),
      },
      { weight: 1, arbitrary: fc.tuple(condition, value, value).map((of) => ({ if: of })) },
      { weight: 1, arbitrary: fc.tuple(value, value).map((of) => ({ or: of })) },
      { weight: 1, arbitrary: fc.tuple(value, value).map((of) => ({ merge: of })) },
      { weight: 1, arbitrary: fc.tuple(read, texts).map((of) => ({ difference: of })) },
      { weight: 1, arbitrary: fc.tuple(read, read).map((of) => ({ intersect: of })) },
      { weight: 1, arbitrary: fc.tuple(value, value).map((of) => ({ concat: of })) },
      { weight: 1, arbitrary: fc.tuple(read, value).map((of) => ({ get: of })) },
      {
        weight: 1,
        arbitrary: fc.tuple(read, fc.constantFrom('x', '*', 'y')).map((of) => ({ find: of })),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(read, fc.constantFrom('-', '')).map((of) => ({ join: of })),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(value, fc.constantFrom('a', '/')).map((of) => ({ split: of })),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(value, fc.constantFrom('a', 'Az'), value)
          .map((of) => ({ replace: of })),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(read, item).map(([list, key]) => ({ sortBy: [list, key] })),
      },
      { weight: 1, arbitrary: fc.tuple(value, value).map((of) => ({ and: of })) },
    ),
    condition: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 3, arbitrary: fc.tuple(value, value).map((of) => ({ equals: of })) },
      { weight: 2, arbitrary: fc.tuple(value, texts).map((of) => ({ oneOf: of })) },
      {
        weight: 3,
        arbitrary: fc
          .tuple(
            fc.constantFrom('startsWith', 'endsWith', 'contains', 'like', 'matches'),
            value,
            texts,
          )
          .map(([name, text, wanted]) => ({ [name]: [text, wanted] })),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(
            fc.constantFrom(
              'atLeast',
              'atMost',
              'moreThan',
              'lessThan',
              'hasDefault',
              '===',
              '==',
              'in',
              '<',
            ),
            value,
            value,
          )
          .map(([name, a, b]) => ({ [name]: [a, b] })),
      },
      {
        weight: 2,
        arbitrary: unary(['exists', 'hasValue', 'isLower', 'isUpper', 'unique', '!', '!!']),
      },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom('and', 'or'), condition, condition)
          .map(([name, a, b]) => ({ [name]: [a, b] })),
      },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom('every', 'all', 'some', 'none'), read, item)
          .map(([name, list, that]) => ({ [name]: [list, that] })),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(read, item, item, fc.constantFrom('pass', 'fail'))
          .map(([list, that, where, whenEmpty]) => ({
            every: { in: list, that, where, whenEmpty },
          })),
      },
    ),
  };
});
