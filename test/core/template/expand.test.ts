import t from 'tap';
import { expanded } from '../../support/expanded.js';

const group = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/resource-group';
const storage = { type: 'Microsoft.Storage/storageAccounts', apiVersion: '2023-01-01' };

t.test('a resource gets its id, its scope and evaluated properties', (t) => {
  const { resources, problems } = expanded({
    parameters: { name: { type: 'string', defaultValue: 'st' } },
    variables: { full: "[parameters('name')]" },
    resources: [
      {
        ...storage,
        name: "[variables('full')]",
        location: '[resourceGroup().location]',
        tags: null,
        condition: true,
        dependsOn: ['x'],
        comments: 'why',
        metadata: { description: 'what' },
        properties: { a: null, b: { c: "[parameters('name')]" }, d: [null, 1] },
      },
    ],
  });
  t.strictSame(problems, []);
  t.strictSame(resources, [
    {
      id: `${group}/providers/Microsoft.Storage/storageAccounts/st`,
      name: 'st',
      type: storage.type,
      apiVersion: storage.apiVersion,
      location: 'eastus',
      properties: { b: { c: 'st' }, d: [null, 1] },
      scope: group,
    },
  ]);
  t.end();
});

t.test('a resource that cannot be read is reported and loses only itself', (t) => {
  const { resources, problems } = expanded({
    resources: [{ name: 'nameless' }, { ...storage }, { ...storage, name: 'good' }],
  });
  t.strictSame(
    problems.map(({ code }) => code),
    ['expansion/resource-shape', 'expansion/resource-shape'],
  );
  t.match(resources.at(-1), { name: 'good' });
  t.end();
});

t.test('an expression in error costs its own value only', (t) => {
  const { resources, problems, deployment } = expanded({
    resources: [{ ...storage, name: 'st', properties: { a: "[parameters('no')]", b: 1 } }],
  });
  t.match(problems, [{ code: 'expression/unknown-name' }]);
  t.match(resources, [{ properties: { b: 1 } }]);
  const properties = deployment.resources[0]?.value.entries.get('properties')?.value;
  t.match(properties?.kind === 'object' && properties.entries.get('a')?.value, {
    kind: 'unknown',
    reason: { kind: 'error' },
  });
  t.end();
});

const conditions: readonly [
  title: string,
  condition: unknown,
  present: boolean,
  perhaps: boolean,
][] = [
  ['true', true, true, false],
  ['false', false, false, false],
  ['an expression that is true', "[parameters('on')]", true, false],
  ['an expression that is false', "[parameters('off')]", false, false],
  ['a parameter without a value', "[parameters('open')]", true, true],
  ['a run-time value', "[reference('other').enabled]", true, true],
];

for (const [title, condition, present, perhaps] of conditions) {
  t.test(`condition: ${title}`, (t) => {
    const { deployment } = expanded({
      parameters: {
        on: { type: 'bool', defaultValue: true },
        off: { type: 'bool', defaultValue: false },
        open: { type: 'bool' },
      },
      resources: [{ ...storage, name: 'st', condition }],
    });
    t.equal(deployment.resources.length === 1, present);
    t.equal(deployment.resources[0]?.condition !== undefined, perhaps);
    t.end();
  });
}

t.test('an id that is not there is no problem of a resource that is not deployed', (t) => {
  const { deployment, problems } = expanded({
    languageVersion: '2.0',
    parameters: { key: { type: 'string', defaultValue: '' } },
    resources: {
      key: {
        ...storage,
        existing: true,
        condition: "[not(empty(parameters('key')))]",
        subscriptionId: "[split(parameters('key'), '/')[2]]",
        resourceGroup: "[split(parameters('key'), '/')[4]]",
        name: "[split(parameters('key'), '/')[8]]",
      },
      // A reference by id looks at the ids of all others.
      user: {
        ...storage,
        name: 'st',
        properties: { there: "[reference(resourceId('A.B/c', 'there'), '1').x]" },
      },
    },
  });
  t.strictSame(problems, []);
  t.equal(deployment.resources.length, 1);
  t.end();
});

t.test('a child is deployed even where the condition of its parent is false', (t) => {
  const { resources } = expanded({
    resources: [
      {
        ...storage,
        name: 'st',
        condition: false,
        resources: [{ type: 'blobServices', apiVersion: '2023-01-01', name: 'default' }],
      },
    ],
  });
  t.match(resources, [{ name: 'st/default', type: `${storage.type}/blobServices` }]);
  t.equal(resources.length, 1);
  t.end();
});

t.test('a resource written inside another with a provider of its own is no child', (t) => {
  const lock = { type: 'Microsoft.Authorization/locks', apiVersion: '1', name: 'lock' };
  const { resources } = expanded({ resources: [{ ...storage, name: 'st', resources: [lock] }] });
  t.match(resources, [{ name: 'st' }, { name: 'lock', type: lock.type, scope: group }]);
  t.end();
});

t.test('keys named like members of a prototype are plain data', (t) => {
  const { resources, problems } = expanded(`{
    "parameters": { "__proto__": { "type": "object", "defaultValue": { "__proto__": 1, "constructor": 2 } } },
    "resources": { "__proto__": { "type": "A.B/c", "apiVersion": "1", "name": "n", "properties": "[parameters('__proto__')]" } }
  }`);
  t.strictSame(problems, []);
  t.equal(JSON.stringify(resources[0]?.['properties']), '{"__proto__":1,"constructor":2}');
  t.end();
});

t.test('the symbolic path is that of the declaration, whatever the values', (t) => {
  const { deployment } = expanded({
    resources: {
      st: { ...storage, copy: { name: 'loop', count: 2 }, name: '[string(copyIndex())]' },
      mod: {
        type: 'Microsoft.Resources/deployments',
        apiVersion: '2022-09-01',
        name: 'mod',
        properties: {
          template: {
            resources: [
              {
                type: 'A.B/c',
                apiVersion: '1',
                name: 'x',
                resources: [{ type: 'd', apiVersion: '1', name: 'y' }],
              },
            ],
          },
        },
      },
    },
  });
  const [inner] = deployment.nested[0]?.resources ?? [];
  t.strictSame(
    [...deployment.resources, ...(inner ? [inner, ...inner.children] : [])].map(
      ({ symbolicPath }) => symbolicPath,
    ),
    [
      'resources.st[0]',
      'resources.st[1]',
      'resources.mod',
      'resources.mod.resources[0]',
      'resources.mod.resources[0].resources[0]',
    ],
  );
  t.end();
});

t.test('a resource of an extension is left out, with a notice', (t) => {
  const { resources, problems } = expanded({
    languageVersion: '2.1',
    extensions: { graph: { name: 'MicrosoftGraph', version: '1.0' } },
    resources: {
      app: { extension: 'graph', type: 'Microsoft.Graph/applications@v1.0', properties: {} },
      one: { type: 'A.B/c', apiVersion: '1', name: 'one' },
    },
  });
  t.match(resources, [{ name: 'one' }]);
  t.match(problems, [{ code: 'expansion/extension-resource', kind: 'notice' }]);
  t.end();
});

// What Azure's own engine takes (bicep snapshot).
const calls: readonly [call: string, value: string | undefined][] = [
  ['u.text(1)', '1'],
  ["u.text('a')", undefined],
  ['u.text(null())', undefined],
  ['u.nullable(null())', '7'],
  ["u.nullable('a')", undefined],
  ['u.wrongOutput(1)', undefined],
  ["u.text(length(parameters('given')))", undefined],
];

for (const [call, value] of calls) {
  const unknown = call.includes('given');
  t.test(`${call} of a template's own ${value ?? (unknown ? 'waits' : 'is refused')}`, (t) => {
    const member = (type: object, text: string, output = 'string') => ({
      parameters: [{ ...type, name: 'x' }],
      output: { type: output, value: text },
    });
    const { resources, problems } = expanded({
      languageVersion: '2.0',
      definitions: { number: { type: 'int', nullable: true } },
      parameters: { given: { type: 'array' } },
      functions: [
        {
          namespace: 'u',
          members: {
            text: member({ type: 'int' }, "[string(parameters('x'))]"),
            nullable: member(
              { $ref: '#/definitions/number' },
              "[string(coalesce(parameters('x'), 7))]",
            ),
            wrongOutput: member({ type: 'int' }, "[parameters('x')]"),
          },
        },
      ],
      resources: {
        one: { type: 'A.B/c', apiVersion: '1', name: 'one', properties: { v: `[${call}]` } },
      },
    });
    if (value !== undefined) t.match(resources, [{ properties: { v: value } }]);
    t.strictSame(
      problems.map(({ code }) => code),
      value === undefined && !unknown ? ['expression/function-failed'] : [],
    );
    t.end();
  });
}
