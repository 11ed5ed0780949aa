import { readFileSync } from 'node:fs';
import t from 'tap';
import { testRules } from '../core/test-rules.js';
import { repositoryHost } from './support/azure-pack.js';

/** The recipes of docs/cook-book.md as rules of a configuration that builds on the manifest of the pack. */
const recipes = [
  ...readFileSync('docs/cook-book.md', 'utf8').matchAll(/```yaml\n# (.*)\n([\s\S]*?)```/g),
].map(([, name = '', body = '']) => ({ name, body }));
const rules = recipes.map(
  ({ name, body }, index) => `
  - id: Recipe.R${index}
    title: ${JSON.stringify(name)}
    pillar: security
    severity: awareness
    description: Why.
    recommendation: What.
${body.replace(/^(?=.)/gm, '    ')}`,
);
const text = `${readFileSync('rules.yaml', 'utf8')}\nrules:${rules.join('')}`;
const answer = testRules(
  { config: { path: 'rules.yaml', text }, builtIn: new Map(), names: ['Recipe.*'], lint: true },
  repositoryHost,
);
if (answer.kind === 'pending') throw new Error('the files of the repository are there');
const { report } = answer;

t.test('every recipe is a rule without mistakes', async (t) => {
  t.ok(recipes.length > 40, `${recipes.length} recipes`);
  const lines = text.split('\n');
  const wrong = report.diagnostics.filter(({ code }) => code !== 'lint/missing-words');
  t.same(
    wrong.map(
      ({ message, location }) => `${lines[(location?.startLine ?? 1) - 1]?.trim()}: ${message}`,
    ),
    [],
  );
  t.equal(report.rules.length, recipes.length);
});
