import t from 'tap';
import type { LogicEnvironment } from '../../../core/logic/environment.js';
import { printPath } from '../../../core/logic/path.js';
import { itemsOf } from '../../../core/logic/read.js';
import { bare, compiled, contextOf, nodeOf, run } from './harness.js';

const data = {
  a: { b: [{ c: 1 }, { c: 2 }, {}], 'x.y': 3, "don't": 4 },
  Upper: 'U',
  upper: 'u',
  ['__proto__']: 5,
};
const paths: readonly [path: string, value: unknown][] = [
  ['a.b[0].c', 1],
  ['a.b.1.c', 2],
  ['A.B[0].C', 1],
  ['a.b[*].c', [1, 2]],
  ['a.b[3]', '<missing>'],
  ["a['x.y']", 3],
  ["a['don''t']", 4],
  ['upper', 'u'],
  ['UPPER', 'U'],
  ['a.nothing.more', '<missing>'],
  ['Upper.length', '<missing>'],
  ['constructor', '<missing>'],
  ['a.toString', '<missing>'],
  ['z[*].c', '<missing>'],
];
for (const [path, value] of paths) {
  t.test(`${path} reads ${JSON.stringify(value)}`, async (t) => {
    t.strictSame(run({ var: path }, data), value);
  });
}

t.test('a trace tells the place with the key as it is written in the data', async (t) => {
  const trace = compiled({ equals: [{ var: 'A.B[1].C' }, 2] }).trace(contextOf(data));
  t.equal(trace.operands[0]?.path, 'a.b[1].c');
});

const environment: LogicEnvironment = {
  ...bare,
  views: new Map([
    ['pools', [{ in: nodeOf('pools[*]') }, { in: nodeOf('more'), at: nodeOf('properties') }]],
  ]),
  fragments: new Map([
    [
      'above',
      { parameters: ['limit'], logic: nodeOf({ moreThan: [{ var: 'n' }, { var: 'limit' }] }) },
    ],
  ]),
  lets: new Map([['limit', nodeOf({ resource: 'limit' })]]),
};
const estate = { limit: 1, pools: [{ n: 1 }, { n: 2 }], more: [{ properties: { n: 3 } }] };

t.test('a view gathers its items from all its sources, each at its place', async (t) => {
  const located = compiled({ view: 'pools' }, environment).locate(contextOf(estate));
  const { value } = located;
  t.equal(value.kind, 'array');
  if (value.kind !== 'array') return;
  t.strictSame(
    itemsOf(located, value).map(({ path }) => printPath(path)),
    ['pools[0]', 'pools[1]', 'more[0].properties'],
  );
});

const scoped: readonly [what: string, logic: unknown, result: unknown][] = [
  ['var reads the item', { map: [{ view: 'pools' }, { var: 'n' }] }, [1, 2, 3]],
  [
    'as names the item',
    { map: { in: { view: 'pools' }, as: 'pool', to: { var: 'pool.n' } } },
    [1, 2, 3],
  ],
  ['resource reads the resource', { map: [{ var: 'pools' }, { resource: 'limit' }] }, [1, 1]],
  ['a named value reads the resource', { map: [{ var: 'pools' }, { var: 'limit' }] }, [1, 1]],
  [
    'an outer name is seen inside an inner list',
    {
      map: {
        in: { var: 'pools' },
        as: 'outer',
        to: {
          countOf: {
            in: { resource: 'pools' },
            as: 'inner',
            that: { atLeast: [{ var: 'inner.n' }, { var: 'outer.n' }] },
          },
        },
      },
    },
    [2, 1],
  ],
  [
    'a fragment takes arguments',
    { filter: [{ var: 'pools' }, { use: ['above', { var: 'limit' }] }] },
    [{ n: 2 }],
  ],
  [
    'a fragment takes arguments by name',
    { filter: [{ var: 'pools' }, { use: { fragment: 'above', limit: 1 } }] },
    [{ n: 2 }],
  ],
  ['literal is data that looks like logic', { literal: { var: 'a' } }, { var: 'a' }],
  ['a path may be worked out', { var: { cat: ['li', 'mit'] } }, 1],
  ['a default stands for what is missing', { var: ['nothing', 7] }, 7],
];
for (const [what, logic, result] of scoped) {
  t.test(what, async (t) => {
    t.strictSame(run(logic, estate, environment), result);
  });
}

t.test('what was computed has no place; what was merged keeps its own', async (t) => {
  const logic = {
    every: [{ merge: [{ var: 'more' }, { literal: [{ n: 9 }] }] }, { equals: [{ var: 'n' }, 0] }],
  };
  const trace = compiled(logic).trace(contextOf(estate));
  const reads = trace.operands.slice(1).map(({ operands }) => operands[0]?.path);
  t.strictSame(reads, ['more[0].n', undefined]);
});
