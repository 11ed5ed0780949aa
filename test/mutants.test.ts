import { readFileSync } from 'node:fs';
import t from 'tap';
import { mutateRules } from '../core/mutate-rules.js';
import { repositoryHost } from './support/azure-pack.js';

t.test(
  'tests notice every change of a condition of the rules on AKS, or a reason says why not',
  async (t) => {
    const config = { path: 'rules.yaml', text: readFileSync('rules.yaml', 'utf8') };
    const names = ['Azure.AKS.*'];
    const answer = mutateRules({ config, builtIn: new Map(), names }, repositoryHost);
    if (answer.kind === 'pending') throw new Error('the files of the repository are there');
    const { rules, diagnostics } = answer.report;
    t.same(diagnostics, []);
    const mutants = rules.flatMap((rule) => rule.mutants);
    t.ok(mutants.length > 250, `${mutants.length} mutants`);
    t.same(
      mutants
        .filter(({ state }) => state === 'survived')
        .map(({ location, change }) => `${location.path}:${location.startLine} ${change}`),
      [],
    );
  },
);
