import t from 'tap';
import { createReading } from '../../core/source/read-document.js';
import { touchedInputs } from '../../core/touched-inputs.js';
import type { Files } from '../support/judged.js';
import { memoryHost } from '../support/memory-host.js';

const files: Files = {
  'a/main.bicep': "module m '../modules/aks.bicep' = {}\nvar t = loadTextContent('text.txt')",
  'a/dev.bicepparam': "using 'main.bicep'\nextends '../all.bicepparam'",
  'a/text.txt': '',
  'all.bicepparam': 'using none',
  'b/main.bicep':
    "import { t } from '../modules/types.bicep'\nvar j = loadJsonContent('../j.json')",
  'b/given.json': '{}',
  'c/main.bicep': "var l = loadDirectoryFileInfo('list')",
  'c/list/one.txt': '',
  'd/main.json': '{ "properties": { "templateLink": { "relativePath": "linked.json" } } }',
  'd/linked.json': '{ "templateLink": { "relativePath": "deep/more.json" } }',
  'd/deep/more.json': '{}',
  'e/main.json': `{ "relativePath": "[concat('x', '.json')]" }`,
  'f/main.bicep': "module a 'b.bicep' = {}",
  'f/b.bicep': "module b 'main.bicep' = {}",
  'modules/aks.bicep': "module t 'pool.bicep' = {}",
  'modules/pool.bicep': '',
  'modules/types.bicep': '@export()\ntype t = string',
  'j.json': '{}',
};

const inputs = [
  { path: 'a/dev.bicepparam' },
  { path: 'b/main.bicep', parameters: 'b/given.json' },
  { path: 'c/main.bicep' },
  { path: 'd/main.json' },
  { path: 'e/main.json' },
  { path: 'f/main.bicep' },
].map((input) => ({ ...input, named: false }));

const cases: readonly [what: string, changed: string[], touched: string[]][] = [
  ['nothing', [], []],
  ['a file that nobody reads', ['readme.md'], []],
  ['the file itself', ['c/main.bicep'], ['c/main.bicep']],
  ['a module of a module', ['modules/pool.bicep'], ['a/dev.bicepparam']],
  ['a module that was deleted', ['modules/aks.bicep'], ['a/dev.bicepparam']],
  ['the template of a parameter file', ['a/main.bicep'], ['a/dev.bicepparam']],
  ['an extended parameter file', ['all.bicepparam'], ['a/dev.bicepparam']],
  ['a loaded text', ['a/text.txt'], ['a/dev.bicepparam']],
  ['an import', ['modules/types.bicep'], ['b/main.bicep']],
  [
    'a loaded document, and JSON that an expression may name',
    ['j.json'],
    ['b/main.bicep', 'e/main.json'],
  ],
  ['a parameter file', ['b/given.json'], ['b/main.bicep', 'e/main.json']],
  ['a file in a listed folder', ['c/list/two.txt'], ['c/main.bicep']],
  ['a template linked from a linked one', ['d/deep/more.json'], ['d/main.json', 'e/main.json']],
  ['files that use each other', ['f/b.bicep'], ['f/main.bicep']],
  [
    'the configuration of Bicep further up',
    ['bicepconfig.json'],
    ['a/dev.bicepparam', 'b/main.bicep', 'c/main.bicep', 'e/main.json', 'f/main.bicep'],
  ],
];

for (const [what, changed, touched] of cases) {
  t.test(`a change touches its users: ${what}`, async (t) => {
    const found = touchedInputs(inputs, new Set(changed), createReading(memoryHost(files)));
    t.same(
      found.map(({ path }) => path),
      touched,
    );
  });
}

t.test('files that the host does not have yet are asked for', async (t) => {
  const reading = createReading(memoryHost(files, ['modules/aks.bicep']));
  touchedInputs(inputs, new Set(['x']), reading);
  t.same([...reading.pending], ['modules/aks.bicep']);
});
