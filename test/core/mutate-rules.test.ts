import t from 'tap';
import { type MutationReport, mutateRules } from '../../core/mutate-rules.js';
import { memoryHost } from '../support/memory-host.js';
import { ruleFile } from '../support/rule-file.js';

const config = { path: 'rules.yaml', text: 'extends: []\ninclude: ["rules/*.yaml"]\n' };

function reportOf(text: string): MutationReport {
  const answer = mutateRules({ config, builtIn: new Map() }, memoryHost({ 'rules/a.yaml': text }));
  if (answer.kind === 'pending') throw new Error('a memory host has every file');
  return answer.report;
}

/** `state: change`, for every mutant of a rule. */
function mutantsOf(body: string): readonly string[] {
  const { rules } = reportOf(ruleFile(body));
  return rules.flatMap(({ mutants }) => mutants.map(({ state, change }) => `${state}: ${change}`));
}

const tls = '{ equals: [{ var: properties.minimumTlsVersion }, TLS1_2] }';
const old = '{ name: old, set: { properties.minimumTlsVersion: TLS1_0 }, expect: fail }';
const none = '{ name: none, remove: properties.minimumTlsVersion, expect: fail }';

const cases: readonly [name: string, body: string, mutants: readonly string[]][] = [
  [
    'a condition that tests surround',
    `assert: ${tls}\ntests: [${old}, ${none}]`,
    [
      "noticed: 'equals' was negated",
      "noticed: 'equals' became 'hasDefault'",
      "noticed: 'TLS1_2' became 'TLS1_2~'",
    ],
  ],
  [
    'a condition without a test for what is missing',
    `assert: ${tls}\ntests: [${old}]`,
    [
      "noticed: 'equals' was negated",
      "survived: 'equals' became 'hasDefault'",
      "noticed: 'TLS1_2' became 'TLS1_2~'",
    ],
  ],
  [
    'a part that no test needs',
    `assert: { or: [${tls}, { hasValue: { var: sku.tier } }] }\ntests: [${old}, ${none}]`,
    [
      "noticed: 'or' was negated",
      "noticed: 'or' became 'and'",
      "noticed: a part of 'or' was left out",
      "noticed: 'equals' was negated",
      "noticed: 'equals' became 'hasDefault'",
      "noticed: 'TLS1_2' became 'TLS1_2~'",
      "survived: a part of 'or' was left out",
      "noticed: 'hasValue' was negated",
      "survived: 'hasValue' became 'exists'",
    ],
  ],
  [
    'a number at whose edges nothing is tested',
    'assert: { atLeast: [{ length: { var: sku.name } }, 5] }\ntests: [{ name: t, set: { sku.name: x }, expect: fail }]',
    [
      "noticed: 'atLeast' was negated",
      "survived: 'atLeast' became 'moreThan'",
      'survived: 5 became 4',
      'survived: 5 became 6',
    ],
  ],
  [
    'a precondition that no test misses',
    `when: { exists: { var: sku } }\nassert: ${tls}\ntests: [${old}, ${none}]`,
    [
      "survived: 'when' was left out",
      "noticed: 'exists' was negated",
      "noticed: 'equals' was negated",
      "noticed: 'equals' became 'hasDefault'",
      "noticed: 'TLS1_2' became 'TLS1_2~'",
    ],
  ],
  [
    'one of several assertions, and a list of values',
    `assert:\n  - ${tls}\n  - { oneOf: [{ var: sku.name }, [Standard_GRS, Standard_ZRS]] }\ntests: [${old}, ${none}, { name: sku, set: { sku.name: x }, expect: fail }]`,
    [
      'noticed: an assertion was left out',
      "noticed: 'equals' was negated",
      "noticed: 'equals' became 'hasDefault'",
      "noticed: 'TLS1_2' became 'TLS1_2~'",
      'noticed: an assertion was left out',
      "noticed: 'oneOf' was negated",
      "noticed: 'Standard_GRS' was left out",
      "survived: 'Standard_ZRS' was left out",
    ],
  ],
  [
    'the judgement of a collection',
    `each: { in: properties.rules, where: { equals: [{ var: kind }, a] }, assert: { hasValue: { var: value } } }
tests:
  - { name: bad, set: { properties.rules: [{ kind: a }] }, expect: fail }
  - { name: other, set: { properties.rules: [{ kind: b }] }, expect: pass }`,
    [
      "noticed: 'where' was left out",
      "noticed: 'equals' was negated",
      "survived: 'equals' became 'hasDefault'",
      "noticed: 'a' became 'a~'",
      "noticed: 'hasValue' was negated",
      "survived: 'hasValue' became 'exists'",
    ],
  ],
];
for (const [name, body, mutants] of cases) {
  t.test(name, async (t) => {
    t.same(mutantsOf(body), mutants);
  });
}

t.test('a reason at the line says why no test can notice', async (t) => {
  const alone = `# survives: nothing is ever missing\nassert: ${tls}\ntests: [${old}]`;
  const behind = `assert: ${tls} # survives: nothing is ever missing\ntests: [${old}]`;
  for (const body of [alone, behind]) {
    const { rules, diagnostics } = reportOf(ruleFile(body));
    t.match(rules[0]?.mutants[1], {
      state: 'explained',
      reason: 'nothing is ever missing',
      location: { path: 'rules/a.yaml' },
    });
    t.same(diagnostics, []);
  }
});

t.test('a reason where every mutant is noticed is needless', async (t) => {
  const text = ruleFile(`assert: ${tls} # survives: why not\ntests: [${old}, ${none}]`);
  t.match(reportOf(text).diagnostics, [{ code: 'ruleset/needless-reason' }]);
});

t.test('a rule whose tests fail is not mutated, and that is said', async (t) => {
  const { rules, diagnostics } = reportOf(ruleFile('assert: { exists: { var: nothing } }'));
  t.same(rules, []);
  t.match(diagnostics, [{ code: 'ruleset/tests-fail', location: { path: 'rules/a.yaml' } }]);
});

t.test('a rule in a file with a mistake is not mutated', async (t) => {
  const { rules, diagnostics } = reportOf(ruleFile('assert: { equalz: [1, 2] }'));
  t.same(rules, []);
  t.match(diagnostics, [{ code: 'logic/unknown-operator' }]);
});
