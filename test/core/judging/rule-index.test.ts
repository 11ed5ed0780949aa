import t from 'tap';
import { indexRules } from '../../../core/judging/rule-index.js';
import { targetsOf } from '../../../core/judging/targets.js';
import { expanded } from '../../support/expanded.js';
import { rulesetOf } from '../../support/ruleset-of.js';

const { deployment } = expanded({
  resources: [
    { type: 'A.B/server', apiVersion: '1', name: 's' },
    { type: 'A.B/server/rule', apiVersion: '1', name: 's/r', dependsOn: ['s'] },
    { type: 'A.B/server/rule/part', apiVersion: '1', name: 's/r/p' },
    { type: 'A.B/other/rule', apiVersion: '1', name: 'o/r' },
  ],
});

const cases: readonly [title: string, resource: readonly string[], judged: readonly string[]][] = [
  ['one type', ['a.b/Server'], ['s']],
  ['a child whose parent is not named', ['A.B/server/rule', 'A.B/other/rule'], ['s/r', 'o/r']],
  ['a parent that is named too speaks for its children', ['A.B/server', 'A.B/server/rule'], ['s']],
  ['so does what stands further above', ['A.B/server', 'A.B/server/rule/part'], ['s']],
  ['children alone where the parent is not there', ['A.B/other', 'A.B/other/rule'], ['o/r']],
  ['what a wildcard names, each for itself', ['*'], ['s', 's/r', 's/r/p', 'o/r']],
  ['all but an exclusion', ['*', '!A.B/server'], ['s/r', 's/r/p', 'o/r']],
  ['below a wildcard, what is named in full speaks', ['A.B/server', '*/rule'], ['s', 'o/r']],
];

for (const [title, resource, judged] of cases) {
  t.test(`a rule judges ${title}`, async (t) => {
    const ruleset = rulesetOf(`
extends: []
rules:
  - id: Test.Rule
    title: A rule
    pillar: security
    severity: important
    resource: ${JSON.stringify(resource)}
    assert: { exists: { var: name } }`);
    t.same(ruleset.diagnostics, []);
    const rulesOf = indexRules(ruleset.rules);
    const targets = targetsOf(deployment, { file: 'main.json' }, { rootIsMadeUp: false });
    const named = targets.filter((target) => rulesOf(target).length > 0);
    t.same(named.map(({ reference }) => reference.name).sort(), [...judged].sort());
  });
}
