import t from 'tap';
import { templatesFor } from '../../../core/arm/pair-parameters.js';

const cases: readonly [name: string, beside: readonly string[], templates: readonly string[]][] = [
  ['app.parameters.json', ['app.json', 'other.json'], ['app.json']],
  ['app.parameters.json', ['app.bicep'], ['app.bicep']],
  ['app.parameters.json', ['app.json', 'app.bicep'], ['app.bicep', 'app.json']],
  ['app.parameters.dev.json', ['app.json'], ['app.json']],
  ['app.dev.parameters.json', ['app.json'], ['app.json']],
  ['app.dev.parameters.json', ['app.json', 'app.dev.json'], ['app.dev.json']],
  ['app.parameters.dev.json', ['app.json', 'app.dev.json'], ['app.dev.json']],
  ['App.Parameters.json', ['app.json'], ['app.json']],
  ['app-params.jsonc', ['app.json'], ['app.json']],
  [
    'azuredeploy.parameters.us.json',
    ['azuredeploy.json', 'main.bicep'],
    ['azuredeploy.json', 'main.bicep'],
  ],
  ['azuredeploy.parameters.json', ['main.bicep'], ['main.bicep']],
  ['parameters.json', ['template.json'], ['template.json']],
  ['parameters.prod.json', ['main.bicep'], ['main.bicep']],
  ['app.parameters.json', ['other.json'], []],
  ['app.json', ['app.bicep'], []],
];

for (const [name, beside, templates] of cases) {
  t.test(
    `${name} beside ${beside.join(', ')} is for ${templates.join(', ') || 'none'}`,
    async (t) => {
      t.same(templatesFor(name, [name, ...beside]), templates);
    },
  );
}

t.test('only files of the same folder are paired', async (t) => {
  const paths = ['app.json', 'a/app.json', 'a/b/app.json'];
  t.same(templatesFor('a/app.parameters.json', paths), ['a/app.json']);
});

t.test('a name that only ends like one of a parameter file belongs to no template', async (t) => {
  t.same(templatesFor('a/app.json', ['a/app.bicep']), []);
  t.same(templatesFor('a/hyperparameters.json', ['a/hyper.json']), []);
});
