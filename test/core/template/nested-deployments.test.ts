import t from 'tap';
import { entryOf } from '../../../core/expressions/values.js';
import { jsonOf } from '../../../core/resources/print.js';
import type { TemplateLink } from '../../../core/template/linked-template.js';
import { expanded } from '../../support/expanded.js';
import { templateOf } from '../../support/template-of.js';

const subscription = '/subscriptions/00000000-0000-0000-0000-000000000000';
const deploymentType = { type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01' };
const inner = { expressionEvaluationOptions: { scope: 'inner' }, mode: 'Incremental' };
const base = { type: 'A.B/c', apiVersion: '1' };

t.test('inner scope: parameters are passed in, outputs flow out', (t) => {
  const { deployment, resources, problems } = expanded({
    parameters: { p: { type: 'string', defaultValue: 'root' } },
    resources: [
      {
        ...deploymentType,
        name: 'mod',
        properties: {
          ...inner,
          parameters: { p: { value: "[parameters('p')]" } },
          template: {
            parameters: { p: { type: 'string' }, q: { type: 'int', defaultValue: 1 } },
            resources: [
              { ...base, name: "[parameters('p')]", properties: { q: "[parameters('q')]" } },
            ],
            outputs: { o: { type: 'string', value: "[parameters('p')]" } },
          },
        },
      },
      { ...base, name: 'after', properties: { a: "[reference('mod').outputs.o.value]" } },
    ],
  });
  t.strictSame(problems, []);
  t.match(resources, [
    {
      name: 'mod',
      properties: { parameters: { p: { value: 'root' } }, outputs: { o: { value: 'root' } } },
    },
    { name: 'after', properties: { a: 'root' } },
  ]);
  const [nested] = deployment.nested;
  t.equal(nested?.parent, deployment);
  t.equal(nested?.resource, deployment.resources[0]);
  t.equal(nested?.name, 'mod');
  t.match(nested?.resources, [
    { name: { value: 'root' }, symbolicPath: 'resources[0].resources[0]' },
  ]);
  t.end();
});

t.test('a parameter passed by a loop named value is an array', (t) => {
  const { deployment, problems } = expanded({
    resources: [
      {
        ...deploymentType,
        name: 'mod',
        properties: {
          ...inner,
          parameters: {
            p: { copy: [{ name: 'value', count: 2, input: "[copyIndex('value', 1)]" }] },
          },
          template: {
            parameters: { p: { type: 'array' } },
            resources: [{ ...base, name: 'n', properties: { p: "[parameters('p')]" } }],
          },
        },
      },
    ],
  });
  t.strictSame(problems, []);
  const [only] = deployment.nested[0]?.resources ?? [];
  t.match(only && jsonOf(only.value), { name: 'n', properties: { p: [1, 2] } });
  t.end();
});

t.test('a parameter given under a condition that is open has both values', (t) => {
  const { deployment, problems } = expanded({
    parameters: { env: { type: 'string', allowedValues: ['dev', 'prod'] } },
    resources: [
      {
        ...deploymentType,
        name: 'mod',
        properties: {
          ...inner,
          parameters: {
            p: "[if(equals(parameters('env'), 'prod'), createObject('value', 2), createObject('value', 1))]",
          },
          template: {
            parameters: { p: { type: 'int' } },
            resources: [{ ...base, name: 'n', properties: { p: "[parameters('p')]" } }],
          },
        },
      },
    ],
  });
  t.strictSame(problems, []);
  const value = deployment.nested[0]?.parameters.get('p')?.value;
  t.match(value, {
    kind: 'choice',
    alternatives: [{ value: { value: 1 } }, { value: { value: 2 } }],
  });
  t.end();
});

/** Two deployments of one template, each given another secret of a key vault as `p`. */
function twoWithSecrets(output: string, value: string) {
  const mod = (name: string) => ({
    ...deploymentType,
    name,
    properties: {
      ...inner,
      parameters: {
        p: {
          reference: {
            keyVault: {
              id: `${subscription}/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v`,
            },
            secretName: name,
          },
        },
      },
      template: {
        parameters: { p: { type: 'string' } },
        resources: [{ ...base, name: `inside ${name}`, properties: { p: "[parameters('p')]" } }],
        outputs: { o: { type: 'string', value: output } },
      },
    },
  });
  return expanded({
    resources: [mod('a'), mod('b'), { ...base, name: 'n', properties: { v: value } }],
  });
}

t.test('a secret of a key vault given to a nested deployment is unknown and secret', (t) => {
  const { deployment, problems } = twoWithSecrets('', '');
  t.strictSame(problems, []);
  const [resource] = deployment.nested[0]?.resources ?? [];
  t.match(resource && entryOf(resource.value, 'properties')?.value, {
    entries: new Map([['p', { value: { kind: 'unknown', secret: true } }]]),
  });
  t.match(deployment.nested[0]?.issues, [{ id: 'ParameterSecureAssignment', name: 'p' }]);
  t.end();
});

t.test('parameters of the same name in two deployments are two unknowns', (t) => {
  const output = (name: string) => `reference('${name}').outputs.o.value`;
  const equal = twoWithSecrets("[parameters('p')]", `[equals(${output('a')}, ${output('b')})]`);
  t.match(propertiesOfLast(equal), { v: /^\[equals\(/ });
  const decided = twoWithSecrets(
    "[if(equals(parameters('p'), 'x'), 'yes', 'no')]",
    `[concat(${output('a')}, ${output('b')})]`,
  );
  const last = decided.deployment.resources.at(-1);
  const properties = last && entryOf(last.value, 'properties')?.value;
  const value = properties?.kind === 'object' ? entryOf(properties, 'v')?.value : undefined;
  t.same(value?.kind === 'choice' && value.alternatives.map(({ value }) => jsonOf(value)), [
    'yesyes',
    'yesno',
    'noyes',
    'nono',
  ]);
  t.end();
});

function propertiesOfLast({ resources }: ReturnType<typeof twoWithSecrets>): unknown {
  return resources.at(-1)?.['properties'];
}

t.test('a template that an expression gives is read by the deployment that it makes', (t) => {
  const { deployment, problems } = expanded({
    parameters: { p: { type: 'string', defaultValue: 'root' } },
    variables: {
      // As text: a variable takes one bracket of each away.
      template: {
        parameters: { p: { type: 'string' } },
        resources: [{ ...base, name: "[[parameters('p')]", kind: '[[[literal]' }],
      },
    },
    resources: [
      {
        ...deploymentType,
        name: 'mod',
        properties: {
          mode: 'Incremental',
          template: "[variables('template')]",
          parameters: { p: { value: 'given' } },
        },
      },
    ],
  });
  t.strictSame(problems, []);
  t.match(deployment.nested, [{ resources: [{ name: { value: 'given' } }] }]);
  const [resource] = deployment.nested[0]?.resources ?? [];
  t.match(resource?.value.entries.get('kind')?.value, { value: '[literal]' });
  t.end();
});

t.test('language version 2.0: inner scope when nothing is said', (t) => {
  const { deployment, problems } = expanded({
    languageVersion: '2.0',
    resources: {
      mod: {
        ...deploymentType,
        name: 'mod',
        properties: {
          mode: 'Incremental',
          parameters: { p: { value: 'given' } },
          template: {
            parameters: { p: { type: 'string' } },
            resources: [{ ...base, name: "[parameters('p')]" }],
          },
        },
      },
    },
  });
  t.strictSame(problems, []);
  t.match(deployment.nested, [{ resources: [{ name: { value: 'given' } }] }]);
  t.end();
});

t.test('outer scope: expressions see the deployment around', (t) => {
  const { deployment } = expanded({
    variables: { v: 'outer' },
    resources: [
      {
        ...deploymentType,
        name: 'mod',
        copy: { name: 'loop', count: 2 },
        properties: {
          mode: 'Incremental',
          template: {
            variables: { v: 'inner' },
            resources: [{ ...base, name: '[string(copyIndex())]', kind: "[variables('v')]" }],
          },
        },
      },
    ],
  });
  t.strictSame(
    deployment.nested.map(({ resources: [first] }) => first && jsonOf(first.value)),
    ['0', '1'].map((name) => ({
      id: `${subscription}/resourceGroups/resource-group/providers/A.B/c/${name}`,
      name,
      ...base,
      kind: 'outer',
      scope: `${subscription}/resourceGroups/resource-group`,
    })),
  );
  t.end();
});

t.test('a parameter that a nested deployment is not given is reported', (t) => {
  const { problems } = expanded({
    resources: [
      {
        ...deploymentType,
        name: 'mod',
        properties: {
          ...inner,
          template: {
            parameters: { p: { type: 'string' } },
            resources: [{ ...base, name: "[parameters('p')]" }],
          },
        },
      },
    ],
  });
  t.strictSame(
    problems.map(({ code }) => code),
    ['expansion/missing-parameter'],
  );
  t.end();
});

const places: readonly [title: string, target: object, schema: string, id: string][] = [
  [
    'a resource group',
    { resourceGroup: 'rg' },
    'deploymentTemplate',
    `${subscription}/resourceGroups/rg/providers/A.B/c/n`,
  ],
  [
    'a subscription',
    { subscriptionId: 's' },
    'subscriptionDeploymentTemplate',
    '/subscriptions/s/providers/A.B/c/n',
  ],
  [
    'a group of another subscription',
    { subscriptionId: 's', resourceGroup: 'rg' },
    'deploymentTemplate',
    '/subscriptions/s/resourceGroups/rg/providers/A.B/c/n',
  ],
  ['the tenant', { scope: '/' }, 'tenantDeploymentTemplate', '/providers/A.B/c/n'],
  [
    'a management group',
    { scope: 'Microsoft.Management/managementGroups/m' },
    'managementGroupDeploymentTemplate',
    '/providers/Microsoft.Management/managementGroups/m/providers/A.B/c/n',
  ],
  [
    'where it is declared',
    {},
    'subscriptionDeploymentTemplate',
    `${subscription}/providers/A.B/c/n`,
  ],
];

for (const [title, target, schema, id] of places) {
  t.test(`a deployment goes to ${title}`, (t) => {
    const { deployment } = expanded({
      $schema:
        'https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#',
      resources: [
        {
          ...deploymentType,
          ...target,
          name: 'mod',
          properties: {
            ...inner,
            template: { $schema: `https://x/${schema}.json#`, resources: [{ ...base, name: 'n' }] },
          },
        },
      ],
    });
    t.match(deployment.nested[0]?.resources[0]?.id, { value: id });
    t.end();
  });
}

const regions: readonly [title: string, resourceGroup: string, region: string][] = [
  ['of the group around', 'resource-group', 'eastus'],
  ['of a group that the template makes', 'made', 'westus'],
  ['of any other group', 'other', '[resourceGroup().location]'],
];

for (const [title, resourceGroup, region] of regions) {
  t.test(`the region ${title}`, (t) => {
    const location = '[resourceGroup().location]';
    const template = { resources: [{ ...base, name: 'n', location }] };
    const made = { type: 'Microsoft.Resources/resourceGroups', apiVersion: '1', name: 'made' };
    const { deployment } = expanded({
      resources: [
        { ...deploymentType, name: 'mod', resourceGroup, properties: { ...inner, template } },
        {
          ...deploymentType,
          name: 'sub',
          subscriptionId: '00000000-0000-0000-0000-000000000000',
          properties: {
            ...inner,
            template: {
              resources: [
                { ...made, location: 'westus' },
                {
                  ...deploymentType,
                  name: 'in',
                  resourceGroup: 'made',
                  properties: { ...inner, template },
                },
              ],
            },
          },
        },
      ],
    });
    const where = resourceGroup === 'made' ? deployment.nested[1]?.nested[0] : deployment.nested[0];
    const value = where?.resources[0]?.value.entries.get('location')?.value;
    t.equal(value && jsonOf(value), region);
    t.end();
  });
}

t.test('the region of a group that a template further around makes', (t) => {
  const toSubscription = { subscriptionId: '00000000-0000-0000-0000-000000000000' };
  const through = (name: string, where: object, resources: readonly object[]) => ({
    ...deploymentType,
    ...where,
    name,
    properties: { ...inner, template: { resources } },
  });
  const made = { type: 'Microsoft.Resources/resourceGroups', apiVersion: '1', name: 'made' };
  const resource = { ...base, name: 'n', location: '[resourceGroup().location]' };
  const toGroup = through('in', { resourceGroup: 'made' }, [resource]);
  const { deployment } = expanded({
    resources: [
      through('a', toSubscription, [
        { ...made, location: 'westus' },
        through('b', toSubscription, [toGroup]),
      ]),
    ],
  });
  const [innermost] = deployment.nested[0]?.nested[0]?.nested[0]?.resources ?? [];
  t.match(innermost?.value.entries.get('location')?.value, { value: 'westus' });
  t.end();
});

t.test('what has a condition in a deployment with a condition waits for both', (t) => {
  const { deployment } = expanded({
    parameters: { a: { type: 'string' }, b: { type: 'string' } },
    resources: [
      {
        ...deploymentType,
        name: 'mod',
        condition: "[equals(parameters('a'), '1')]",
        properties: {
          mode: 'Incremental',
          template: {
            resources: [{ ...base, name: 'n', condition: "[equals(parameters('b'), '1')]" }],
          },
        },
      },
    ],
  });
  const [resource] = deployment.nested[0]?.resources ?? [];
  t.match(resource?.condition, {
    form: "and(equals(parameters('a'), '1'), equals(parameters('b'), '1'))",
  });
  t.end();
});

t.test('what is nested in a deployment that is perhaps made, is perhaps made', (t) => {
  const { deployment } = expanded({
    parameters: { on: { type: 'bool' } },
    resources: [
      {
        ...deploymentType,
        name: 'mod',
        condition: "[parameters('on')]",
        properties: { ...inner, template: { resources: [{ ...base, name: 'n' }] } },
      },
    ],
  });
  t.match(deployment.nested[0]?.resources[0]?.condition, { form: "parameters('on')" });
  t.end();
});

t.test('a deployment whose template is not read has a name and a place', (t) => {
  const { deployment, problems } = expanded({
    resources: [
      {
        ...deploymentType,
        name: 'far',
        resourceGroup: 'other',
        properties: {
          templateLink: { uri: 'https://example.org/a.json' },
          parameters: { p: { value: 1 } },
        },
      },
    ],
  });
  t.strictSame(problems, []);
  t.match(deployment.nested, [{ name: 'far', resources: [], scope: 'resourceGroup' }]);
  t.end();
});

t.test('a linked template is asked for with its path, and expanded when it can be read', (t) => {
  const asked: TemplateLink[] = [];
  const { deployment } = expanded(
    {
      variables: { file: 'linked.json' },
      resources: [
        {
          ...deploymentType,
          name: 'mod',
          properties: {
            templateLink: { relativePath: "[variables('file')]" },
            parameters: { p: { value: 'x' } },
          },
        },
      ],
    },
    {
      loadLinkedTemplate: {
        template: (link) => {
          asked.push(link);
          return templateOf(
            JSON.stringify({
              parameters: { p: { type: 'string' } },
              resources: [{ ...base, name: "[parameters('p')]" }],
            }),
            'linked.json',
          );
        },
        parameters: () => undefined,
      },
    },
  );
  t.match(asked, [{ kind: 'relativePath', target: 'linked.json' }]);
  t.match(deployment.nested[0]?.resources[0]?.name, { value: 'x' });
  t.end();
});

t.test('the outputs of a linked template that cannot be read are unknown, for that reason', (t) => {
  const { deployment } = expanded({
    resources: [
      {
        ...deploymentType,
        name: 'mod',
        properties: { templateLink: { uri: 'https://example.org/a.json' } },
      },
      { ...base, name: 'n', kind: "[reference('mod').outputs.o.value]" },
    ],
  });
  t.match(deployment.resources[1]?.value.entries.get('kind')?.value, {
    kind: 'unknown',
    reason: { kind: 'module', name: 'mod' },
  });
  t.end();
});

t.test('nesting beyond the limit is left out and reported', (t) => {
  let template: object = { resources: [{ ...base, name: 'deepest' }] };
  for (let depth = 0; depth < 5; depth++) {
    template = {
      resources: [{ ...deploymentType, name: `d${depth}`, properties: { ...inner, template } }],
    };
  }
  const { problems } = expanded(template, { limits: { nesting: 3 } });
  t.strictSame(
    problems.map(({ code }) => code),
    ['expansion/nesting-limit'],
  );
  t.end();
});

t.test('a secret that leaves its secure parameter is noticed', (t) => {
  const { deployment } = expanded({
    parameters: { secret: { type: 'securestring' } },
    resources: [
      {
        ...deploymentType,
        name: 'mod',
        properties: {
          ...inner,
          parameters: { p: { value: "[parameters('secret')]" } },
          template: {
            parameters: { p: { type: 'string' } },
            resources: [],
            outputs: { o: { type: 'string', value: "[parameters('p')]" } },
          },
        },
      },
    ],
  });
  t.strictSame(
    deployment.nested[0]?.issues.map(({ id, name }) => [id, name]),
    [
      ['ParameterSecureAssignment', 'p'],
      ['OutputSecretValue', 'o'],
    ],
  );
  t.end();
});

// What Azure's own engine answers (bicep snapshot).
const written: readonly [text: string, value: string][] = [
  ["[variables('v')]", 'outer'],
  ["[[variables('v')]", 'inner'],
  ["[[parameters('q')]", 'default'],
  ["[[concat('a', 'b')]", 'ab'],
  ["[[[concat('a', 'b')]", "[concat('a', 'b')]"],
  ['[[x', '[[x'],
];

for (const [text, value] of written) {
  t.test(`outer scope: ${text} gives ${value}`, (t) => {
    const { deployment, problems } = expanded({
      variables: { v: 'outer' },
      resources: [
        {
          ...deploymentType,
          name: 'mod',
          properties: {
            mode: 'Incremental',
            template: {
              parameters: { q: { type: 'string', defaultValue: 'default' } },
              variables: { v: 'inner' },
              resources: [{ ...base, name: 'n', properties: { v: text } }],
            },
          },
        },
      ],
    });
    const [only] = deployment.nested[0]?.resources ?? [];
    const properties = only && entryOf(only.value, 'properties')?.value;
    t.match(properties?.kind === 'object' && entryOf(properties, 'v')?.value, { value });
    t.strictSame(problems, []);
    t.end();
  });
}
