import t from 'tap';
import { countsBy, figuresOf, measureRules } from './rule-agreement.js';
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

  t.test('every difference that is listed is there', async (t) => {
    for (const [{ reason, seenOn }, found] of agreement.onPurpose) {
      if (seenOn === undefined) t.ok(found.length > 0, reason);
    }
  });
}
