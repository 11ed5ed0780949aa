import { existsSync, readFileSync } from 'node:fs';
import t from 'tap';
import { azurePack } from './support/azure-pack.js';
import { rulesetOf } from './support/ruleset-of.js';

interface ListedProfile {
  readonly name: string;
  /** How many rules it selects. */
  readonly rules: number;
  readonly obsolete: boolean;
}

const { pack } = azurePack();
const builtIn = new Map([['azure', () => pack]]);

const reference = '../shared/reference';
const listed: readonly ListedProfile[] = existsSync(reference)
  ? JSON.parse(readFileSync(`${reference}/profiles.json`, 'utf8'))
  : [];
const catalogued = new Set<string>(
  existsSync(reference)
    ? JSON.parse(readFileSync(`${reference}/rules-catalogue.json`, 'utf8')).map(
        ({ name }: { readonly name: string }) => name,
      )
    : [],
);

t.test(
  'profiles of teams that move over',
  { skip: listed.length === 0 && 'no list' },
  async (t) => {
    for (const { name, rules, obsolete } of listed) {
      const ruleset = rulesetOf('extends: [azure]', { profile: name, builtIn });
      const found = ruleset.rules.filter(({ id }) => catalogued.has(id));
      t.equal(found.length, rules, `${name} selects as many rules`);
      const codes = ruleset.diagnostics.map(({ code }) => code);
      t.same(
        codes,
        obsolete ? ['config/deprecated-profile'] : [],
        `${name}: what is said about it`,
      );
    }
  },
);
