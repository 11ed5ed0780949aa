import t from 'tap';
import { readExported } from '../../../core/arm/read-exported.js';
import { exportedDraft } from '../../../core/resources/exported.js';
import { linkDeployments } from '../../../core/resources/graph.js';
import { jsonOf } from '../../../core/resources/print.js';
import { readJson } from '../../../core/source/json.js';
import { SourceFile } from '../../../core/source/source-file.js';

const group = '/subscriptions/s/resourceGroups/g';

function exported(...resources: readonly object[]) {
  const file = new SourceFile('export.json', JSON.stringify(resources));
  const { root } = readJson(file);
  if (root === undefined) throw new Error('the export cannot be read');
  const draft = exportedDraft(readExported(root).resources, file.path, root.span);
  const deployment = linkDeployments(draft);
  return { deployment, printed: deployment.resources.map(({ value }) => jsonOf(value)) };
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

t.test('children stand below their parent, written inside it or beside it', (t) => {
  const { deployment } = exported(
    {
      id: `${group}/providers/A.B/c/n`,
      name: 'n',
      type: 'A.B/c',
      resources: [
        { type: 'A.B/c/d', name: 'inside' },
        { type: 'E.F/locks', name: 'lock' },
      ],
    },
    { id: `${group}/providers/A.B/c/n/d/beside`, name: 'n/beside', type: 'A.B/c/d' },
  );
  t.strictSame(
    deployment.resources[0]?.children.map(({ id }) => jsonOf(id)),
    [
      `${group}/providers/A.B/c/n/d/inside`,
      `${group}/providers/A.B/c/n/providers/E.F/locks/lock`,
      `${group}/providers/A.B/c/n/d/beside`,
    ],
  );
  t.equal(deployment.resources.length, 1);
  t.end();
});

t.test('ids that contradict the nesting lose nothing', (t) => {
  const { deployment } = exported({
    id: `${group}/providers/A.B/c/n/d/m`,
    name: 'n/m',
    type: 'A.B/c/d',
    resources: [{ id: `${group}/providers/A.B/c/n`, name: 'n', type: 'A.B/c' }],
  });
  t.match(deployment.resources, [{ type: 'A.B/c/d', children: [{ type: 'A.B/c' }] }]);
  t.end();
});

t.test('a deployment keeps its template, and nothing of it is evaluated', (t) => {
  const { deployment } = exported({
    id: `${group}/providers/Microsoft.Resources/deployments/d`,
    name: 'd',
    type: 'Microsoft.Resources/deployments',
    properties: { template: { resources: [{ type: 'A.B/c', name: "[parameters('p')]" }] } },
  });
  const [nested] = deployment.nested;
  t.match(nested, { name: 'd', scope: 'resourceGroup', resources: [] });
  t.equal(nested?.resource, deployment.resources[0]);
  t.equal(nested?.template.properties.length, 1);
  t.end();
});
