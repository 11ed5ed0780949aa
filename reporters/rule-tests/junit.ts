import type { TestedRule } from '../../core/index.js';
import { type JUnitCase, junitDocument } from '../junit-document.js';
import { place } from '../wording.js';
import { outcomesOf, type RuleTestFormat } from './rule-test-format.js';

/** For test tabs: a suite for each rule, a case for each of its tests. */
export const junitRuleTests: RuleTestFormat = {
  render({ rules }) {
    return junitDocument('groundrule test', rules.flatMap(casesOf));
  },
};

function casesOf(rule: TestedRule): readonly JUnitCase[] {
  const { id, file } = rule;
  return outcomesOf(rule).map(({ name, problems }) => {
    const lines = problems.map(({ message, location }) => `${place(location)} ${message}`);
    return {
      suite: file,
      name: `${id}: ${name}`,
      outcome: problems.length === 0 ? 'passed' : 'failed',
      message: problems.map(({ message }) => message).join('; '),
      body: lines.join('\n'),
    };
  });
}
