import t from 'tap';
import { compileFiles, orderedPlacesOf } from '../../support/bicep.js';

const resource = (name: string, body: string) => `resource ${name} 'My.Rp/as@2020-01-01' = ${body}`;
const moduleAt = (name: string, scope: string, deployment = 'm') =>
  `module ${name} 'm.bicep' = { name: '${deployment}', scope: ${scope} }`;

/** Each line is a declaration; `wanted` are the lines that have one name in Azure. */
const cases: readonly { it: string; lines: readonly string[]; wanted: readonly number[] }[] = [
  {
    it: 'a written name and one that is worked out while compiling, but by no function of the file',
    lines: [
      resource('a', "{ name: 'x' }"),
      resource('b', '{ name: v }'),
      resource('c', '{ name: f() }'),
      resource('d', "{ name: 'X' }"),
      "var v = toLower('X')",
      "func f() string => 'x'",
    ],
    wanted: [1, 2],
  },
  {
    it: 'names that depend on what is deployed: no problem',
    lines: ['param p string', resource('a', '{ name: p }'), resource('b', '{ name: p }')],
    wanted: [],
  },
  {
    it: 'conditions that are true whatever is deployed',
    lines: [
      'param p bool',
      resource('a', "if (length('ab') == 2) { name: 'x' }"),
      resource('b', "if (p || true) { name: 'x' }"),
      resource('c', "if (p) { name: 'x' }"),
      resource('d', "if (false) { name: 'x' }"),
    ],
    wanted: [2, 3],
  },
  {
    it: 'resources of one name that are not deployed together: no problem',
    lines: [
      'param p bool',
      resource('a', "if (p) { name: 'x' }"),
      resource('b', "if (!p) { name: 'x' }"),
    ],
    wanted: [],
  },
  {
    it: 'children of one parent, of others none',
    lines: [
      resource('a', "{ name: 'a' }"),
      resource('b', "{ name: 'b' }"),
      "resource c 'My.Rp/as/bs@2020-01-01' = { name: 'x', parent: a }",
      "resource d 'My.Rp/as/bs@2020-01-01' = { name: 'x', parent: a }",
      "resource e 'My.Rp/as/bs@2020-01-01' = { name: 'x', parent: b }",
    ],
    wanted: [3, 4],
  },
  {
    it: 'modules in one scope',
    lines: [
      'param p string',
      moduleAt('a', "resourceGroup('x')"),
      moduleAt('b', "az.resourceGroup('x')"),
      moduleAt('c', "resourceGroup('y')"),
      moduleAt('d', "resourceGroup('s', 'x')"),
      moduleAt('e', 'resourceGroup(p)'),
      moduleAt('f', 'resourceGroup(p)'),
    ],
    wanted: [2, 3],
  },
  {
    it: 'modules in the scope of the file and in a resource',
    lines: [
      "targetScope = 'subscription'",
      'param p string',
      "resource g 'Microsoft.Resources/resourceGroups@2021-04-01' existing = { name: 'g' }",
      "resource h 'Microsoft.Resources/resourceGroups@2021-04-01' existing = { name: p }",
      moduleAt('a', 'g', 'one'),
      moduleAt('b', "resourceGroup('g')", 'one'),
      moduleAt('c', 'h', 'one'),
      moduleAt('d', 'h', 'one'),
      moduleAt('e', 'subscription()', 'two'),
      "module f 'm.bicep' = { name: 'two' }",
    ],
    wanted: [5, 6, 7, 8, 9, 10],
  },
];

for (const { it, lines, wanted } of cases) {
  t.test(`reports ${it}`, async (t) => {
    const { diagnostics } = compileFiles({ 'main.bicep': lines.join('\n'), 'm.bicep': '' });
    const places = orderedPlacesOf(diagnostics).map((place) => place.replace(/:\d+/, ''));
    t.strictSame(
      places,
      wanted.map((line) => `${line} bicep/duplicate-deployment`),
    );
  });
}

t.test('names those that have one name', async (t) => {
  const { diagnostics } = compileFiles({
    'main.bicep': [
      resource('a', "{ name: 'x' }"),
      resource('b', "{ name: 'x' }"),
      'var v = 1',
    ].join('\n'),
  });
  t.match(diagnostics[0]?.message, "The resources 'a', 'b' have the same name in Azure.");
});
