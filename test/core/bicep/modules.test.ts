import t from 'tap';
import { readTemplate } from '../../../core/arm/read-template.js';
import { compileBicep, emitTemplate, openBicepCompiler } from '../../../core/bicep/index.js';
import { formatReference } from '../../../core/bicep/modules/published.js';
import type { PublishedTemplate } from '../../../core/source/host.js';
import { buildJson, compileFiles, memoryHost, placesOf } from '../../support/bicep.js';

const use = "module m './mod/m.bicep' = {\n  name: 'm'\n  params: { p: 'x' }\n}\n";

t.test('a module becomes a nested deployment with its template inside', async (t) => {
  const { resources } = buildJson({
    'main.bicep': `${use}output o string = m.outputs.q`,
    'mod/m.bicep': 'param p string\noutput q string = p',
  });
  t.strictSame(resources, [
    {
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2025-04-01',
      name: 'm',
      properties: {
        expressionEvaluationOptions: { scope: 'inner' },
        mode: 'Incremental',
        parameters: { p: { value: 'x' } },
        template: {
          $schema:
            'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
          contentVersion: '1.0.0.0',
          parameters: { p: { type: 'string' } },
          resources: [],
          outputs: { q: { type: 'string', value: "[parameters('p')]" } },
        },
      },
    },
  ]);
});

t.test('modules are looped, placed, and given secrets and loops', async (t) => {
  const { resources } = buildJson({
    'main.bicep': `targetScope = 'subscription'
param names array
resource rg 'Microsoft.Resources/resourceGroups@2022-09-01' = {
  name: 'rg'
  location: 'x'
}
resource kv 'Microsoft.KeyVault/vaults@2022-07-01' existing = {
  name: 'kv'
  scope: resourceGroup('vaults')
}
module m 'm.bicep' = [for (n, i) in names: {
  name: 'm\${i}'
  scope: rg
  params: {
    secret: kv.getSecret('s')
    list: [for x in names: { at: x }]
  }
}]
module elsewhere 'm.bicep' = {
  name: 'e'
  scope: resourceGroup('other-sub', 'other')
}
`,
    'm.bicep': '',
  });
  const parameters = {
    secret: {
      reference: {
        keyVault: {
          id: "[extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', subscription().subscriptionId, 'vaults'), 'Microsoft.KeyVault/vaults', 'kv')]",
        },
        secretName: 's',
      },
    },
    list: {
      copy: [
        {
          name: 'value',
          count: "[length(parameters('names'))]",
          input: "[createObject('at', parameters('names')[copyIndex('value')])]",
        },
      ],
    },
  };
  t.match(resources, [
    { type: 'Microsoft.Resources/resourceGroups' },
    {
      copy: { name: 'm', count: "[length(parameters('names'))]" },
      name: "[format('m{0}', copyIndex())]",
      resourceGroup: 'rg',
      properties: { parameters },
      dependsOn: ["[subscriptionResourceId('Microsoft.Resources/resourceGroups', 'rg')]"],
    },
    { name: 'e', subscriptionId: 'other-sub', resourceGroup: 'other' },
  ]);
});

t.test('an ARM template is a module too', async (t) => {
  const template = { contentVersion: '1.0.0.0', resources: [] };
  const { resources } = buildJson({
    'main.bicep': "module m 'm.json' = {\n  name: 'm'\n}",
    'm.json': JSON.stringify(template),
  });
  t.match(resources, [{ properties: { template } }]);
});

t.test('a missing module leaves the rest of the file compiled', async (t) => {
  const { template, diagnostics } = compileFiles({
    'main.bicep': `${use}resource a 'My.Rp/as@2020-01-01' = {\n  name: m.outputs.q\n}`,
  });
  t.strictSame(placesOf(diagnostics), ['1:10 bicep/file-missing']);
  t.match(template && emitTemplate(template), /'m'\), '2025-04-01'\)\.outputs\.q\.value\]/);
});

t.test('imported declarations bring along what they need', async (t) => {
  const built = buildJson({
    'main.bicep': `import { box, label as mark } from 'lib/types.bicep'
import * as lib from 'lib/types.bicep'
param p box
param q lib.box
var v = '\${mark}-\${lib.label}'`,
    'lib/types.bicep': `type size = 'l' | 's'
@export()
type box = {
  size: size
}
var base = 'x'
@export()
var label = base`,
  });
  const origin = { sourceTemplate: 'lib/types.bicep' };
  t.strictSame(built['definitions'], {
    '_1.size': {
      type: 'string',
      allowedValues: ['l', 's'],
      metadata: { '__bicep_imported_from!': origin },
    },
    box: {
      type: 'object',
      properties: { size: { $ref: '#/definitions/_1.size' } },
      metadata: { '__bicep_imported_from!': origin },
    },
  });
  t.strictSame(built['parameters'], {
    p: { $ref: '#/definitions/box' },
    q: { $ref: '#/definitions/box' },
  });
  t.strictSame(built['variables'], {
    v: "[format('{0}-{1}', variables('mark'), variables('mark'))]",
    '_1.base': 'x',
    mark: "[variables('_1.base')]",
  });
});

t.test('a name that the file does not export is reported with the nearest', async (t) => {
  const { diagnostics } = compileFiles({
    'main.bicep': "import { bocks } from 'lib.bicep'",
    'lib.bicep': '@export()\ntype boks = string',
  });
  t.strictSame(placesOf(diagnostics), ['1:10 bicep/unknown-export']);
  t.match(diagnostics[0]?.message, /Did you mean 'boks'\?/);
});

t.test('modules of registries are read from the host, by alias or in full', async (t) => {
  const library = {
    definitions: {
      inner: { type: 'int' },
      outer: {
        type: 'array',
        items: { $ref: '#/definitions/inner' },
        metadata: { '__bicep_export!': true },
      },
    },
    resources: [],
  };
  const asked: string[] = [];
  const files = {
    'bicepconfig.json': JSON.stringify({
      moduleAliases: { br: { own: { registry: 'own.azurecr.io', modulePath: 'bicep' } } },
    }),
    'sub/main.bicep': `import { outer } from 'br/own:types:1.0'
module m 'br:mcr.microsoft.com/bicep/a/b:2.0' = {
  name: 'm'
}
param p outer`,
  };
  const compiled = compileBicep(
    'sub/main.bicep',
    {
      ...memoryHost(files),
      readModule(module) {
        asked.push(formatReference(module));
        return { kind: 'text', text: JSON.stringify(library) };
      },
    },
    { readTemplate: readTemplate },
  );
  if (compiled.kind === 'pending' || !compiled.template) throw new Error('not compiled');
  const built = JSON.parse(emitTemplate(compiled.template)) as Record<string, unknown>;
  t.strictSame(asked.sort(), [
    'br:mcr.microsoft.com/bicep/a/b:2.0',
    'br:own.azurecr.io/bicep/types:1.0',
  ]);
  const origin = { sourceTemplate: 'br:own.azurecr.io/bicep/types:1.0' };
  t.strictSame(built['definitions'], {
    '_1.inner': { type: 'int', metadata: { '__bicep_imported_from!': origin } },
    outer: {
      type: 'array',
      items: { $ref: '#/definitions/_1.inner' },
      metadata: { '__bicep_imported_from!': origin },
    },
  });
  t.match(built['resources'], { m: { properties: { template: library } } });
});

t.test(
  'a template spec is linked by its id, and its template is there for expansion',
  async (t) => {
    const asked: string[] = [];
    const mainTemplate = {
      parameters: {},
      resources: [],
      outputs: { o: { type: 'secureString' } },
    };
    const host = {
      ...memoryHost({
        'bicepconfig.json': JSON.stringify({
          moduleAliases: { ts: { own: { subscription: 'sub', resourceGroup: 'rg' } } },
        }),
        'main.bicep': `module a 'ts:sub/rg/spec:1.0' = {
  name: 'a'
}
module b 'ts/own:spec:1.0' = {
  name: 'b'
}
module c 'ts/other:spec:1.0' = {
  name: 'c'
}`,
      }),
      readModule(module: PublishedTemplate) {
        asked.push(formatReference(module));
        return { kind: 'text', text: JSON.stringify({ properties: { mainTemplate } }) } as const;
      },
    };
    const compiler = openBicepCompiler(host, { readTemplate });
    const compiled = compiler.compile('main.bicep');
    if (compiled.kind === 'pending' || !compiled.template) throw new Error('not compiled');
    t.strictSame(asked, ['ts:sub/rg/spec:1.0']);
    t.strictSame(placesOf(compiled.diagnostics), ['7:10 bicep/module-unavailable']);
    const id =
      '/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Resources/templateSpecs/spec/versions/1.0';
    const linked = { properties: { templateLink: { id }, template: undefined } };
    t.match(JSON.parse(emitTemplate(compiled.template)), { resources: { a: linked, b: linked } });
    const template = compiler.templateSpec(id.toUpperCase());
    t.strictSame(template && JSON.parse(emitTemplate(template)), mainTemplate);
  },
);

t.test('the nearest bicepconfig.json can ask for symbolic names', async (t) => {
  const { languageVersion } = buildJson({
    'bicepconfig.json': '{ "experimentalFeaturesEnabled": { "symbolicNameCodegen": true } }',
    'main.bicep': '',
  });
  t.equal(languageVersion, '2.0');
});

t.test('contents of files go into variables, with the places of the file', async (t) => {
  const built = buildJson({
    'main.bicep': `var text = loadTextContent('a.txt')
output one string = loadTextContent('a.txt')
output two object = loadJsonContent('a.json', 'x.y[0]')`,
    'a.txt': 'hello',
    'a.json': '{ "x": { "y": [{ "copy": [1.5, "[z]"] }] } }',
  });
  t.strictSame(built['variables'], {
    '$fxv#0': 'hello',
    '$fxv#1': { "[string('copy')]": ["[json('1.5')]", '[[z]'] },
    text: 'hello',
  });
  t.strictSame(built['outputs'], {
    one: { type: 'string', value: "[variables('$fxv#0')]" },
    two: { type: 'object', value: "[variables('$fxv#1')]" },
  });
});

t.test(
  'a template that modules in modules make endless is not written beyond a limit',
  async (t) => {
    const twice = (i: number) =>
      `module a 'm${i}.bicep' = { name: 'a' }\nmodule b 'm${i}.bicep' = { name: 'b' }\n`;
    const files = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`m${i}.bicep`, twice(i + 1)]),
    );
    const host = memoryHost({ ...files, 'm30.bicep': 'output o int = 1\n' });
    const compiled = compileBicep('m0.bicep', host);
    t.equal(compiled.kind, 'compiled');
    const template = compiled.kind === 'compiled' ? compiled.template : undefined;
    t.equal(template && emitTemplate(template, 1_000_000), undefined);
    t.ok(template);
  },
);

t.test('asserts are written where they are on', async (t) => {
  const built = buildJson({
    'bicepconfig.json': '{ "experimentalFeaturesEnabled": { "assertions": true } }',
    'main.bicep': 'param p string\nassert short = length(p) < 5',
  });
  t.strictSame(built['asserts'], { short: "[less(length(parameters('p')), 5)]" });
  t.match(built, {
    languageVersion: '2.1-experimental',
    metadata: { _EXPERIMENTAL_FEATURES_ENABLED: ['Asserts'] },
  });
});

const encodings: readonly [
  name: string,
  bytes: readonly number[],
  encoding: string | undefined,
  text: string,
][] = [
  ['UTF-8', [0x61, 0xc3, 0xa9], undefined, 'a\u00e9'],
  ['what is not UTF-8', [0x61, 0xe9, 0x62], 'utf-8', 'a\ufffdb'],
  ['Latin-1', [0x61, 0xe9], 'iso-8859-1', 'a\u00e9'],
  ['ASCII', [0x61, 0xe9], 'us-ascii', 'a?'],
  ['UTF-16', [0x61, 0x00], 'utf-16', 'a'],
  ['UTF-16, big end first', [0x00, 0x61], 'utf-16BE', 'a'],
  ['a byte order mark', [0xff, 0xfe, 0x61, 0x00], 'us-ascii', 'a'],
];

for (const [name, bytes, encoding, text] of encodings) {
  t.test(`loadTextContent decodes ${name}`, async (t) => {
    const written = encoding === undefined ? '' : `, '${encoding}'`;
    const compiled = compileBicep('main.bicep', {
      ...memoryHost({ 'main.bicep': `var v = loadTextContent('a.txt'${written})` }),
      readBytes: () => Uint8Array.from(bytes),
    });
    if (compiled.kind === 'pending' || !compiled.template) throw new Error('not compiled');
    t.match(JSON.parse(emitTemplate(compiled.template)), { variables: { v: text } });
  });
}

t.test(
  'variables of an ARM template that are loops are imported with what they need',
  async (t) => {
    const { variables } = buildJson({
      'main.bicep': "import { all } from 'm.json'\noutput o array = all",
      'm.json': JSON.stringify({
        metadata: { '__bicep_exported_variables!': [{ name: 'all' }] },
        variables: {
          copy: [
            { name: 'each', count: "[variables('size')]", input: "[add(copyIndex('each', 1), 1)]" },
          ],
          size: 3,
          all: "[variables('each')]",
        },
        resources: [],
      }),
    });
    t.strictSame(variables, {
      copy: [
        {
          name: '_1.each',
          count: "[length(range(0, variables('_1.size')))]",
          input: "[add(copyIndex('_1.each', 1), 1)]",
        },
      ],
      '_1.size': 3,
      all: "[variables('_1.each')]",
    });
  },
);
