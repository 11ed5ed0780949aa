import t from 'tap';
import { openBicepBuilder } from '../../core/build-bicep.js';
import { memoryHost } from '../support/bicep.js';

const unset = () => undefined;

const useOf = (module: string) => `module m '${module}' = {\n  name: 'm'\n}\n`;

function textOf(files: Readonly<Record<string, string>>, path = 'main.bicep'): string {
  const built = openBicepBuilder(memoryHost(files), unset).build(path);
  return built.kind === 'done' ? (built.text ?? '') : '';
}

t.test('expressions of a JSON module are printed as they stand', async (t) => {
  const written = ["[concat( 'a','b' )]", '[[not one]', '[if(]', "[parameters('p')['q']]"];
  const outputs = Object.fromEntries(
    written.map((value, i) => [`o${i}`, { type: 'string', value }]),
  );
  const module = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [],
    outputs,
  };
  for (const indent of [undefined, 2, 4]) {
    const text = JSON.stringify(module, undefined, indent);
    const built = JSON.parse(textOf({ 'main.bicep': useOf('m.json'), 'm.json': text }));
    t.strictSame(built.resources[0].properties.template.outputs, outputs, `indent ${indent}`);
  }
});

t.test('a module of any layout is indented as the template around it', async (t) => {
  const module = { resources: [], variables: { a: ['b\nc', {}], d: [] } };
  for (const indent of [undefined, 2, 4]) {
    const text = JSON.stringify(module, undefined, indent);
    const built = textOf({ 'main.bicep': useOf('m.json'), 'm.json': text });
    t.equal(built, JSON.stringify(JSON.parse(built), undefined, 2), `indent ${indent}`);
  }
});

t.test('a builder gives each file the text that a builder of its own gives', async (t) => {
  const files = {
    'a.bicep': `${useOf('m.bicep')}output a string = m.outputs.o`,
    'b.bicep': useOf('m.bicep'),
    'm.bicep': "output o string = 'x'",
  };
  const builder = openBicepBuilder(memoryHost(files), unset);
  for (const path of Object.keys(files)) {
    t.match(builder.build(path), { kind: 'done', text: textOf(files, path) }, path);
  }
});

t.test('a problem of a module is told once, and each file that uses it is in error', async (t) => {
  const builder = openBicepBuilder(
    memoryHost({
      'a.bicep': useOf('m.bicep'),
      'b.bicep': useOf('m.bicep'),
      'm.bicep': 'output o string = lost',
    }),
    unset,
  );
  const codes = ['a.bicep', 'b.bicep'].map((path) => {
    const built = builder.build(path);
    return built.kind === 'done' && built.diagnostics.map(({ code }) => code);
  });
  t.strictSame(codes, [
    ['bicep/undeclared-name', 'bicep/module-in-error'],
    ['bicep/module-in-error'],
  ]);
});
