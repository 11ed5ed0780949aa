import t from 'tap';
import type { Target } from '../../../core/judging/target.js';
import { operatorFamilies } from '../../../core/logic/registry.js';
import { openFrontEnds } from '../../../core/read-inputs.js';
import { createReading } from '../../../core/source/read-document.js';
import { targetsOfInput } from '../../../core/targets-of-input.js';
import { placeholderContext } from '../../../core/template/context.js';
import { memoryHost } from '../../support/memory-host.js';
import { compiled, contextOn, pictured } from './harness.js';

const server = 'Microsoft.Sql/servers';
const database = `${server}/databases`;
const lock = 'Microsoft.Authorization/locks';

const bicep = `// a server
@secure()
param password string
param audited bool
param unused string = ''
var version = '12.0'

resource server '${server}@2023-08-01' = {
  name: 'srv'
  location: 'westeurope'
  properties: { administratorLoginPassword: password, version: version, minimalTlsVersion: '1.2' }

  resource database 'databases' = {
    name: 'db'
    location: 'westeurope'
  }

  resource auditing 'auditingSettings' = if (audited) {
    name: 'default'
  }
}

resource locked '${lock}@2020-05-01' = {
  name: 'kept'
  scope: server
  properties: { level: 'CanNotDelete', of: server.id }
}

output leaked string = password

module inner 'inner.bicep' = {
  name: 'inner'
  params: { password: 'P@ss' }
}
`;

const innerBicep = `param password string
output given string = password
resource endpoint 'Microsoft.Network/privateEndpoints@2023-11-01' = {
  name: 'pe'
}
`;

const resource = (type: string, name: string, apiVersion: string, more: object) => ({
  type,
  apiVersion,
  name,
  ...more,
});
const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
const arm = `// a server\n${JSON.stringify({
  $schema: schema,
  contentVersion: '1.0.0.0',
  parameters: {
    password: { type: 'secureString' },
    audited: { type: 'bool' },
    unused: { type: 'string', defaultValue: '' },
  },
  variables: { version: '12.0' },
  resources: [
    resource(server, 'srv', '2023-08-01', {
      location: 'westeurope',
      properties: {
        administratorLoginPassword: "[parameters('password')]",
        version: "[variables('version')]",
        minimalTlsVersion: '1.2',
      },
    }),
    resource(database, 'srv/db', '2023-08-01', { location: 'westeurope' }),
    resource(`${server}/auditingSettings`, 'srv/default', '2023-08-01', {
      condition: "[parameters('audited')]",
    }),
    resource(lock, 'kept', '2020-05-01', {
      scope: `[resourceId('${server}', 'srv')]`,
      properties: { level: 'CanNotDelete', of: `[resourceId('${server}', 'srv')]` },
    }),
    resource('Microsoft.Resources/deployments', 'inner', '2024-03-01', {
      properties: {
        mode: 'Incremental',
        expressionEvaluationOptions: { scope: 'inner' },
        parameters: { password: { value: 'P@ss' } },
        template: {
          $schema: schema,
          contentVersion: '1.0.0.0',
          parameters: { password: { type: 'string' } },
          resources: [resource('Microsoft.Network/privateEndpoints', 'pe', '2023-11-01', {})],
          outputs: { given: { type: 'string', value: "[parameters('password')]" } },
        },
      },
    }),
  ],
  outputs: { leaked: { type: 'string', value: "[parameters('password')]" } },
})}`;

const parameters = JSON.stringify({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
  contentVersion: '1.0.0.0',
  metadata: { template: './main.json' },
  parameters: { audited: { value: true } },
});

const group = '/subscriptions/s/resourceGroups/g';
const id = (path: string): string => `${group}/providers/${path}`;
const exportedServer = JSON.stringify({
  id: id(`${server}/srv`),
  type: server,
  name: 'srv',
  properties: { minimalTlsVersion: '1.2' },
  resources: [{ type: database, name: 'srv/db', id: id(`${server}/srv/databases/db`) }],
});

const files = {
  'main.bicep': bicep,
  'inner.bicep': innerBicep,
  'main.json': arm,
  'main.parameters.json': parameters,
  'export.json': exportedServer,
};

function targetsIn(path: string, parameters?: string): readonly Target[] {
  const reading = createReading(memoryHost(files));
  const input = { path, named: true, ...(parameters === undefined ? {} : { parameters }) };
  const read = openFrontEnds(reading)(input);
  const targets = read && targetsOfInput(read, placeholderContext, reading);
  const [problem] = reading.diagnostics.filter(({ kind }) => kind !== 'notice');
  if (targets === undefined || problem !== undefined) throw new Error(problem?.message);
  return targets;
}

function find(targets: readonly Target[], kind: string, name?: string): Target {
  const found = targets.find(
    ({ reference }) =>
      reference.kind === kind && (name === undefined || reference.name.endsWith(name)),
  );
  if (found === undefined) throw new Error(`there is no ${kind} ${name}`);
  return found;
}

const names = (list: unknown) => ({ map: [list, { var: 'name' }] });
const password = { var: 'properties.administratorLoginPassword' };
const version = { var: 'properties.version' };
const tls = { var: 'properties.minimalTlsVersion' };
const template = { template: [] };
const nothing = '<missing>';
const audited = (list: readonly string[], more: string) => ({ either: [[...list, more], list] });

/** What an operator gives of the server, its deployment, the template's file, a parameter file, and an exported server. */
type Row = readonly [
  logic: Readonly<Record<string, unknown>>,
  resource: unknown,
  deployment: unknown,
  template: unknown,
  parameters: unknown,
  exported: unknown,
];

// biome-ignore format: one line for each
const rows: readonly Row[] = [
  [{ type: 'microsoft.sql/*' }, true, false, false, false, true],
  [{ type: 'Microsoft.Resources/deployments' }, false, true, false, false, false],
  [names({ self: server }), ['srv'], [], [], [], ['srv']],
  [names({ self: database }), [], [], [], [], []],
  [{ exported: true }, false, false, false, false, true],
  [{ exported: false }, true, true, true, true, false],
  [names({ children: lock }), ['kept'], [], [], [], []],
  [names({ children: { types: '*', names: 'default' } }), audited([], 'srv/default'), [], [], [], []],
  [names({ children: [] }), audited(['kept'], 'srv/default'), ['srv', 'srv/db', 'inner'], [], [], ['srv/db']],
  [names({ descendants: lock }), ['kept'], ['kept'], [], [], []],
  [{ parent: [] }, nothing, nothing, nothing, nothing, nothing],
  [names({ map: [{ deployed: database }, { parent: { var: '' } }] }), ['srv'], ['srv'], [], [], ['srv']],
  [names({ children: { types: '*', of: { first: { deployed: server } } } }), audited(['kept'], 'srv/default'), audited(['kept'], 'srv/default'), [], [], ['srv/db']],
  [names({ related: '*/locks' }), ['kept'], [], [], [], []],
  [{ get: [{ reference: { var: 'id' } }, 'name'] }, 'srv', nothing, nothing, nothing, 'srv'],
  [names({ deployed: ['*/privateEndpoints', server] }), ['srv', 'pe'], ['srv', 'pe'], [], [], ['srv']],
  [{ isLiteral: password }, false, false, false, false, false],
  [{ isLiteral: version }, false, false, false, false, false],
  [{ isLiteral: tls }, true, false, false, false, true],
  [{ usesSecret: password }, true, false, false, false, false],
  [{ usesSecret: { var: 'properties' } }, true, true, false, false, false],
  [{ usesSecret: tls }, false, false, false, false, false],
  [{ usesParameter: 'unused' }, false, false, false, false, false],
  [{ usesParameter: 'pass*' }, true, true, true, false, false],
  [{ usesParameter: ['password', password] }, true, false, false, false, false],
  [{ usesParameter: ['password', version] }, false, false, false, false, false],
  [{ usesVariable: 'version' }, true, true, true, false, false],
  [{ usesVariable: ['version', version] }, true, false, false, false, false],
  [{ callsFunction: [['resourceId', 'extensionResourceId']] }, true, true, true, false, false],
  [{ callsFunction: ['resourceId', version] }, false, false, false, false, false],
  [{ isSecureType: { get: [template, 'parameters', 'password'] } }, true, true, true, false, false],
  [{ isSecureType: { get: [template, 'parameters', 'audited'] } }, false, false, false, false, false],
  [{ get: [template, 'parameters', 'audited', 'type'] }, 'bool', 'bool', 'bool', nothing, nothing],
  [{ map: [{ issues: 'OutputSecretValue' }, { var: 'name' }] }, ['leaked'], ['leaked'], [], [], []],
  [{ comments: [] }, [], [], ['a server'], [], []],
  [{ matches: [{ fileText: [] }, '"?audited"? *[:b]'] }, false, false, true, true, false],
  [{ startsWith: [{ filePath: [] }, 'main.'] }, false, false, true, true, false],
  [{ linkTarget: { var: 'metadata.template' } }, nothing, nothing, nothing, 'main.json', nothing],
  [{ fileExists: { linkTarget: './main.json' } }, true, true, true, true, true],
  [{ fileExists: { linkTarget: './other.json' } }, false, false, false, false, false],
];

function operatorsIn(logic: unknown): readonly string[] {
  if (typeof logic !== 'object' || logic === null) return [];
  const keys = Array.isArray(logic) ? [] : Object.keys(logic);
  return [...keys, ...Object.values(logic).flatMap(operatorsIn)];
}

t.test('every operator about what is judged has a line', async (t) => {
  const { Resources = [], Source = [] } = operatorFamilies;
  const tried = rows.flatMap(([logic]) => operatorsIn(logic));
  const untried = [...Resources, ...Source].filter(({ name }) => !tried.includes(name));
  t.same(
    untried.map(({ name }) => name),
    [],
  );
});

for (const path of ['main.bicep', 'main.json']) {
  t.test(`operators about what is judged, of ${path}`, async (t) => {
    const written = targetsIn(path);
    const targets = [
      find(written, 'resource', 'srv'),
      find(written, 'deployment', path),
      find(written, 'template'),
      find(targetsIn('main.json', 'main.parameters.json'), 'parameters'),
      find(targetsIn('export.json'), 'resource', 'srv'),
    ];
    const fileExists = (file: string) => Object.hasOwn(files, file);
    for (const [logic, ...expected] of rows) {
      const found = targets.map((target) =>
        pictured(compiled(logic).evaluate(contextOn(target.root, { target, fileExists }))),
      );
      t.strictSame(found, expected, JSON.stringify(logic));
    }
  });
}
