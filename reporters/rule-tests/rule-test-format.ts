import type { RuleTestReport } from '../../core/index.js';

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
