import t from 'tap';
import { type Folder, folderOf, run } from '../support/command.js';
import { ruleFile } from '../support/rule-file.js';

const tls = 'assert: { equals: [{ var: properties.minimumTlsVersion }, TLS1_2] }\n';
const fails = 'tests: [{ name: old, set: { properties.minimumTlsVersion: TLS1_0 }, expect: fail }]';
const wrong = fails.replace('expect: fail', 'expect: pass');
const config = 'extends: [azure]\ninclude: ["rules/*.yaml"]\n';
const good: Folder = { 'rules.yaml': config, rules: { 'a.yaml': ruleFile(tls + fails) } };
const bad: Folder = { 'rules.yaml': config, rules: { 'a.yaml': ruleFile(tls + wrong) } };
const broken: Folder = {
  'rules.yaml': config,
  rules: { 'a.yaml': ruleFile('assert: { equalz: [1, 2] }') },
};
const account = (version: string) => `resource a 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'first'
  properties: {
    minimumTlsVersion: '${version}'
  }
}

resource b 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'second'
  properties: {
    minimumTlsVersion: 'TLS1_2'
  }
}
`;

/** What a command answers: exit code, what stdout holds, what stderr holds. */
const cases: readonly [
  what: string,
  files: Folder,
  args: string,
  code: number,
  out: RegExp,
  err?: RegExp,
][] = [
  ['tests that pass', good, 'test', 0, /1 rule: 4 tests passed, 0 failed/],
  [
    'a test that fails',
    bad,
    'test',
    1,
    /rules\/a\.yaml:37:\d+\n\s+it is fail, not pass/,
    /lacks a test that fails/,
  ],
  [
    'a rule that cannot be read',
    broken,
    'test',
    2,
    /1 rule in error, not tested/,
    /rules\/a\.yaml:36:.*equalz.*'equals'/,
  ],
  ['tests as TAP', good, 'test --format tap', 0, /^TAP version 14\n1\.\.4\nok 1 - Org\.Rule/],
  [
    'tests as JUnit',
    bad,
    'test --format junit',
    1,
    /<testsuites name="groundrule test"[\s\S]*<failure/,
    /lacks a test that fails/,
  ],
  ['tests as JSON', good, 'test --format json', 0, /^\{[\s\S]*"passed": 4/],
  ['tests in an unknown form', good, 'test --format xml', 2, /^$/, /tap/],
  ['tests of a file', good, 'test rules/a.yaml', 0, /1 rule: 4 tests/],
  ['tests of a folder', good, 'test rules', 0, /1 rule: 4 tests/],
  ['tests of a rule', good, 'test org.rule', 0, /1 rule: 4 tests/],
  [
    'tests of a built-in rule',
    good,
    'test Azure.AKS.Name',
    0,
    /1 rule: \d\d tests passed, 0 failed/,
  ],
  ['tests of rules by a glob', {}, 'test Azure.VNET.*', 0, /^13 rules: \d+ tests passed, 0 failed/],
  [
    'tests of a rule that is misspelt',
    good,
    'test Org.Rul',
    2,
    /0 rules/,
    /Did you mean 'Org\.Rule'/,
  ],
  [
    'tests of a file that is not there',
    good,
    'test rules/b.yaml',
    2,
    /^$/,
    /no file or folder 'rules\/b\.yaml'/,
  ],
  [
    'tests of a file that is not included',
    { ...good, other: { 'c.yaml': 'id: x' } },
    'test other/c.yaml',
    2,
    /0 rules/,
    /other\/c\.yaml.*include/,
  ],
  ['tests where there are none', { 'a.bicep': '' }, 'test', 2, /^$/, /groundrule new rule/],
  [
    'likely mistakes',
    { ...good, rules: { 'a.yaml': ruleFile(`let: { b: 1 }\n${tls}${fails}`) } },
    'test',
    0,
    /4 tests passed/,
    /lint\/unused-value/,
  ],
  [
    'no likely mistakes',
    { ...good, rules: { 'a.yaml': ruleFile(`let: { b: 1 }\n${tls}${fails}`) } },
    'test --no-lint',
    0,
    /4 tests passed/,
    /^$/,
  ],
  ['mutants', good, 'test --mutate', 0, /3 mutants, 2 noticed, 0 explained, 1 survive \(66\.6%\)/],
  [
    'too few mutants noticed',
    good,
    'test --mutate --fail-under 67',
    1,
    /'equals' became 'hasDefault'/,
  ],
  ['mutants as JSON', good, 'test --mutate --format json', 0, /"survived": 1/],
  ['mutants as TAP', good, 'test --mutate --format tap', 2, /^$/, /console or json/],
  ['mutants of a rule whose tests fail', bad, 'test --mutate', 2, /0 mutants/, /a\.yaml/],
  ['a share that is none', good, 'test --mutate --fail-under 101', 2, /^$/, /0 to 100/],
  [
    'all rules',
    good,
    'rules',
    0,
    /Azure\.AKS\.Name[\s\S]*Org\.Rule\s+important[\s\S]*\n602 rules\n$/,
  ],
  [
    'rules of a pillar and a severity',
    {},
    'rules --pillar security --severity critical',
    0,
    /Azure\.AKS\.LocalAccounts|Azure\.[\s\S]*rules?\n$/,
  ],
  [
    'rules on a type',
    good,
    'rules --type Microsoft.Storage/storageAccounts',
    0,
    /^(?!.*AKS)[\s\S]*Org\.Rule/,
  ],
  ['rules of a release', {}, 'rules --rule-set 2020_06 --release ga', 0, /Azure\.AKS\.Version/],
  [
    'rules by a glob as JSON',
    good,
    'rules Org.* --format json',
    0,
    /^\[\n[\s\S]*"id": "Org\.Rule"/,
  ],
  ['rules as Markdown', good, 'rules Org.* --format markdown', 0, /^\| Rule \|/],
  ['a pillar that is misspelt', {}, 'rules --pillar securty', 2, /^$/, /Did you mean 'security'/],
  [
    'one rule',
    good,
    'rules Org.Rule',
    0,
    /A rule {2}Org\.Rule[\s\S]*'properties\.minimumTlsVersion': 'TLS1_2'[\s\S]*What to do/,
  ],
  [
    'a rule by its former id',
    {},
    'rules Azure.VM.NICName',
    0,
    /Azure\.NIC\.Name/,
    /'Azure\.VM\.NICName' is now called 'Azure\.NIC\.Name'/,
  ],
  ['rules by a glob of former ids', {}, 'rules Azure.Cognitive.*', 0, /4 rules/, /is now called/],
  ['rules of a broken file', broken, 'rules Org.*', 2, /1 rule/, /a\.yaml/],
  ['a rule explained', good, 'explain Org.Rule', 0, /must hold/],
  [
    'a verdict explained',
    { ...good, 'm.bicep': account('TLS1_0') },
    'explain Org.Rule m.bicep',
    0,
    /fail {2}first[\s\S]*pass {2}second/,
  ],
  [
    'a line explained',
    { ...good, 'm.bicep': account('TLS1_0') },
    'explain Org.Rule m.bicep:10',
    0,
    /^(?![\s\S]*first)[\s\S]*pass {2}second/,
  ],
  [
    'a line as reports write it',
    { ...good, 'm.bicep': account('TLS1_0') },
    'explain Org.Rule m.bicep:4:24',
    0,
    /fail {2}first/,
  ],
  [
    'a verdict explained as JSON',
    { ...good, 'm.bicep': account('TLS1_0') },
    'explain Org.Rule m.bicep --format json',
    0,
    /"verdict": "fail"/,
  ],
  [
    'a verdict explained as Markdown',
    { ...good, 'm.bicep': account('TLS1_0') },
    'explain Org.Rule m.bicep --format markdown',
    0,
    /^# A rule[\s\S]*## fail: first/,
  ],
  [
    'a line without a resource',
    { ...good, 'm.bicep': account('TLS1_0') },
    'explain Org.Rule m.bicep:7',
    2,
    /^$/,
    /m\.bicep.*judges nothing on line 7/,
  ],
  ['a file that is not there', good, 'explain Org.Rule none.bicep', 2, /^$/, /none\.bicep/],
  [
    'a file that cannot be read',
    { ...good, 'm.bicep': 'resource = {' },
    'explain Org.Rule m.bicep',
    2,
    /^$/,
    /m\.bicep:1/,
  ],
  [
    'a rule about suppressions explained',
    {},
    'explain Groundrule.Suppression.Unused',
    0,
    /Judges suppressions[\s\S]*Take the suppression away/,
  ],
  [
    'a rule about suppressions explained as Markdown',
    {},
    'explain Groundrule.Suppression.Refused --format markdown',
    0,
    /^# Suppressions are those of the base(?![\s\S]*## Logic)/,
  ],
  [
    'a rule about suppressions, which is held against no file',
    { 'm.bicep': account('TLS1_0') },
    'explain Groundrule.Suppression.Unused m.bicep',
    2,
    /^$/,
    /judges nothing on 'm\.bicep'/,
  ],
  ['a rule that is not there', good, 'explain Org.Rul', 2, /^$/, /Did you mean 'Org\.Rule'/],
  ['a new rule without a type', {}, 'new rule Org.A.B', 2, /^$/, /--resource/],
  [
    'a new rule without a good name',
    {},
    'new rule a/b --resource A.B/c',
    2,
    /^$/,
    /Contoso\.Storage\.Name/,
  ],
  [
    'a new rule of an unknown pillar',
    {},
    'new rule Org.A --resource A.B/c --pillar safety',
    2,
    /^$/,
    /--pillar/,
  ],
  ['something else that is new', {}, 'new role', 2, /^$/, /rule/],
];
for (const [what, files, args, code, out, err = /^$/] of cases) {
  t.test(`${args}: ${what}`, async (t) => {
    const folder = folderOf(files);
    const outcome = run(folder, args.split(' '));
    t.match(outcome.out, out);
    t.match(outcome.err, err);
    t.equal(outcome.code, code);
    t.notMatch(outcome.err, /\n {4}at /, 'no stack trace');
  });
}
