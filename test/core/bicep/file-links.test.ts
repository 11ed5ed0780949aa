import t from 'tap';
import { fileLinks } from '../../../core/bicep/file-links.js';
import { SourceFile } from '../../../core/source/source-file.js';

const cases: readonly [name: string, path: string, text: string, links: readonly string[]][] = [
  [
    'a local module',
    'infra/main.bicep',
    "module m './net/vnet.bicep' = {}",
    ['infra/net/vnet.bicep'],
  ],
  ['a module above', 'infra/main.bicep', "module m '../shared.bicep' = {}", ['shared.bicep']],
  ['a module outside of the root', 'main.bicep', "module m '../x.bicep' = {}", []],
  ['a registry module', 'main.bicep', "module m 'br/public:avm/x:1.0' = {}", []],
  ['a template spec', 'main.bicep', "module m 'ts:0000/rg/x:1' = {}", []],
  ['a folder called br', 'main.bicep', "module m 'br/x.bicep' = {}", ['br/x.bicep']],
  ['a module in a comment', 'main.bicep', "// module m 'x.bicep' = {}", []],
  [
    'a broken file',
    'main.bicep',
    "resource x = {\nmodule m 'x.bicep' = {}\n}\nmodule n 'y.bicep'",
    ['x.bicep', 'y.bicep'],
  ],
  [
    'a template and an extended file',
    'a.bicepparam',
    "using './m.bicep'\nextends 'b.bicepparam'",
    ['m.bicep', 'b.bicepparam'],
  ],
  ['no template', 'a.bicepparam', 'using none', []],
];

for (const [name, path, text, links] of cases) {
  t.test(`links of ${name} are found`, async (t) => {
    t.same(fileLinks(new SourceFile(path, text)), links);
  });
}
