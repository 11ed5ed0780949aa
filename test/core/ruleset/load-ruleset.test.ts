import t from 'tap';
import type { Ruleset } from '../../../core/ruleset/ruleset.js';
import { locate } from '../../../core/source/location.js';
import { rulesetOf } from '../../support/ruleset-of.js';

const rule = (id: string, more = '') =>
  `{ id: ${id}, title: T, pillar: security, severity: important, resource: A/b, assert: true${more === '' ? '' : `, ${more}`} }`;
const rules = (...all: readonly string[]) =>
  `rules:\n${all.map((one) => `  - ${one}`).join('\n')}\n`;
const ids = (ruleset: Ruleset) => ruleset.rules.map(({ id }) => id);

const several = rules(
  rule('A.Old', 'version: "2020_06", labels: { mcsb: NS-1, maturity: L1 }'),
  rule('A.New', 'version: "2024_03", ref: R-2'),
  rule('A.Preview', 'version: "2024_03", release: preview'),
  rule('B.Gone', 'version: "2020_06", release: deprecated, aliases: [B.Former]'),
  '{ id: B.Cost, title: T, pillar: cost-optimization, severity: awareness, resource: A/b, assert: true }',
);

const selections: readonly [name: string, profile: string, ids: readonly string[]][] = [
  ['release', '{ release: preview }', ['A.Preview']],
  ['releases of the rule set', '{ until: "2020_06", release: ga }', ['A.Old', 'B.Cost']],
  ['pillar', '{ pillar: cost-optimization }', ['B.Cost']],
  ['severity', '{ severity: [awareness] }', ['B.Cost']],
  ['any value of a label', '{ labels: { mcsb: "*" } }', ['A.Old']],
  ['a value of a label', '{ labels: { maturity: [L1, L2] } }', ['A.Old']],
  ['a label that no rule has', '{ labels: { waf: "*" } }', []],
  ['id', '{ rules: [a.new] }', ['A.New']],
  ['ref', '{ rules: [R-2] }', ['A.New']],
  ['former id', '{ rules: [B.Former] }', ['B.Gone']],
  ['glob of former ids', '{ rules: [B.Form*] }', ['B.Gone']],
  ['glob, less others', '{ rules: [A.*], exclude: [A.Preview] }', ['A.Old', 'A.New']],
];

for (const [name, profile, expected] of selections) {
  t.test(`a profile selects by ${name}`, async (t) => {
    const yaml = `extends: []\nprofile: mine\nprofiles: { mine: ${profile} }\n${several}`;
    t.same(ids(rulesetOf(yaml)), expected);
  });
}

const builtInProfiles: readonly [profile: string, ids: readonly string[]][] = [
  ['default', ['A.Old', 'A.New', 'B.Cost']],
  ['preview', ['A.Old', 'A.New', 'A.Preview', 'B.Cost']],
  ['all', ['A.Old', 'A.New', 'A.Preview', 'B.Gone', 'B.Cost']],
];
for (const [profile, expected] of builtInProfiles) {
  t.test(`the profile ${profile} is always there`, async (t) => {
    t.same(ids(rulesetOf(`extends: []\n${several}`, { profile })), expected);
  });
}

const noted: readonly [name: string, yaml: string, codes: readonly string[]][] = [
  ['a former id', 'overrides: [{ rule: B.Former, off: true }]', ['ruleset/former-name']],
  ['a glob of former ids', 'overrides: [{ rule: B.Form*, off: true }]', ['ruleset/former-name']],
  ['a glob of ids', 'overrides: [{ rule: B.*, off: true }]', []],
  ['a glob that no rule has', 'overrides: [{ rule: C.*, off: true }]', ['ruleset/none-matches']],
  ['a name that no rule has', 'overrides: [{ rule: C.A, off: true }]', ['ruleset/unknown-rule']],
  [
    'a deprecated profile',
    'profile: old\nprofiles: { old: { deprecated: true } }',
    ['config/deprecated-profile'],
  ],
];
for (const [name, yaml, codes] of noted) {
  t.test(`what is said of ${name}`, async (t) => {
    const { diagnostics } = rulesetOf(`extends: []\n${yaml}\n${several}`);
    t.same(
      diagnostics.map(({ code }) => code),
      codes,
    );
  });
}

t.test('a profile of a pack is found with the name of the pack before it', async (t) => {
  const mine = `name: acme\nextends: []\nprofiles: { mine: { rules: [A.*], release: preview } }\n`;
  t.same(ids(rulesetOf(`${mine}${several}`, { profile: 'Acme.Mine' })), ['A.Preview']);
});

const pins: readonly [name: string, yaml: string, levels: Record<string, string>][] = [
  ['no version', '', { 'A.Old': 'error', 'A.New': 'error' }],
  ['the newest', 'version: "2024_03"', { 'A.Old': 'error', 'A.New': 'error' }],
  [
    'an older one',
    'version: "2023_12"',
    { 'A.Old': 'error', 'A.New': 'note', 'B.Cost': 'warning' },
  ],
  ['a version of a pack', 'name: mine\nversion: 1.2.3', { 'A.New': 'error' }],
  [
    'an older one, the rule raised by name',
    'version: "2023_12"\noverrides: [{ rule: A.New, level: warning }]',
    { 'A.New': 'warning' },
  ],
  [
    'an older one, the severity changed alone',
    'version: "2023_12"\noverrides: [{ rule: A.New, severity: critical }]',
    { 'A.New': 'note' },
  ],
];
for (const [name, yaml, levels] of pins) {
  t.test(`rules are as loud as they are under ${name}`, async (t) => {
    const { treat, all } = rulesetOf(`extends: []\n${yaml}\n${several}`);
    for (const rule of all.filter(({ id }) => levels[id])) {
      t.equal(treat(rule, 'main.bicep').level, levels[rule.id], rule.id);
    }
  });
}

t.test('how many rules are newer than the version is told at the version', async (t) => {
  const { diagnostics } = rulesetOf(`extends: []\nversion: "2023_12"\n${several}`);
  t.match(diagnostics, [{ kind: 'notice', message: /^1 rule is newer than "2023_12"/ }]);
  t.equal(diagnostics[0]?.span && locate(diagnostics[0].span).startLine, 2);
});

const problems: readonly [name: string, yaml: string, message: string, line: number][] = [
  ['an id given twice', rules(rule('A'), rule('a')), "The id 'a' is already that of A", 4],
  ['a ref given twice', rules(rule('A', 'ref: R'), rule('B', 'ref: R')), "The ref 'R'", 4],
  ['a version of no release', 'version: 2024-03', 'is no release of the rule set', 2],
  ['an unknown profile', 'profile: defalt', "Did you mean 'default'?", 2],
  ['an unknown rule', `${several}overrides: [{ rule: A.Odl }]`, "Did you mean 'A.Old'?", 8],
  ['an option that no rule reads', 'options: { x: 1 }', "No rule reads an option 'x'", 2],
  ['a path outside the root', 'include: ../../*.yaml', 'leads outside the root', 2],
  ['a pack that is not there', 'include: []\nextends: ./pack', 'rules.yaml', 3],
  ['a glob without files', 'include: none/*.yaml', 'No file matches', 2],
  [
    'a rule that judges nothing',
    rules('{ id: A, title: T, pillar: security, severity: important, resource: A/b }'),
    "neither 'assert' nor 'each'",
    3,
  ],
  [
    'a rule without types',
    rules('{ id: A, title: T, pillar: security, severity: important, assert: true }'),
    "Add 'resource'",
    3,
  ],
  [
    'a rule without a title',
    rules('{ id: A, pillar: security, severity: important, resource: A/b, assert: true }'),
    "required key 'title'",
    3,
  ],
  [
    'a misspelt pillar',
    rules(rule('A').replace('security', 'securty')),
    "Did you mean 'security'?",
    3,
  ],
  [
    'a misspelt operator',
    rules(rule('A').replace('assert: true', 'assert: { equal: [1, 2] }')),
    "Did you mean 'equals'?",
    3,
  ],
  [
    'a misspelt key of an assertion',
    rules(rule('A').replace('assert: true', 'assert: [{ that: true, reasons: x }]')),
    "Did you mean 'reason'?",
    3,
  ],
];

for (const [name, yaml, message, line] of problems) {
  t.test(`${name} is reported where it stands`, async (t) => {
    const text = yaml.includes('extends:') ? `\n${yaml}` : `extends: []\n${yaml}`;
    const [problem, ...more] = rulesetOf(text).diagnostics;
    t.same(
      more.map((one) => one.message),
      [],
    );
    t.ok(problem?.message.includes(message), problem?.message ?? 'no problem');
    t.equal(problem?.span && locate(problem.span).startLine, line);
  });
}

const treatments: readonly [name: string, overrides: string, path: string, expected: string][] = [
  ['a level', '[{ rule: A, level: note }]', 'x', 'note important'],
  ['a severity brings its level', '[{ rule: A, severity: awareness }]', 'x', 'warning awareness'],
  [
    'a path concerns files in it',
    '[{ path: "test/**", level: note }]',
    'test/a.json',
    'note important',
  ],
  ['a path leaves others alone', '[{ path: "test/**", level: note }]', 'a.json', 'error important'],
  ['off in some files', '[{ path: "test/**", off: true }]', 'test/a.json', 'off'],
  ['later ones win', '[{ level: note }, { rule: A, level: warning }]', 'x', 'warning important'],
  ['rules of a profile', '[{ profile: all, level: note }]', 'x', 'note important'],
  ['not rules of another', '[{ profile: none, level: note }]', 'x', 'error important'],
];

for (const [name, overrides, path, expected] of treatments) {
  t.test(`overrides: ${name}`, async (t) => {
    const profiles = 'profiles: { none: { rules: [B] } }';
    const ruleset = rulesetOf(
      `extends: []\n${profiles}\noverrides: ${overrides}\n${rules(rule('A'), rule('B'))}`,
    );
    const found = ruleset.names.find('A');
    if (found === undefined) throw new Error('the rule is gone');
    const { off, level, severity } = ruleset.treat(found, path);
    t.equal(off ? 'off' : `${level} ${severity}`, expected);
    t.ok(ruleset.rules.includes(found), 'it is judged, for it is on somewhere');
  });
}

t.test('a rule that is off everywhere is not judged', async (t) => {
  const overrides =
    '[{ rule: A, off: true }, { rule: B, off: true }, { rule: B, off: false, path: "x/**" }]';
  const yaml = `extends: []\noverrides: ${overrides}\n${rules(rule('A'), rule('B'))}`;
  t.same(ids(rulesetOf(yaml)), ['B']);
});

t.test(
  'packs are read below the root, and what they define is seen by rules that build on them',
  async (t) => {
    const files = {
      'pack/rules.yaml':
        'extends: []\ninclude: ["rules/**/*.yaml", "!rules/data/**"]\nfacts: rules/data/*.yaml\ndefine: { yes: { logic: true } }\noptionSchema: { MAX: { type: number, description: d, default: 3 } }',
      'pack/rules/a.yaml': rule('Pack.A'),
      'pack/rules/deep/b.yaml': rule('Pack.B'),
      'pack/rules/data/zones.yaml': 'source: here\ndata: { west: [1, 2] }',
      'node_modules/@acme/rules/rules.yaml': `extends: []\n${rules(rule('Acme.A'))}`,
    };
    const own = rule('Own.A').replace('assert: true', 'assert: { use: yes }');
    const ruleset = rulesetOf(
      `extends: [./pack, "@acme/rules"]\noptions: { max: 5 }\n${rules(own)}`,
      { files },
    );
    t.same(
      ruleset.diagnostics.map(({ message }) => message),
      [],
    );
    t.same(ids(ruleset), ['Pack.A', 'Pack.B', 'Acme.A', 'Own.A']);
    t.match(ruleset.option('MAX'), { kind: 'number', value: 5 });
    t.match(ruleset.fact('zones'), { kind: 'object' });
    t.equal(ruleset.fact('other'), undefined);
  },
);

t.test('packs that extend each other in a circle are refused', async (t) => {
  const files = { 'a/rules.yaml': 'extends: ../b', 'b/rules.yaml': 'extends: ../a' };
  const { diagnostics } = rulesetOf('extends: ./a', { files });
  t.match(diagnostics, [{ code: 'ruleset/cycle' }]);
});

t.test(
  'a former name of an option is taken with a notice, a value of another type is not',
  async (t) => {
    const schema =
      'optionSchema: { new: { type: number, description: d, aliases: [old], default: 1 } }';
    const renamed = rulesetOf(`extends: []\n${schema}\noptions: { old: 2 }`);
    t.match(renamed.option('new'), { value: 2 });
    t.match(renamed.diagnostics, [{ code: 'config/former-option', kind: 'notice' }]);
    const wrong = rulesetOf(`extends: []\n${schema}\noptions: { new: many }`);
    t.match(wrong.option('new'), { value: 1 });
    t.match(wrong.diagnostics, [{ code: 'config/option-type', kind: 'usage' }]);
  },
);

t.test('a declared name with a star covers every option of that form', async (t) => {
  const schema = 'optionSchema: { FORMAT_FOR_*: { type: string, description: d } }';
  const given = rulesetOf(
    `extends: []\n${schema}\noptions: { FORMAT_FOR_ENV: prod, FORMAT_AS_X: x }`,
  );
  t.match(given.option('format_for_env'), { value: 'prod' });
  t.equal(given.option('FORMAT_FOR_OTHER'), undefined);
  t.match(given.diagnostics, [{ code: 'config/unknown-option' }]);
});
