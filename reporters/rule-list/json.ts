import { jsonText } from '../json-text.js';
import type { RuleListFormat } from './rule-list-format.js';

/** For programs: what rules are called and stand for, as data. */
export const jsonRuleList: RuleListFormat = {
  render: (rules) =>
    jsonText(rules.map(({ labels, ...rule }) => ({ ...rule, labels: Object.fromEntries(labels) }))),
};
