import t from 'tap';
import { readExported } from '../../../core/arm/read-exported.js';
import { entryOf } from '../../../core/expressions/values.js';
import type { ExportedResource } from '../../../core/resources/exported.js';
import { place } from '../../../core/source/location.js';
import { textOf } from '../../../core/source/span.js';
import { dataOf } from '../../support/json.js';

const id = '/subscriptions/0/resourceGroups/g/providers/A.B/c/d';
const read = (value: unknown) => readExported(dataOf(JSON.stringify(value)));
const one = (value: unknown): ExportedResource => {
  const [resource] = read(value).resources;
  if (resource === undefined) throw new Error('no resource');
  return resource;
};

const forms: readonly [form: string, value: unknown][] = [
  ['as a template names them', { id, name: 'd', type: 'A.B/c' }],
  ['in capitals', { Id: id, Name: 'd', Type: 'A.B/c' }],
  ['as PowerShell names them', { ResourceId: id, ResourceName: 'd', ResourceType: 'A.B/c' }],
];

for (const [form, value] of forms) {
  t.test(`id, name and type are read ${form}`, async (t) => {
    const resource = one(value);
    t.equal(resource.id?.value, id);
    t.equal(resource.name?.value, 'd');
    t.equal(resource.type.value, 'A.B/c');
    t.equal(resource.body.entries.size, 0);
  });
}

t.test('the type of an extension is its own', async (t) => {
  const extension = {
    ResourceId: `${id}/providers/E.F/g/h`,
    ResourceType: 'A.B/c',
    ExtensionResourceType: 'E.F/g',
    ResourceName: 'd',
    ExtensionResourceName: 'h',
  };
  const resource = one(extension);
  t.equal(resource.type.value, 'E.F/g');
  t.equal(resource.name?.value, 'h');
});

t.test('of two types the one that says more counts', async (t) => {
  t.equal(one({ Type: 'A.B/c/d', ResourceType: 'A.B/d' }).type.value, 'A.B/c/d');
  t.equal(one({ Type: 'A.B/c', ResourceType: 'A.B/c/d' }).type.value, 'A.B/c/d');
});

t.test('members get the names templates give them, and keep their places', async (t) => {
  const { body } = one({
    id,
    Type: 'A.B/c',
    Tags: {},
    Properties: { Kept: '[[x]' },
    ApiVersion: '1',
  });
  t.same([...body.entries.keys()], ['tags', 'properties', 'apiVersion']);
  const properties = body.entries.get('properties');
  t.equal(properties?.keySpan && textOf(properties.keySpan), '"Properties"');
  t.ok(properties?.value.kind === 'object');
  if (properties?.value.kind !== 'object') return;
  const kept = entryOf(properties.value, 'Kept')?.value;
  t.equal(kept?.kind === 'string' && kept.value, '[[x]', 'strings are data');
});

t.test('resources inside are children, and what is none there stays a member', async (t) => {
  const resource = one({
    id,
    Type: 'A.B/c',
    resources: [{ Name: 'd/e', ResourceType: 'A.B/c/f' }, { limit: 3 }],
  });
  t.same(
    resource.children.map(({ type }) => type.value),
    ['A.B/c/f'],
  );
  const rest = resource.body.entries.get('resources')?.value;
  t.equal(rest?.kind === 'array' && rest.items.length, 1);
});

t.test('the template of a deployment is read, its text kept as data beside', async (t) => {
  const resource = one({
    id,
    type: 'Microsoft.Resources/deployments',
    properties: { template: { variables: { v: "[toLower('A')]" } } },
  });
  const [variables] = resource.deployed?.template?.properties ?? [];
  const node =
    variables?.value.kind === 'object' ? variables.value.properties[0]?.value : undefined;
  t.equal(node?.kind, 'expression');
  t.match(JSON.stringify([...resource.body.entries.keys()]), 'properties');
});

t.test(
  'what was given to a deployment is read, what Azure keeps to itself as a secret',
  async (t) => {
    const resource = one({
      id,
      type: 'Microsoft.Resources/deployments',
      properties: {
        parameters: { shown: { type: 'String', value: 1 }, kept: { type: 'SecureString' } },
      },
    });
    const values = resource.deployed?.parameters.values;
    t.match(values?.get('shown'), { given: { kind: 'node', node: { value: 1 } } });
    t.match(values?.get('kept'), { given: { kind: 'keyVault' } });
  },
);

t.test('what is no resource in a list is reported, the others are read', async (t) => {
  const { resources, diagnostics } = readExported(
    dataOf(`[1,\n{"name": "n"}, {"id": "${id}", "type": "A.B/c"}]`),
  );
  t.equal(resources.length, 1);
  t.same(
    diagnostics.map(({ code, span }) => [code, span && place(span)]),
    [
      ['arm/not-a-resource', '1:2'],
      ['arm/not-a-resource', '2:1'],
    ],
  );
});
