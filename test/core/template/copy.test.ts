import t from 'tap';
import { expanded } from '../../support/expanded.js';

const base = { type: 'A.B/c', apiVersion: '1' };

t.test('a resource loop makes one resource a round', (t) => {
  const { resources } = expanded({
    resources: [{ ...base, copy: { name: 'loop', count: 3 }, name: '[string(copyIndex())]' }],
  });
  t.strictSame(
    resources.map(({ name }) => name),
    ['0', '1', '2'],
  );
  t.end();
});

t.test('indexes: with an offset, by name, of the resource inside a loop of a property', (t) => {
  const { resources } = expanded({
    resources: [
      {
        ...base,
        copy: { name: 'outer', count: 2 },
        name: "[string(copyIndex('outer', 5))]",
        properties: {
          copy: [
            {
              name: 'items',
              count: 2,
              input: { of: "[copyIndex('items')]", in: '[copyIndex()]', next: '[copyIndex(1)]' },
            },
          ],
          after: 1,
        },
      },
    ],
  });
  t.match(resources, [
    { name: '5' },
    {
      name: '6',
      properties: {
        items: [
          { of: 0, in: 1, next: 2 },
          { of: 1, in: 1, next: 2 },
        ],
        after: 1,
      },
    },
  ]);
  t.end();
});

t.test('variables may be made by loops, at the top and inside objects', (t) => {
  const { resources, problems } = expanded({
    variables: {
      copy: [{ name: 'top', count: 2, input: "[copyIndex('top')]" }],
      nested: { copy: [{ name: 'list', count: 2, input: { n: "[copyIndex('list', 1)]" } }] },
    },
    resources: [
      { ...base, name: 'n', properties: { a: "[variables('top')]", b: "[variables('nested')]" } },
    ],
  });
  t.strictSame(problems, []);
  t.match(resources, [{ properties: { a: [0, 1], b: { list: [{ n: 1 }, { n: 2 }] } } }]);
  t.end();
});

t.test('an output may be made by a loop', (t) => {
  const { deployment } = expanded({
    resources: [],
    outputs: { list: { type: 'array', copy: { count: 2, input: '[copyIndex()]' } } },
  });
  t.match(deployment.outputs.get('list')?.value, {
    kind: 'array',
    items: [
      { kind: 'number', value: 0 },
      { kind: 'number', value: 1 },
    ],
  });
  t.end();
});

t.test('a loop of unknown length has one representative', (t) => {
  const { deployment, resources } = expanded({
    parameters: { n: { type: 'int' }, list: { type: 'array' } },
    resources: [
      {
        ...base,
        copy: { name: 'loop', count: "[parameters('n')]" },
        name: "[parameters('list')[copyIndex()].name]",
        properties: {
          copy: [{ name: 'a', count: "[length(parameters('list'))]", input: { v: 1 } }],
        },
      },
    ],
  });
  const [resource] = deployment.resources;
  t.match(resource?.count, { kind: 'unknown', form: "parameters('n')" });
  t.match(resources, [{ name: "[parameters('list')[copyIndex('loop')].name]" }]);
  const properties = resource?.value.entries.get('properties')?.value;
  t.match(properties?.kind === 'object' && properties.entries.get('a')?.value, {
    kind: 'array',
    items: [],
    rest: { representative: { kind: 'object' } },
  });
  t.end();
});

const counts: readonly [title: string, count: unknown, made: number, code: string | undefined][] = [
  ['none', 0, 0, undefined],
  ['a negative number', -1, 0, 'expansion/copy-count'],
  ['no number', 'two', 0, 'expansion/copy-count'],
  ['nothing', undefined, 0, 'expansion/copy-count'],
  ['more than Azure allows', 801, 800, 'expansion/copy-limit'],
];

for (const [title, count, made, code] of counts) {
  t.test(`count: ${title}`, (t) => {
    const { deployment, problems } = expanded({
      resources: [{ ...base, copy: { name: 'loop', count }, name: '[string(copyIndex())]' }],
    });
    t.equal(deployment.resources.length, made);
    t.strictSame(
      problems.map((problem) => problem.code),
      code ? [code] : [],
    );
    t.end();
  });
}

t.test('resources beyond the limit of a run are left out, and said so once', (t) => {
  const loop = { ...base, copy: { name: 'loop', count: 5 }, name: '[string(copyIndex())]' };
  const { deployment, problems } = expanded({ resources: [loop] }, { limits: { resources: 3 } });
  t.equal(deployment.resources.length, 3);
  t.strictSame(
    problems.map(({ code }) => code),
    ['expansion/resource-limit'],
  );
  t.end();
});

t.test('loops in loops meet the limit of steps instead of filling the memory', (t) => {
  const nested = (depth: number): object => ({
    copy: [{ name: 'items', count: 800, input: depth === 0 ? 1 : nested(depth - 1) }],
  });
  const { problems } = expanded(
    { resources: [{ ...base, name: 'a', properties: nested(3) }] },
    { limits: { steps: 10_000 } },
  );
  t.strictSame(
    problems.map(({ code }) => code),
    ['expression/limit'],
  );
  t.end();
});

t.test('arrays of variables that double again and again meet a limit', (t) => {
  const doubling = Object.fromEntries(
    Array.from({ length: 60 }, (_, i) => {
      const previous = `[variables('v${i}')]`;
      return [`v${i + 1}`, [previous, previous]];
    }),
  );
  const variables = { v0: 'x', ...doubling };
  const properties = { all: "[variables('v60')]" };
  const { problems } = expanded({
    variables,
    resources: [{ ...base, name: 'a', properties }],
  });
  t.match(problems[0], { code: 'expression/limit', message: /1000000 values/ });
  t.end();
});
