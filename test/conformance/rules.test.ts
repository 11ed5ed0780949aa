import t from 'tap';
import type { Disagreement } from './agreement.js';
import { figuresOf, measureRules } from './rule-agreement.js';
import { readRuleTruth, truthFolder } from './rule-truth.js';

const groups = readRuleTruth();

if (groups === undefined) {
  t.pass('', { skip: `the measured answers are not at ${truthFolder}` });
} else {
  const agreement = measureRules(groups);
  for (const line of figuresOf(agreement)) t.comment(line);

  t.test('every answer agrees with the reference, or differs on purpose', async (t) => {
    t.ok(agreement.agreed.length > 0, 'there are answers to compare');
    t.same(countsBy(agreement.open), {});
  });
}

function countsBy(disagreements: readonly Disagreement[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { rule, target, type, theirs, ours } of disagreements) {
    const line = `${rule}: ${theirs} there, ${ours} here, on ${target} (${type})`;
    counts[line] = (counts[line] ?? 0) + 1;
  }
  return counts;
}
