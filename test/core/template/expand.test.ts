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
        dependsOn: ['x'],
        comments: 'why',
        properties: { a: null, b: { c: "[parameters('name')]" } },
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
      properties: { b: { c: 'st' } },
      scope: group,
    },
  ]);
  t.end();
});
