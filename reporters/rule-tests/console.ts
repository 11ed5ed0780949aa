import type { RuleTestReport, RuleTestResult, TestedRule } from '../../core/index.js';
import { type Style, style } from '../ansi.js';
import { explainedTargetLines } from '../explanation/console.js';
import { printable, wrap } from '../printable.js';
import { count, place } from '../wording.js';
import { countTests, type RuleTestFormat } from './rule-test-format.js';

/** For people at a terminal: what failed, with the reason, and a count of what passed. */
export const consoleRuleTests: RuleTestFormat = {
  render(report, { colour, width }) {
    const page: Page = { style: style(colour), width: Math.max(40, width) };
    const failing = report.rules.filter(({ tests }) => tests.some(hasFailed));
    const lines = [
      ...failing.flatMap((rule) => [...ruleLines(rule, page), '']),
      ...untested(report, page),
      summary(report, page),
    ];
    return `${lines.join('\n')}\n`;
  },
};

interface Page {
  readonly style: Style;
  readonly width: number;
}

function hasFailed({ problems }: RuleTestResult): boolean {
  return problems.length > 0;
}

function ruleLines({ id, file, tests }: TestedRule, page: Page): readonly string[] {
  const { style } = page;
  const heading = `${style.bold(printable(id))}  ${style.dim(printable(file))}`;
  return [heading, ...tests.filter(hasFailed).flatMap((test) => testLines(test, page))];
}

function testLines({ name, problems, explanation }: RuleTestResult, page: Page): readonly string[] {
  const { style, width } = page;
  return [
    `  ${style.red('✗')} ${printable(name)}`,
    ...problems.flatMap(({ message, location }) => [
      `    ${style.dim(printable(place(location)))}`,
      ...wrap(printable(`${message}`), width - 4).map((line) => `    ${line}`),
    ]),
    ...explanation.flatMap((target) =>
      explainedTargetLines({ ...target, reasons: [] }, { ...page, width: width - 6 }).map((line) =>
        line === '' ? '' : `      ${line}`,
      ),
    ),
  ];
}

/** A rule without tests passes no test. */
function untested({ rules }: RuleTestReport, { style }: Page): readonly string[] {
  return rules
    .filter(({ tests }) => tests.length === 0)
    .map(
      ({ id, file }) =>
        `${style.yellow('!')} ${printable(id)} has no tests  ${style.dim(printable(file))}`,
    );
}

function summary(report: RuleTestReport, { style }: Page): string {
  const { rules, passed, failed } = countTests(report);
  const counts = `${count(rules, 'rule')}: ${count(passed, 'test')} passed, ${failed} failed`;
  return style.bold((failed > 0 ? style.red : style.green)(counts));
}
