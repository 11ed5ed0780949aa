import { existsSync, readFileSync } from 'node:fs';
import t from 'tap';
import { readConfig } from '../core/config/read-config.js';
import { loadRuleset } from '../core/ruleset/load-ruleset.js';
import { SourceFile } from '../core/source/source-file.js';
import { readYaml } from '../core/source/yaml.js';
import { azurePack, repositoryHost } from './support/azure-pack.js';

interface ListedProfile {
  readonly name: string;
  /** How many rules it selects. */
  readonly rules: number;
}

const { pack } = azurePack();

function selectedBy(profile: string): readonly string[] {
  const builtIn = new Map([['azure', () => pack]]);
  const { root } = readYaml(new SourceFile('rules.yaml', 'extends: [azure]'));
  if (root === undefined) throw new Error('the configuration is empty');
  const { config } = readConfig(root);
  const loaded = loadRuleset({
    config,
    path: 'rules.yaml',
    profile,
    builtIn,
    host: repositoryHost,
  });
  if (loaded.kind === 'pending') throw new Error('the files of the repository are there');
  t.same(
    loaded.ruleset.diagnostics.map(({ message }) => message),
    [],
  );
  return loaded.ruleset.rules.map(({ id }) => id);
}

const reference = '../shared/reference';
const listed: readonly ListedProfile[] = existsSync(reference)
  ? JSON.parse(readFileSync(`${reference}/profiles.json`, 'utf8'))
  : [];
const ids: readonly string[] = existsSync(reference)
  ? JSON.parse(readFileSync(`${reference}/rules-catalogue.json`, 'utf8')).map(
      ({ name }: { readonly name: string }) => name,
    )
  : [];
const own = new Set(pack.rules.map(({ metadata }) => metadata.id));
const missing = ids.filter((id) => !own.has(id));
const catalogued = new Set(ids);

t.test('profiles of teams that move over', { skip: ids.length === 0 && 'no list' }, async (t) => {
  for (const { name, rules } of listed) {
    const found = selectedBy(name).filter((id) => catalogued.has(id));
    t.ok(found.length <= rules && found.length + missing.length >= rules, `${name} is there`);
    if (missing.length === 0) t.equal(found.length, rules, `${name} selects as many rules`);
  }
});
