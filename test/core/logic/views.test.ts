import t from 'tap';
import type { LogicEnvironment, ViewSource } from '../../../core/logic/environment.js';
import { bare, compiled, contextOf, nodeOf, run } from './harness.js';

/** Pools written in the resource, and pools below it, whose names stand outside of their properties. */
const pools: LogicEnvironment = {
  ...bare,
  lets: new Map([['type', nodeOf('of the rule')]]),
  views: new Map<string, readonly ViewSource[]>([
    [
      'pools',
      [
        { in: nodeOf('pools') },
        {
          in: nodeOf('resources'),
          at: nodeOf('properties'),
          with: new Map([
            ['name', nodeOf({ lastSegment: { var: 'name' } })],
            ['kind', nodeOf('type')],
          ]),
        },
      ],
    ],
  ]),
};
const names = { map: [{ view: 'pools' }, { var: 'name' }] };

t.test('a view', async (t) => {
  const cases: readonly [title: string, logic: unknown, data: unknown, result: unknown][] = [
    [
      'gives the items of all its sources',
      names,
      { pools: [{ name: 'a' }], resources: [{ name: 'it/b', properties: {} }] },
      ['a', 'b'],
    ],
    [
      'begins at a path within an item',
      { map: [{ view: 'pools' }, { var: 'count' }] },
      { resources: [{ name: 'it/b', properties: { count: 3 } }] },
      [3],
    ],
    [
      'keeps entries of its own over those that are added',
      names,
      { resources: [{ name: 'it/b', properties: { NAME: 'own' } }] },
      ['own'],
    ],
    [
      'has an item of what is added alone where it begins at nothing',
      names,
      { resources: [{ name: 'it/b' }] },
      ['b'],
    ],
    [
      'adds nothing where nothing is to be read',
      { map: [{ view: 'pools' }, { exists: { var: 'kind' } }] },
      { resources: [{ properties: {} }] },
      [false],
    ],
    ['is empty where no source has an item', { view: 'pools' }, {}, []],
  ];
  for (const [title, logic, data, result] of cases) {
    t.strictSame(run(logic, data, pools), result, title);
  }
});

t.test('what a view adds to an item keeps its place', async (t) => {
  const data = { resources: [{ name: 'b', type: 'x', properties: { count: 1 } }] };
  const pathOf = (key: string): string | undefined => {
    const logic = { some: [{ view: 'pools' }, { equals: [{ var: key }, 'none'] }] };
    const trace = compiled(logic, pools).trace(contextOf(data));
    return trace.operands[1]?.operands[0]?.path;
  };
  t.equal(pathOf('count'), 'resources[0].properties.count');
  t.equal(pathOf('kind'), 'resources[0].type');
});
