import { existsSync, readFileSync } from 'node:fs';
import t from 'tap';
import { readConfig } from '../core/config/read-config.js';
import { loadRuleset } from '../core/ruleset/load-ruleset.js';
import { SourceFile } from '../core/source/source-file.js';
import { readYaml } from '../core/source/yaml.js';
import { azurePack, repositoryHost } from './support/azure-pack.js';

const { pack } = azurePack();

/** The rules that run with a profile, or where none is named. */
function selectedBy(profile?: string): readonly string[] {
  const { root } = readYaml(new SourceFile('rules.yaml', 'extends: [azure]'));
  if (root === undefined) throw new Error('the configuration is empty');
  const loaded = loadRuleset({
    config: readConfig(root).config,
    path: 'rules.yaml',
    builtIn: new Map([['azure', () => pack]]),
    host: repositoryHost,
    ...(profile === undefined ? {} : { profile }),
  });
  if (loaded.kind === 'pending') throw new Error('the files of the repository are there');
  return loaded.ruleset.rules.map(({ id }) => id);
}

const beyond = new Set(selectedBy('beyond'));

t.test('refs tell rules that only groundrule has from those of PSRule for Azure', async (t) => {
  const refs = pack.rules.map(({ metadata }) => metadata.ref ?? '');
  t.equal(refs.filter((ref) => /^AZR-\d{6}$/.test(ref)).length, 540);
  t.same(
    refs.filter((ref) => !/^(AZR|GR)-\d{6}$/.test(ref)),
    [],
  );
  t.equal(refs.filter((ref) => ref.startsWith('GR-')).length, beyond.size);
  t.ok(beyond.size >= 30);
});

t.test('each of them says why it is there', async (t) => {
  for (const { metadata, words } of pack.rules) {
    if (beyond.has(metadata.id)) t.ok(words()?.notes, metadata.id);
  }
});

t.test('they run where no profile is named', async (t) => {
  t.same(selectedBy(), selectedBy('recommended'));
  t.same([...selectedBy()].sort(), [...selectedBy('default'), ...beyond].sort());
});

const reference = '../shared/reference';
const ids: readonly string[] = existsSync(reference)
  ? JSON.parse(readFileSync(`${reference}/rules-catalogue.json`, 'utf8')).map(
      ({ name }: { readonly name: string }) => name,
    )
  : [];

t.test('none of them is in the catalogue', { skip: ids.length === 0 && 'no list' }, async (t) => {
  t.same(
    ids.filter((id) => beyond.has(id)),
    [],
  );
});

t.test('none of them is in a profile of PSRule for Azure', async (t) => {
  for (const profile of pack.manifest.profiles?.keys() ?? []) {
    if (profile === 'beyond' || profile === 'recommended') continue;
    t.same(
      selectedBy(profile).filter((id) => beyond.has(id)),
      [],
      profile,
    );
  }
});
