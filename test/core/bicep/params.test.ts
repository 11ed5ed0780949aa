import t from 'tap';
import { emitTemplate } from '../../../core/bicep/emit.js';
import { openBicepCompiler } from '../../../core/bicep/index.js';
import { textOf } from '../../../core/source/span.js';
import { memoryHost, placesOf } from '../../support/bicep.js';

function read(files: Readonly<Record<string, string>>) {
  const compiled = openBicepCompiler(memoryHost(files)).compileParameters('env/main.bicepparam');
  if (compiled.kind === 'pending') throw new Error('a memory host has every file at once');
  const { parameters, diagnostics } = compiled;
  const values = [...(parameters?.values.values ?? [])].map(([name, { given, nameSpan }]) => {
    const place = { kind: 'object', span: nameSpan, header: nameSpan } as const;
    const text =
      given.kind === 'keyVault'
        ? 'key vault'
        : emitTemplate({
            ...place,
            properties: [{ key: 'v', keySpan: nameSpan, value: given.node }],
          });
    return [name, text === 'key vault' ? text : (JSON.parse(text) as { v: unknown }).v];
  });
  const declared = parameters?.values.declarations?.properties.find(
    ({ key }) => key === 'variables',
  );
  const variables = declared?.value.kind === 'object' ? declared.value : undefined;
  return {
    template: parameters?.template,
    values: Object.fromEntries(values) as Record<string, unknown>,
    variables: variables ? JSON.parse(emitTemplate(variables)) : undefined,
    diagnostics: placesOf(diagnostics),
    places: [...(parameters?.values.values.values() ?? [])].map(({ nameSpan }) => textOf(nameSpan)),
  };
}

t.test('a parameter file names its template and gives values and variables', async (t) => {
  const found = read({
    'env/main.bicepparam': `using '../main.bicep'
var region = 'west'
param location = region
param tags = { env: 'prod', at: '\${location}!' }
param key = az.getSecret('sub', 'group', 'vault', 'name')
`,
    'main.bicep': 'param location string\nparam tags object\n@secure()\nparam key string\n',
  });
  t.strictSame(found, {
    template: { kind: 'file', path: 'main.bicep' },
    values: {
      location: "[variables('region')]",
      tags: { env: 'prod', at: "[format('{0}!', parameters('location'))]" },
      key: 'key vault',
    },
    variables: { region: 'west' },
    diagnostics: [],
    places: ['location', 'tags', 'key'],
  });
});

t.test('values of an extended file are kept, unless the file gives its own', async (t) => {
  const found = read({
    'env/main.bicepparam': "using none\nextends '../base.bicepparam'\nvar x = 1\nparam A = x\n",
    'base.bicepparam':
      'using none\nvar x = [for n in [1]: n]\nparam a = 5\nparam b = x\nparam c = 7\n',
  });
  t.strictSame(found.values, {
    A: "[variables('x')]",
    b: "[variables('_1.x')]",
    c: 7,
  });
  t.strictSame(found.variables, {
    copy: [
      {
        name: '_1.x',
        count: '[length(createArray(1))]',
        input: "[createArray(1)[copyIndex('_1.x')]]",
      },
    ],
    x: 1,
    '_1.a': 5,
    '_1.b': "[variables('_1.x')]",
    '_1.c': 7,
  });
  t.strictSame(found.template, { kind: 'none' });
});

t.test('parameter files that extend each other are reported', async (t) => {
  const { diagnostics } = read({
    'env/main.bicepparam': "using none\nextends './other.bicepparam'\n",
    'env/other.bicepparam': "using none\nextends './main.bicepparam'\n",
  });
  t.strictSame(diagnostics, ['2:9 bicep/module-cycle']);
});

t.test('files of another kind than a parameter file can name are reported', async (t) => {
  const files = { 'main.bicep': '', 'env/other.bicepparam': "using './main.bicepparam'\n" };
  const using = read({ ...files, 'env/main.bicepparam': "using './other.bicepparam'\n" });
  const extending = read({
    ...files,
    'env/main.bicepparam': "using none\nextends '../main.bicep'\n",
  });
  t.strictSame(using.diagnostics, ['1:7 bicep/wrong-file']);
  t.strictSame(extending.diagnostics, ['2:9 bicep/wrong-file']);
});

t.test('statements that stand twice, and a second meaning of base, are reported', async (t) => {
  const { diagnostics } = read({
    'env/main.bicepparam':
      "using none\nusing none\nextends 'a.bicepparam'\nextends 'a.bicepparam'\nparam base = 1\n",
    'env/a.bicepparam': 'using none\nparam a = 1\n',
  });
  t.strictSame(diagnostics.toSorted(), [
    '1:1 bicep/duplicate-statement',
    '2:1 bicep/duplicate-statement',
    '3:1 bicep/duplicate-statement',
    '4:1 bicep/duplicate-statement',
    '5:7 bicep/reserved-name',
  ]);
});

t.test('a name that a parameter file does not declare is reported', async (t) => {
  const { diagnostics } = read({ 'env/main.bicepparam': 'using none\nparam a = gone\n' });
  t.strictSame(diagnostics, ['2:11 bicep/undeclared-name']);
});
