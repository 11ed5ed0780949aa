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
  return [heading, ...alike(tests.filter(hasFailed)).flatMap((group) => testLines(group, page))];
}

type Group = readonly [RuleTestResult, ...RuleTestResult[]];

/** Tests that failed at one place for one reason, as one does in both languages. */
function alike(tests: readonly RuleTestResult[]): readonly Group[] {
  const groups = new Map<string, [RuleTestResult, ...RuleTestResult[]]>();
  for (const test of tests) {
    const key = JSON.stringify([test.location, test.problems]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [test]);
    else group.push(test);
  }
  return [...groups.values()];
}

/** `bicep: no engine` and `arm: no engine` as `bicep and arm: no engine`. */
function nameOf([first, ...others]: Group): string {
  const [language, ...words] = first.name.split(': ');
  const languages = [language, ...others.map(({ name }) => name.split(': ')[0])];
  return others.length === 0 ? first.name : [languages.join(' and '), ...words].join(': ');
}

function testLines(group: Group, page: Page): readonly string[] {
  const { style, width } = page;
  const [{ problems, explanation }] = group;
  return [
    `  ${style.red('✗')} ${printable(nameOf(group))}`,
    ...problems.flatMap(({ message, location }) => [
      `    ${style.dim(printable(place(location)))}`,
      ...wrap(printable(message), width - 4).map((line) => `    ${line}`),
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
    .filter(({ tests, inError }) => tests.length === 0 && !inError)
    .map(
      ({ id, file }) =>
        `${style.yellow('!')} ${printable(id)} has no tests  ${style.dim(printable(file))}`,
    );
}

function summary(report: RuleTestReport, { style }: Page): string {
  const { rules, passed, failed } = countTests(report);
  const inError = report.rules.filter((rule) => rule.inError).length;
  const left = inError === 0 ? '' : `; ${count(inError, 'rule')} in error, not tested`;
  const counts = `${count(rules, 'rule')}: ${count(passed, 'test')} passed, ${failed} failed${left}`;
  return style.bold((failed + inError > 0 ? style.red : style.green)(counts));
}
