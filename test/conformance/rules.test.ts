import t from 'tap';
import { countsBy, figuresOf, measureRules, notShown, sides } from './rule-agreement.js';
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

  t.test(
    'every difference that is listed is there, in each of its rules and in its file',
    async (t) => {
      for (const [difference, found] of agreement.onPurpose) {
        if (difference.seenOn === undefined)
          t.same(notShown(difference, found), [], difference.reason);
      }
    },
  );

  t.test('few answers differ on purpose, and most fails are blamed on the same path', async (t) => {
    const { theirs, oursAlone } = sides([...agreement.onPurpose.values()].flat());
    t.ok(
      theirs <= 0.01 * agreement.recorded,
      `${theirs} of the recorded answers differ on purpose`,
    );
    t.ok(oursAlone <= 0.01 * agreement.recorded, `${oursAlone} answers are given here alone`);
    const { same, others } = agreement.paths;
    t.ok(same >= 0.95 * (same + others.length), `${same} fails are blamed on the same path`);
  });
}
