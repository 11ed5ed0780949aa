import t from 'tap';
import { allDeployments, allResources } from '../../../core/resources/graph.js';
import type { Resource } from '../../../core/resources/resource.js';
import { expanded } from '../../support/expanded.js';

const deploymentType = { type: 'Microsoft.Resources/deployments', apiVersion: '1' };

function module(name: string, resources: readonly object[]): object {
  const options = { expressionEvaluationOptions: { scope: 'inner' } };
  return { ...deploymentType, name, properties: { ...options, template: { resources } } };
}

/** The tree of names below some resources. */
function tree(resources: readonly Resource[]): unknown {
  return resources.map(({ name, children }) => {
    const text = name.kind === 'string' ? name.value : '?';
    return children.length === 0 ? text : [text, tree(children)];
  });
}

const resource = (type: string, name: string, more: object = {}) => ({
  type,
  apiVersion: '1',
  name,
  ...more,
});

const trees: readonly [title: string, resources: readonly object[], tree: unknown][] = [
  [
    'a nested child',
    [resource('A.B/c', 'n', { resources: [resource('d', 'm')] })],
    [['n', ['n/m']]],
  ],
  [
    'a child beside its parent',
    [resource('A.B/c/d', 'n/m'), resource('A.B/c', 'n')],
    [['n', ['n/m']]],
  ],
  ['a child without its parent', [resource('A.B/c/d', 'n/m')], ['n/m']],
  [
    'a child of a child',
    [resource('A.B/c', 'n'), resource('A.B/c/d', 'n/m'), resource('A.B/c/d/e', 'n/m/o')],
    [['n', [['n/m', ['n/m/o']]]]],
  ],
  ['letter case aside', [resource('A.B/c', 'n'), resource('a.b/C/d', 'N/m')], [['n', ['N/m']]]],
  [
    'an extension by relative scope',
    [resource('A.B/c', 'n'), resource('E.F/locks', 'l', { scope: 'A.B/c/n' })],
    [['n', ['l']]],
  ],
  [
    'an extension in the older way of writing',
    [resource('A.B/c', 'n'), resource('A.B/c/providers/locks', 'n/E.F/l')],
    [['n', ['n/E.F/l']]],
  ],
  [
    'an extension of the resource group',
    [resource('E.F/locks', 'l'), resource('A.B/c', 'n')],
    ['l', 'n'],
  ],
  [
    'a child in another deployment',
    [resource('A.B/c', 'n'), module('m', [resource('A.B/c/d', 'n/m')])],
    [['n', ['n/m']], 'm'],
  ],
];

for (const [title, resources, expected] of trees) {
  t.test(`tree: ${title}`, (t) => {
    const { deployment } = expanded({ resources });
    t.strictSame(tree(deployment.resources), expected);
    for (const one of allResources(deployment)) {
      for (const child of one.children) t.equal(child.parent, one);
    }
    t.end();
  });
}

t.test('a child of a parent whose name is not known finds it', (t) => {
  const { deployment } = expanded({
    parameters: { p: { type: 'string' } },
    resources: [
      { type: 'A.B/c', apiVersion: '1', name: "[parameters('p')]" },
      { type: 'A.B/c/d', apiVersion: '1', name: "[concat(parameters('p'), '/m')]" },
    ],
  });
  t.equal(deployment.resources.length, 1);
  t.equal(deployment.resources[0]?.children.length, 1);
  t.end();
});

t.test('children stand in the value of their parent', (t) => {
  const { resources } = expanded({
    resources: [
      resource('A.B/c', 'n', { resources: [resource('d', 'm', { properties: { x: 1 } })] }),
    ],
  });
  t.match(resources, [{ resources: [{ name: 'n/m', type: 'A.B/c/d', properties: { x: 1 } }] }]);
  t.end();
});

t.test('a database stands beside its server, and knows it', (t) => {
  const server = resource('Microsoft.Sql/servers', 's');
  const database = resource('Microsoft.Sql/servers/databases', 's/d');
  const { deployment } = expanded({ resources: [server, database] });
  t.strictSame(tree(deployment.resources), ['s', 's/d']);
  t.equal(deployment.resources[1]?.parent, deployment.resources[0]);
  t.end();
});

t.test('every resource and deployment is met once', (t) => {
  const { deployment } = expanded({
    resources: [
      resource('A.B/c', 'n'),
      module('m', [resource('A.B/c/d', 'n/m'), module('inner', [resource('A.B/x', 'y')])]),
    ],
  });
  const names = [...allResources(deployment)].map(
    ({ name }) => name.kind === 'string' && name.value,
  );
  t.strictSame(names.sort(), ['inner', 'm', 'n', 'n/m', 'y']);
  t.strictSame(
    [...allDeployments(deployment)].map(({ name }) => name),
    ['main.json', 'm', 'inner'],
  );
  t.end();
});

t.test('of a resource declared twice the last counts; a storage account is merged', (t) => {
  const storage = 'Microsoft.Storage/storageAccounts';
  const { resources } = expanded({
    resources: [
      resource('A.B/c', 'n', { properties: { a: 1 } }),
      resource('A.B/c', 'N', { properties: { b: 2 } }),
      resource(storage, 's', { properties: { a: 1, l: [1] } }),
      resource(storage, 's', { properties: { a: null, b: 2, l: [2] } }),
    ],
  });
  t.match(resources, [
    { name: 'N', properties: { b: 2 } },
    { name: 's', properties: { a: 1, b: 2, l: [1, 2] } },
  ]);
  t.equal(resources.length, 2);
  t.end();
});

t.test('of two declarations that may each be made or not, both stay', (t) => {
  const { deployment } = expanded({
    parameters: { on: { type: 'bool' } },
    resources: [
      resource('A.B/c', 'n', { condition: "[parameters('on')]" }),
      resource('A.B/c', 'n', { condition: "[not(parameters('on'))]" }),
    ],
  });
  t.equal(deployment.resources.length, 2);
  t.end();
});

const effective: readonly [title: string, resources: readonly object[], properties: object][] = [
  [
    'the web configuration of a site',
    [
      resource('Microsoft.Web/sites', 's', { properties: { siteConfig: { a: 1, b: 1 } } }),
      resource('Microsoft.Web/sites/config', 's/web', { properties: { b: 2 } }),
    ],
    { siteConfig: { a: 1, b: 2 } },
  ],
  [
    'of a site without properties',
    [
      resource('Microsoft.Web/sites', 's'),
      resource('Microsoft.Web/sites/config', 's/web', { properties: { b: 2 } }),
    ],
    { siteConfig: { b: 2 } },
  ],
  [
    'no other configuration',
    [
      resource('Microsoft.Web/sites', 's', { properties: { a: 1 } }),
      resource('Microsoft.Web/sites/config', 's/logs', { properties: { b: 2 } }),
    ],
    { a: 1 },
  ],
  [
    'the administrator of a server',
    [
      resource('Microsoft.Sql/servers', 's', { properties: {} }),
      resource('Microsoft.Sql/servers/administrators', 's/ActiveDirectory', {
        properties: { sid: 'x' },
      }),
    ],
    { administrators: { sid: 'x' } },
  ],
];

for (const [title, resources, properties] of effective) {
  t.test(`effective properties: ${title}`, (t) => {
    t.strictSame(expanded({ resources }).resources[0]?.['properties'], properties);
    t.end();
  });
}
