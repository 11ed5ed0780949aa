import { jsonText } from '../json-text.js';
import { countTests, type RuleTestFormat } from './rule-test-format.js';

/** For programs: all there is, as data. */
export const jsonRuleTests: RuleTestFormat = {
  render: (report) => jsonText({ ...countTests(report), ...report }),
};
