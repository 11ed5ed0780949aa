import type { RuleTestReport, RuleTestResult } from '../../core/index.js';
import { printable } from '../printable.js';
import { place } from '../wording.js';
import { outcomesOf, type RuleTestFormat } from './rule-test-format.js';

/** The Test Anything Protocol, version 14: one line a test, and what was wrong below it. */
export const tapRuleTests: RuleTestFormat = {
  render({ rules }: RuleTestReport) {
    const points = rules.flatMap((rule) => outcomesOf(rule).map((test) => ({ id: rule.id, test })));
    const lines = [
      'TAP version 14',
      `1..${points.length}`,
      ...points.flatMap(({ id, test }, index) => pointLines(id, test, index + 1)),
    ];
    return `${lines.join('\n')}\n`;
  },
};

function pointLines(
  id: string,
  { name, problems }: Pick<RuleTestResult, 'name' | 'problems'>,
  number: number,
): string[] {
  const ok = problems.length === 0 ? 'ok' : 'not ok';
  const point = `${ok} ${number} - ${escaped(`${id}: ${name}`)}`;
  if (problems.length === 0) return [point];
  return [
    point,
    '  ---',
    ...problems.flatMap(({ message, location }) => [
      `  - message: ${JSON.stringify(printable(message))}`,
      `    at: ${JSON.stringify(printable(place(location)))}`,
    ]),
    '  ...',
  ];
}

/** In a description `#` would begin a directive, and `\` an escape. */
function escaped(text: string): string {
  return printable(text).replace(/[\\#]/g, '\\$&');
}
