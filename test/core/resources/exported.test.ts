import t from 'tap';
import { readExported } from '../../../core/arm/read-exported.js';
import { expandInput } from '../../../core/expand-input.js';
import { targetsOf } from '../../../core/judging/targets.js';
import { linkDeployments } from '../../../core/resources/graph.js';
import { jsonOf } from '../../../core/resources/print.js';
import { readJson } from '../../../core/source/json.js';
import { createReading } from '../../../core/source/read-document.js';
import { SourceFile } from '../../../core/source/source-file.js';
import { placeholderContext } from '../../../core/template/context.js';
import { memoryHost } from '../../support/memory-host.js';

const group = '/subscriptions/s/resourceGroups/g';

function exported(...list: readonly object[]) {
  const file = new SourceFile('export.json', JSON.stringify(list));
  const { root } = readJson(file);
  if (root === undefined) throw new Error('the export cannot be read');
  const { resources } = readExported(root);
  const reading = createReading(memoryHost({}));
  const draft = expandInput(
    { kind: 'exported', file, export: { resources, name: file.path, span: root.span } },
    placeholderContext,
    reading,
  );
  if (draft === undefined) throw new Error('the export gives nothing');
  const deployment = linkDeployments(draft);
  const printed = deployment.resources.map(({ value }) => jsonOf(value));
  return { deployment, printed, diagnostics: reading.diagnostics };
}

t.test('a resource keeps what Azure says of it, nulls too', (t) => {
  const { deployment, printed } = exported({
    id: `${group}/providers/A.B/c/n`,
    name: 'n',
    type: 'A.B/c',
    properties: { a: null },
  });
  t.match(printed, [{ id: `${group}/providers/A.B/c/n`, properties: { a: null }, scope: group }]);
  t.match(deployment.resources, [{ exported: true, type: 'A.B/c', symbolicPath: 'resources[0]' }]);
  t.end();
});

t.test('type, name and id as PowerShell writes them', (t) => {
  const { deployment } = exported({
    ResourceType: 'A.B/c',
    ResourceName: 'n',
    SubscriptionId: 's',
    ResourceGroupName: 'g',
  });
  t.match(deployment.resources, [
    { id: { value: `${group}/providers/A.B/c/n` }, name: { value: 'n' } },
  ]);
  t.end();
});

t.test('children stand below the resource they are written in', (t) => {
  const { deployment } = exported({
    id: `${group}/providers/A.B/c/n`,
    name: 'n',
    type: 'A.B/c',
    resources: [
      { type: 'A.B/c/d', name: 'inside' },
      { type: 'd', name: 'short' },
    ],
  });
  t.strictSame(
    deployment.resources[0]?.children.map(({ id, mentioned }) => [jsonOf(id), mentioned]),
    [
      [`${group}/providers/A.B/c/n/d/inside`, undefined],
      [`${group}/providers/A.B/c/n/d/short`, undefined],
    ],
  );
  t.end();
});

t.test('what stands at the top stays there, also a child of something else', (t) => {
  const { deployment } = exported(
    { id: `${group}/providers/A.B/c/n`, name: 'n', type: 'A.B/c' },
    { id: `${group}/providers/A.B/c/n/d/beside`, name: 'n/beside', type: 'A.B/c/d' },
  );
  t.match(deployment.resources, [
    { type: 'A.B/c', children: [] },
    { type: 'A.B/c/d', children: [] },
  ]);
  t.end();
});

const below: readonly [what: string, child: object, mentioned: true | undefined][] = [
  ['a child by its id', { id: `${group}/providers/A.B/c/n/d/m`, type: 'A.B/c/d' }, undefined],
  [
    'an extension by its id',
    { id: `${group}/providers/A.B/c/n/providers/E.F/locks/l`, type: 'E.F/locks' },
    undefined,
  ],
  ['another resource by its id', { id: `${group}/providers/E.F/nics/m`, type: 'E.F/nics' }, true],
  ['another type without an id', { type: 'E.F/nics', name: 'm' }, true],
];

for (const [what, child, mentioned] of below) {
  t.test(
    `below an exported resource, ${what} is ${mentioned ? 'mentioned' : 'part of it'}`,
    (t) => {
      const { deployment } = exported({
        id: `${group}/providers/A.B/c/n`,
        name: 'n',
        type: 'A.B/c',
        resources: [child],
      });
      const [found] = deployment.resources[0]?.children ?? [];
      t.ok(found);
      t.equal(found?.mentioned, mentioned);
      t.end();
    },
  );
}

const deploymentType = 'Microsoft.Resources/deployments';
const exportedDeployment = (properties: object) => ({
  id: `${group}/providers/${deploymentType}/d`,
  name: 'd',
  type: deploymentType,
  location: 'westeurope',
  properties,
});

t.test(
  'what an export mentions is not judged, a deployment in it as one and as a resource',
  (t) => {
    const { deployment } = exported(
      {
        id: `${group}/providers/A.B/c/n`,
        name: 'n',
        type: 'A.B/c',
        resources: [
          { id: `${group}/providers/A.B/c/n/d/m`, type: 'A.B/c/d' },
          { id: `${group}/providers/E.F/nics/m`, type: 'E.F/nics' },
        ],
      },
      exportedDeployment({}),
    );
    const targets = targetsOf(deployment, { file: 'export.json' }, { rootIsMadeUp: true });
    t.strictSame(
      targets.map(({ reference: { kind, type, name } }) => [kind, type, name]),
      [
        ['resource', 'A.B/c', 'n'],
        ['resource', 'A.B/c/d', 'n/m'],
        ['resource', deploymentType, 'd'],
        ['deployment', deploymentType, 'd'],
      ],
    );
    t.end();
  },
);

const names: readonly [id: string, written: string, type: string, name: string][] = [
  ['A.B/c/n/d/m', 'm', 'A.B/c/d', 'n/m'],
  ['A.B/c/n/d/m', 'n/m', 'A.B/c/d', 'n/m'],
  ['A.B/c/n/d/m', 'other', 'A.B/c/d', 'n/other'],
  ['A.B/c/n/d/m', 'N', 'A.B/c/d', 'n/m'],
  ['A.B/c/n', 'other', 'A.B/c', 'other'],
];

for (const [id, written, type, name] of names) {
  t.test(`the name ${written} beside the id ${id} is ${name}`, (t) => {
    const { deployment } = exported({ id: `${group}/providers/${id}`, name: written, type });
    t.match(deployment.resources, [{ name: { value: name } }]);
    t.end();
  });
}

t.test(
  'a deployment is expanded again where it was made, and its resources are not exported ones',
  (t) => {
    const { deployment, diagnostics } = exported(
      exportedDeployment({
        template: {
          parameters: { p: { type: 'string' }, s: { type: 'secureString' } },
          resources: [
            {
              type: 'A.B/c',
              name: "[parameters('p')]",
              location: '[resourceGroup().location]',
              tags: { secret: "[parameters('s')]", group: '[resourceGroup().name]' },
            },
          ],
        },
        parameters: { p: { value: 'n' }, s: { type: 'SecureString' }, gone: { value: 1 } },
      }),
    );
    t.same(diagnostics, []);
    const [resource] = deployment.resources;
    t.equal(deployment.resources.length, 1);
    t.equal(deployment.nested.length, 0);
    const deployed = resource?.deployed;
    t.match(deployed, { name: 'd', scope: 'resourceGroup', symbolicPath: 'resources[0]' });
    t.equal(deployed?.resource?.value, resource?.value);
    const [made] = deployed?.resources ?? [];
    t.match(made && jsonOf(made.value), {
      id: `${group}/providers/A.B/c/n`,
      location: 'westeurope',
      tags: { group: 'g' },
    });
    t.end();
  },
);

t.test('a deployment whose template is not exported made nothing that is known', (t) => {
  const { deployment } = exported(exportedDeployment({ mode: 'Incremental' }));
  t.match(deployment.resources, [{ deployed: { name: 'd', resources: [], issues: [] } }]);
  t.end();
});
