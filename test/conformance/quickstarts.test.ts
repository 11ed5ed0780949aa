import t from 'tap';
import { measureQuickstarts } from './quickstart-agreement.js';
import { countsBy, figuresOf, notShown, sides } from './rule-agreement.js';
import { readQuickstartTruth, truthFolder } from './rule-truth.js';

/** A clone of azure-quickstart-templates. */
const repository = process.env['QUICKSTARTS'];
const truth = readQuickstartTruth();

if (repository === undefined || truth === undefined) {
  const missing = truth === undefined ? truthFolder : 'the folder that QUICKSTARTS names';
  t.pass('', { skip: `the quickstarts need ${missing}` });
} else {
  const agreement = measureQuickstarts(truth, repository);
  for (const line of figuresOf(agreement)) t.comment(line);

  t.test(
    'quickstart deployments come out as the reference says, or differ on purpose',
    async (t) => {
      t.ok(agreement.agreed.length > 0, 'there are answers to compare');
      t.same(countsBy(agreement.open), {});
    },
  );

  t.test('every difference that is listed for the quickstarts is there', async (t) => {
    for (const [difference, found] of agreement.onPurpose) {
      if (difference.seenOn === 'quickstarts')
        t.same(notShown(difference, found), [], difference.reason);
    }
  });

  t.test('few answers on quickstarts differ on purpose', async (t) => {
    const { theirs, oursAlone } = sides([...agreement.onPurpose.values()].flat());
    t.ok(
      theirs <= 0.02 * agreement.recorded,
      `${theirs} of the recorded answers differ on purpose`,
    );
    t.ok(oursAlone < 0.01 * agreement.recorded, `${oursAlone} answers are given here alone`);
  });
}
