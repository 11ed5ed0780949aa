import { versionName } from '../../core/index.js';
import { code, destination, plain } from '../markdown-text.js';
import type { RuleListFormat } from './rule-list-format.js';

/** For a page: a table, each rule with its page where it has one. */
export const markdownRuleList: RuleListFormat = {
  render(rules) {
    const rows = rules.map(({ id, ref = '', title, pillar, severity, version, helpUrl }) => {
      const name = helpUrl === undefined ? code(id) : `[${plain(id)}](${destination(helpUrl)})`;
      return `| ${[name, code(ref), plain(title), pillar, severity, versionName(version)].join(' | ')} |`;
    });
    const head = [
      '| Rule | Ref | Title | Pillar | Severity | Since |',
      '|---|---|---|---|---|---|',
    ];
    return `${[...head, ...rows].join('\n')}\n`;
  },
};
