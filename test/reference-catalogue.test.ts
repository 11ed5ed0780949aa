import { existsSync, readFileSync } from 'node:fs';
import t from 'tap';
import { matchesText } from '../core/source/glob.js';
import { plainData } from '../core/source/plain-data.js';
import { azurePack } from './support/azure-pack.js';
import { rulesetOf } from './support/ruleset-of.js';

/** A rule of PSRule for Azure, which teams move over from. */
interface CataloguedRule {
  readonly name: string;
  readonly ref: string;
  readonly release: string;
  readonly ruleSet: string;
  readonly level: string;
  readonly pillar: string;
  readonly severity: string;
  readonly waf?: string;
  readonly mcsb?: readonly string[];
  readonly caf?: string;
  readonly maturity?: string;
  readonly alias?: string | readonly string[];
  /** Names of options with their defaults; null where the catalogue does not know one. */
  readonly optionDefaults?: Readonly<Record<string, unknown>>;
}

const file = '../shared/reference/rules-catalogue.json';
const catalogue: readonly CataloguedRule[] = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : [];
const skip = catalogue.length === 0 && `the catalogue is not at ${file}`;
const { pack } = azurePack();
const builtIn = new Map([['azure', () => pack]]);
const declarations = pack.manifest.optionSchema ?? new Map<string, never>();
const own = new Map(pack.rules.map(({ metadata }) => [metadata.id, metadata]));
const levels: Readonly<Record<string, string>> = { Information: 'note' };

t.test('every catalogued rule is here, classed as there', { skip }, async (t) => {
  t.equal(catalogue.length, 540);
  for (const rule of catalogue) {
    const metadata = own.get(rule.name);
    const labels = new Map(metadata?.labels);
    t.match(
      { ...metadata, labels: Object.fromEntries(labels), aliases: [...(metadata?.aliases ?? [])] },
      {
        ref: rule.ref,
        version: rule.ruleSet,
        release: rule.release.toLowerCase(),
        level: levels[rule.level] ?? rule.level.toLowerCase(),
        pillar: rule.pillar.toLowerCase().replace(' ', '-'),
        severity: rule.severity.toLowerCase(),
        aliases: [rule.alias ?? []].flat(),
      },
      rule.name,
    );
    for (const label of ['waf', 'mcsb', 'caf', 'maturity'] as const) {
      t.same(labels.get(label) ?? [], [rule[label] ?? []].flat(), `${rule.name}: ${label}`);
    }
  }
});

t.test('former ids mean their rules, with a notice', { skip }, async (t) => {
  for (const { name, alias = [] } of catalogue) {
    for (const former of [alias].flat()) {
      const config = {
        extends: ['azure'],
        overrides: [{ rule: [former], severity: 'awareness', level: 'warning' }],
        profile: 'mine',
        profiles: { mine: { rules: [former] } },
      };
      const { rules, diagnostics, treat } = rulesetOf(JSON.stringify(config), { builtIn });
      t.same(
        rules.map((rule) => [rule.id, treat(rule, 'main.bicep').level]),
        [[name, 'warning']],
        `${former} is ${name}`,
      );
      const codes = diagnostics.map(({ code }) => code);
      t.same(codes, ['ruleset/former-name', 'ruleset/former-name'], `${former} is said to be old`);
    }
  }
});

/** Options whose default the catalogue does not know, by the name that it has for them. */
const defaultsUnknown: ReadonlySet<string> = new Set(
  catalogue.flatMap(({ optionDefaults = {} }) =>
    Object.entries(optionDefaults).flatMap(([name, value]) => (value === null ? [name] : [])),
  ),
);

t.test('options of catalogued rules are taken by their names', { skip }, async (t) => {
  const names = new Set(
    catalogue.flatMap(({ optionDefaults = {} }) => Object.keys(optionDefaults)),
  );
  // What the catalogue took for options: properties of a certificate.
  const options = [...names].filter((name) => /^azure_/i.test(name));
  t.ok(options.length > 75, `${options.length} options`);
  for (const name of options) {
    // Its name is worked out from that of a tag.
    const written = name.replace(/\$\(.*\)$/, 'ENVIRONMENT');
    const declared = [...declarations].find(
      ([key, { aliases = [] }]) => matchesText(key, written) || aliases.includes(written),
    );
    t.ok(declared, name);
    const [key, { default: standard, aliases = [] }] = declared ?? ['', { description: '' }];
    if (!defaultsUnknown.has(name)) {
      const wanted = catalogue.find(({ optionDefaults = {} }) => name in optionDefaults);
      t.same(standard && plainData(standard), wanted?.optionDefaults?.[name], `${name}: default`);
    }
    const value = standard === undefined ? '^a' : plainData(standard);
    const yaml = JSON.stringify({ extends: ['azure'], options: { [written]: value } });
    const { diagnostics, option } = rulesetOf(yaml, { builtIn });
    t.same(
      diagnostics.map(({ code }) => code),
      aliases.includes(written) ? ['config/former-option'] : [],
      `${name} is accepted`,
    );
    t.ok(option(aliases.includes(written) ? key : written), `${name} has a value`);
  }
});
