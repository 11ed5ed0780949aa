import t from 'tap';
import { displayText } from '../../../core/resources/print.js';
import { expanded } from '../../support/expanded.js';

const base = { type: 'A.B/c', apiVersion: '1' };
const loop = { copy: { name: 'rounds', count: 2 } };
const id = "[resourceId('A.B/c', 'late')]";

// What stands before the resources, named in the order declared, and the order in which they can be deployed.
const cases: readonly [string, readonly object[], readonly string[]][] = [
  ['nothing said', [{ name: 'a' }, { name: 'b' }], ['a', 'b']],
  ['an id', [{ name: 'a', dependsOn: [id] }, { name: 'late' }], ['late', 'a']],
  ['type and name', [{ name: 'a', dependsOn: ['A.B/c/late'] }, { name: 'late' }], ['late', 'a']],
  ['a name', [{ name: 'a', dependsOn: ['late'] }, { name: 'late' }], ['late', 'a']],
  [
    'the name of a loop',
    [
      { name: 'a', dependsOn: ['rounds'] },
      { ...loop, name: '[string(copyIndex())]' },
    ],
    ['0', '1', 'a'],
  ],
  [
    'one after another',
    [{ name: 'a', dependsOn: ['b'] }, { name: 'b', dependsOn: ['c'] }, { name: 'c' }],
    ['c', 'b', 'a'],
  ],
  [
    'a circle',
    [
      { name: 'a', dependsOn: ['b'] },
      { name: 'b', dependsOn: ['a'] },
    ],
    ['b', 'a'],
  ],
  ['something that is not there', [{ name: 'a', dependsOn: ['x'] }], ['a']],
  ['an expression in error', [{ name: 'a', dependsOn: ["[variables('no')]"] }], ['a']],
];

for (const [what, resources, order] of cases) {
  t.test(`a resource is deployed after what it depends on: ${what}`, (t) => {
    const { deployment, problems } = expanded({
      resources: resources.map((resource) => ({ ...base, ...resource })),
    });
    t.strictSame(problems, []);
    t.strictSame(
      deployment.resources.map(({ name }) => displayText(name)),
      order,
    );
    t.end();
  });
}

t.test('a resource is deployed after what it depends on: a symbolic name', (t) => {
  const { deployment } = expanded({
    languageVersion: '2.0',
    resources: {
      one: { ...base, name: 'a', dependsOn: ['other'] },
      other: { ...base, name: 'late' },
    },
  });
  t.strictSame(
    deployment.resources.map(({ name }) => displayText(name)),
    ['late', 'a'],
  );
  t.end();
});

t.test('a long chain of dependencies is followed to its end', (t) => {
  const count = 5_000;
  const { deployment } = expanded({
    resources: Array.from({ length: count }, (_, i) => ({
      ...base,
      name: `n${i}`,
      dependsOn: i + 1 < count ? [`n${i + 1}`] : [],
    })),
  });
  t.match(deployment.resources[0], { name: { value: `n${count - 1}` } });
  t.equal(deployment.resources.length, count);
  t.end();
});
