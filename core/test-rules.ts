import type { TargetExplanation } from './explaining/explanation.js';
import type { ReportedDiagnostic } from './findings/report.js';
import { reportedDiagnostic } from './findings/reported-diagnostic.js';
import { openRuleTests } from './open-rule-tests.js';
import { openFrontEnds } from './read-inputs.js';
import type { Rule } from './ruleset/rule.js';
import type { Ruleset } from './ruleset/ruleset.js';
import { type RuleSelection, selectRules } from './select-rules.js';
import type { Host } from './source/host.js';
import { type Location, locate } from './source/location.js';

/** What came of the tests of some rules. */
export interface RuleTestReport {
  readonly rules: readonly TestedRule[];
  /** What is wrong with the configuration and the rules themselves. */
  readonly diagnostics: readonly ReportedDiagnostic[];
}

export interface TestedRule {
  readonly id: string;
  readonly ref?: string;
  readonly title: string;
  /** The file that declares it, from the root. */
  readonly file: string;
  readonly tests: readonly RuleTestResult[];
}

/** An example or test that was run; one without problems passed. */
export interface RuleTestResult {
  /** `bicep example`, `arm: no engine` … */
  readonly name: string;
  readonly location: Location;
  readonly problems: readonly ReportedTestProblem[];
  /** Of a test that failed: why the rule judged as it did, target by target. */
  readonly explanation: readonly TargetExplanation[];
}

export interface ReportedTestProblem {
  readonly message: string;
  readonly location: Location;
}

export type RuleTestAnswer =
  | { readonly kind: 'done'; readonly report: RuleTestReport }
  | { readonly kind: 'pending'; readonly paths: readonly string[] };

/** Runs the examples and tests of rules through the whole pipeline, each over a host in memory. */
export function testRules(selection: RuleSelection, host: Host): RuleTestAnswer {
  const selected = selectRules(selection, host);
  if (selected.kind === 'pending') return selected;
  const { ruleset } = selected;
  const rules = selected.rules.map((rule) => testRule(rule, ruleset));
  const diagnostics = selected.diagnostics().map((one) => reportedDiagnostic(one));
  return { kind: 'done', report: { rules, diagnostics } };
}

function testRule(rule: Rule, ruleset: Ruleset): TestedRule {
  const { id, ref, title, span } = rule;
  const tests = openRuleTests(rule, ruleset, openFrontEnds).map(
    ({ test, trouble, judge, check, explain }): RuleTestResult => {
      const problems = trouble.length > 0 ? trouble : check(judge(rule));
      return {
        name: test.name,
        location: locate(test.span),
        problems: problems.map(({ message, span }) => ({ message, location: locate(span) })),
        explanation: problems.length > 0 && trouble.length === 0 ? explain(rule) : [],
      };
    },
  );
  return { id, ...(ref === undefined ? {} : { ref }), title, file: span.file.path, tests };
}
