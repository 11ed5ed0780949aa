import type { RuleTestReport, RuleTestResult, TestedRule } from '../../core/index.js';

/** One form in which the outcome of rules' tests is written. Pure, like a reporter. */
export interface RuleTestFormat {
  /** The whole document, ending in a line break. */
  render(
    report: RuleTestReport,
    options: { readonly colour: boolean; readonly width: number },
  ): string;
}

/** How many tests passed and failed. */
export function countTests({ rules }: RuleTestReport): {
  readonly rules: number;
  readonly passed: number;
  readonly failed: number;
} {
  const tests = rules.flatMap((rule) => rule.tests);
  const failed = tests.filter(({ problems }) => problems.length > 0).length;
  return { rules: rules.length, passed: tests.length - failed, failed };
}

/** What to tell of a rule, test by test; that it could not be tested is told like a test that failed. */
export function outcomesOf({
  inError,
  file,
  tests,
}: TestedRule): readonly Pick<RuleTestResult, 'name' | 'problems'>[] {
  if (!inError) return tests;
  const location = { path: file, startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
  const message = 'its file has problems, so the rule was not tested';
  return [{ name: 'rule file', problems: [{ message, location }] }];
}
