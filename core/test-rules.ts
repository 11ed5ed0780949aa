import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { TargetExplanation } from './explaining/explanation.js';
import type { ReportedDiagnostic } from './findings/report.js';
import { reportedDiagnostic } from './findings/reported-diagnostic.js';
import { equalLogic } from './linting/equal-logic.js';
import { lintRule } from './linting/lint-rule.js';
import { readKnownTypes } from './linting/property-paths.js';
import { type OpenRuleTest, openRuleTests } from './open-rule-tests.js';
import { openFrontEnds } from './read-inputs.js';
import type { Rule } from './ruleset/rule.js';
import type { Ruleset } from './ruleset/ruleset.js';
import { filesInError, type RuleSelection, selectRules } from './select-rules.js';
import type { Host } from './source/host.js';
import { type Location, locate } from './source/location.js';

/** Which rules to test, and how. */
export interface RuleTestRequest extends RuleSelection {
  /** Look for mistakes in the rules too. */
  readonly lint?: boolean;
  /** The text of the facts by which misspelt property paths are known, read when it is wanted. */
  readonly propertyFacts?: () => string;
}

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
  /** True where its file has problems: then its tests say nothing, and are not run. */
  readonly inError: boolean;
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
export function testRules(request: RuleTestRequest, host: Host): RuleTestAnswer {
  const selected = selectRules(request, host);
  if (selected.kind === 'pending') return selected;
  const { ruleset } = selected;
  const found: Diagnostic[] = [];
  const lint = request.lint ? linterOf(ruleset, request) : undefined;
  // Rule by rule: what one has opened need not be kept for the others.
  const wrong = filesInError(selected.diagnostics());
  const rules = selected.rules.map((rule) => {
    if (wrong.has(rule.span.file.path)) return { ...declared(rule), inError: true, tests: [] };
    const tests = openRuleTests(rule, ruleset, openFrontEnds);
    if (lint !== undefined) found.push(...lint(rule, tests));
    return testRule(rule, tests);
  });
  if (lint !== undefined) found.push(...equalLogic(sourcesOf(selected.rules, ruleset)));
  const diagnostics = [...selected.diagnostics(), ...found];
  return {
    kind: 'done',
    report: { rules, diagnostics: diagnostics.map((one) => reportedDiagnostic(one)) },
  };
}

function linterOf(
  ruleset: Ruleset,
  { propertyFacts }: RuleTestRequest,
): (rule: Rule, tests: readonly OpenRuleTest[]) => readonly Diagnostic[] {
  const types = propertyFacts === undefined ? {} : { types: readKnownTypes(propertyFacts()) };
  return (rule, tests) => {
    const source = ruleset.source(rule);
    const resources = tests.flatMap((test) => test.resources);
    return source === undefined ? [] : lintRule({ rule, source, resources }, { ruleset, ...types });
  };
}

function sourcesOf(rules: readonly Rule[], ruleset: Ruleset) {
  return rules.flatMap((rule) => {
    const source = ruleset.source(rule);
    return source === undefined ? [] : [{ rule, source }];
  });
}

function declared({ id, ref, title, span }: Rule): Omit<TestedRule, 'tests' | 'inError'> {
  return { id, ...(ref === undefined ? {} : { ref }), title, file: span.file.path };
}

function testRule(rule: Rule, opened: readonly OpenRuleTest[]): TestedRule {
  const tests = opened.map(({ test, trouble, judge, check, explain }): RuleTestResult => {
    const problems = trouble.length > 0 ? trouble : check(judge(rule));
    return {
      name: test.name,
      location: locate(test.span),
      problems: problems.map(({ message, span }) => ({ message, location: locate(span) })),
      explanation: problems.length > 0 && trouble.length === 0 ? explain(rule) : [],
    };
  });
  return { ...declared(rule), inError: false, tests };
}
