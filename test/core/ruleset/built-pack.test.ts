import t from 'tap';
import { buildPack } from '../../../core/ruleset/build-pack.js';
import { readBuiltPack } from '../../../core/ruleset/built-pack.js';
import { createReading } from '../../../core/source/read-document.js';
import { azurePack, repositoryHost } from '../../support/azure-pack.js';

const built = buildPack('rules.yaml', createReading(repositoryHost));
if (built === undefined) throw new Error('the pack was not built');

t.test('a built pack holds what its source files say', async (t) => {
  const { pack } = azurePack();
  const read = readBuiltPack('azure', built.pack, () => built.words);
  t.same(
    read.rules.map(({ metadata }) => metadata),
    pack.rules.map(({ metadata }) => metadata),
  );
  t.same(
    read.rules.map(({ words }) => words()),
    pack.rules.map(({ words }) => words()),
  );
  t.same(
    read.rules.map(({ tests }) => tests().length),
    pack.rules.map(({ tests }) => tests().length),
  );
  t.ok(pack.facts.has('zones'));
  t.same([...read.facts.keys()], [...pack.facts.keys()]);
  t.ok(read.checked);
});

t.test('words are asked for only when they are shown', async (t) => {
  const pack = readBuiltPack('azure', built.pack, () => {
    throw new Error('nobody asked');
  });
  const rule = pack.rules.find(({ metadata }) => metadata.id === 'Azure.AKS.NetworkPolicy');
  t.ok(rule?.written().assert);
  t.throws(() => pack.rules[0]?.words(), /nobody asked/);
});
