import t from 'tap';
import { type JsonKind, kindBySchema, kindByShape } from '../../../core/arm/classify.js';
import { dataOf } from '../../support/json.js';

const schema = (name: string) => `https://schema.management.azure.com/schemas/2019-04-01/${name}`;
const id = '/subscriptions/0/resourceGroups/g/providers/A.B/c/d';

const cases: readonly [value: unknown, bySchema: JsonKind, byShape: JsonKind][] = [
  [{ $schema: schema('deploymentTemplate.json#') }, 'template', 'template'],
  [{ $schema: schema('subscriptionDeploymentTemplate.json#') }, 'template', 'template'],
  [{ $schema: schema('managementGroupDeploymentTemplate.json') }, 'template', 'template'],
  [{ $schema: schema('TENANTdeploymenttemplate.json# ') }, 'template', 'template'],
  [{ $schema: schema('deploymentParameters.json#') }, 'parameters', 'parameters'],
  [{ $schema: schema('notADeploymentTemplate.json') }, 'unknown', 'unknown'],
  [
    {
      $schema:
        'https://schema.management.azure.com/schemas/0.1.2-preview/CreateUIDefinition.MultiVm.json#',
    },
    'createUiDefinition',
    'createUiDefinition',
  ],
  [{ contentVersion: '1.0.0.0', resources: [] }, 'unknown', 'template'],
  [{ ContentVersion: '1.0.0.0', Resources: {} }, 'unknown', 'template'],
  [{ parameters: { a: { value: 1 }, b: { reference: {} } } }, 'unknown', 'parameters'],
  [{ parameters: { a: { type: 'string' } } }, 'unknown', 'unknown'],
  [{ parameters: {} }, 'unknown', 'unknown'],
  [{ type: 'A.B/c', apiVersion: '2020-01-01' }, 'unknown', 'snippet'],
  [{ type: 'A.B/c', name: 'n' }, 'unknown', 'snippet'],
  [{ type: 'A.B/c' }, 'unknown', 'snippet'],
  [{ type: 'application/json' }, 'unknown', 'unknown'],
  [{ type: 'object', name: 'n' }, 'unknown', 'unknown'],
  [[{ type: 'A.B/c', name: 'n' }], 'unknown', 'snippet'],
  [[{ type: 'A.B/c', name: 'n' }, 1], 'unknown', 'unknown'],
  [{ id, type: 'A.B/c', name: 'n' }, 'unknown', 'exported'],
  [{ ResourceId: id, ResourceType: 'A.B/c' }, 'unknown', 'exported'],
  [{ type: 'A.B/c', name: 'n', id: "[resourceId('A.B/c', 'n')]" }, 'unknown', 'snippet'],
  [[{ SubscriptionId: '0', Type: 'A.B/c' }], 'unknown', 'exported'],
  [
    [
      { type: 'A.B/c', name: 'n' },
      { id, type: 'A.B/c' },
    ],
    'unknown',
    'exported',
  ],
  [{ moduleAliases: {} }, 'unknown', 'bicepConfig'],
  [{ name: 'package' }, 'unknown', 'unknown'],
  [[], 'unknown', 'unknown'],
  ['text', 'unknown', 'unknown'],
];

for (const [value, bySchema, byShape] of cases) {
  const text = JSON.stringify(value);
  t.test(`${text} is ${bySchema} by schema and ${byShape} by shape`, async (t) => {
    const root = dataOf(text);
    t.equal(kindBySchema(root), bySchema);
    t.equal(kindByShape(root), byShape);
  });
}
