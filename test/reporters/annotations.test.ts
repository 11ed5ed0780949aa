import t from 'tap';
import type { Finding } from '../../core/index.js';
import { annotationsOf } from '../../reporters/annotations.js';
import { networkPolicyFinding, reportOf, tagsFinding } from './sample-report.js';

const suppression = { kind: 'external', reason: 'agreed' } as const;
const aside: readonly [what: string, changes: Partial<Finding>][] = [
  ['accepted', { suppression }],
  ['known from the baseline', { known: true }],
];
for (const [what, changes] of aside) {
  t.test(`what is ${what} takes no room of an annotation, unless it is asked for`, async (t) => {
    const report = reportOf([{ ...networkPolicyFinding, ...changes }, tagsFinding]);
    const codes = (suppressed: 'include' | undefined) =>
      annotationsOf(report, { suppressed }).shown.map(({ level, code }) => `${level} ${code}`);
    t.same(codes(undefined), ['note Org.Tags']);
    t.same(codes('include'), ['note Azure.AKS.NetworkPolicy', 'note Org.Tags']);
  });
}
