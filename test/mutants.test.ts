import { readFileSync } from 'node:fs';
import t from 'tap';
import { mutateRules } from '../core/mutate-rules.js';
import { repositoryHost } from './support/azure-pack.js';

const config = { path: 'rules.yaml', text: readFileSync('rules.yaml', 'utf8') };
const answer = mutateRules({ config, builtIn: new Map(), names: ['Azure.*'] }, repositoryHost);
if (answer.kind === 'pending') throw new Error('the files of the repository are there');
const { rules, diagnostics } = answer.report;

t.test('tests of rules pass, and reasons stand only where a change goes unnoticed', async (t) => {
  t.same(
    diagnostics.map(
      ({ message, location }) => `${location?.path}:${location?.startLine} ${message}`,
    ),
    [],
  );
  t.ok(rules.length >= 540, `${rules.length} rules`);
});

/** The least share of changes of a rule that its tests notice, or that a reason says nothing can notice. */
const least = 0.85;

t.test('tests notice most changes of a condition of each rule', async (t) => {
  const poor = rules.flatMap(({ id, mutants }) => {
    const survived = mutants.filter(({ state }) => state === 'survived');
    return survived.length > (1 - least) * mutants.length
      ? survived.map(
          ({ location, change }) => `${id} ${location.path}:${location.startLine} ${change}`,
        )
      : [];
  });
  t.same(poor, []);
});

t.test(
  'tests notice every change of a condition of the rules on AKS, or a reason says why not',
  async (t) => {
    const mutants = rules.flatMap(({ id, mutants }) =>
      id.startsWith('Azure.AKS.') ? mutants : [],
    );
    t.ok(mutants.length > 250, `${mutants.length} mutants`);
    t.same(
      mutants
        .filter(({ state }) => state === 'survived')
        .map(({ location, change }) => `${location.path}:${location.startLine} ${change}`),
      [],
    );
  },
);
