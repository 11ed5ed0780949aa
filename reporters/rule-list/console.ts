import type { ListedRule } from '../../core/index.js';
import { type Style, style } from '../ansi.js';
import { displayWidth, printable } from '../printable.js';
import { count } from '../wording.js';
import type { RuleListFormat } from './rule-list-format.js';

/** For people at a terminal: a table. */
export const consoleRuleList: RuleListFormat = {
  render(rules, { colour }) {
    const page = style(colour);
    const rows = rules.map(cellsOf);
    const widths = [0, 1, 2, 3].map((column) =>
      Math.max(0, ...rows.map((row) => displayWidth(row[column] ?? ''))),
    );
    const lines = rows.map((row, index) => rowLine(row, widths, rules[index], page));
    return `${[...lines, page.bold(count(rules.length, 'rule'))].join('\n')}\n`;
  },
};

function cellsOf({ id, ref = '', severity, pillar, title }: ListedRule): readonly string[] {
  return [id, ref, severity, pillar, title].map(printable);
}

function rowLine(
  row: readonly string[],
  widths: readonly number[],
  rule: ListedRule | undefined,
  style: Style,
): string {
  const cells = row.map((cell, index) => {
    const padded = cell + ' '.repeat(Math.max(0, (widths[index] ?? 0) - displayWidth(cell)));
    return index === 0 ? style.bold(padded) : padded;
  });
  const release = rule === undefined || rule.release === 'ga' ? '' : `  ${style.dim(rule.release)}`;
  return `${cells.join('  ').trimEnd()}${release}`;
}
