import { type Diagnostic, diagnostic } from './diagnostics/diagnostic.js';
import type { ReportedDiagnostic } from './findings/report.js';
import { reportedDiagnostic } from './findings/reported-diagnostic.js';
import { type OpenRuleTest, openRuleTests } from './open-rule-tests.js';
import { openFrontEnds } from './read-inputs.js';
import { type Mutant, mutantsOf } from './rule-tests/mutants.js';
import { survivalReasons } from './rule-tests/survival-reasons.js';
import type { Rule } from './ruleset/rule.js';
import { compileRule } from './ruleset/rule-logic.js';
import type { RuleSource } from './ruleset/ruleset.js';
import { filesInError, type RuleSelection, selectRules } from './select-rules.js';
import type { Host } from './source/host.js';
import { type Location, locate } from './source/location.js';

/** What came of changing each condition of some rules. */
export interface MutationReport {
  readonly rules: readonly MutatedRule[];
  readonly diagnostics: readonly ReportedDiagnostic[];
}

export interface MutatedRule {
  readonly id: string;
  readonly file: string;
  readonly mutants: readonly MutantResult[];
}

/** A change of a rule's logic, and whether a test noticed it. */
export interface MutantResult {
  readonly change: string;
  readonly location: Location;
  /** `explained` where no test noticed it, and the rule file says why none can. */
  readonly state: 'noticed' | 'survived' | 'explained';
  readonly reason?: string;
}

export type MutationAnswer =
  | { readonly kind: 'done'; readonly report: MutationReport }
  | { readonly kind: 'pending'; readonly paths: readonly string[] };

/**
 * Changes the logic of rules in one place after the other, and runs their tests on each mutant: one that no
 * test notices is a condition that nothing tests. Rules whose tests fail as they are are not mutated.
 */
export function mutateRules(selection: RuleSelection, host: Host): MutationAnswer {
  const selected = selectRules(selection, host);
  if (selected.kind === 'pending') return selected;
  const { ruleset } = selected;
  const found = [...selected.diagnostics()];
  const wrong = filesInError(found);
  const rules = selected.rules.flatMap((rule): readonly MutatedRule[] => {
    if (wrong.has(rule.span.file.path)) return [];
    const source = ruleset.source(rule);
    const tests = openRuleTests(rule, ruleset, openFrontEnds);
    if (source === undefined) return [];
    if (tests.some((test) => fails(test, rule))) {
      found.push(diagnostic('ruleset/tests-fail', rule.span, rule.id));
      return [];
    }
    const mutated = mutateRule(rule, source, tests);
    found.push(...needlessReasons(rule, mutated));
    return [mutated];
  });
  const diagnostics = found.map((one) => reportedDiagnostic(one));
  return { kind: 'done', report: { rules, diagnostics } };
}

/** Reasons that stand where every mutant is noticed: they explain nothing any more. */
function needlessReasons(
  { span: { file } }: Rule,
  { mutants }: MutatedRule,
): readonly Diagnostic[] {
  const used = new Set(
    mutants.map(({ state, location }) => (state === 'explained' ? location.startLine : 0)),
  );
  return [...survivalReasons(file)]
    .filter(([line]) => !used.has(line))
    .map(([, { span }]) => diagnostic('ruleset/needless-reason', span));
}

function fails({ trouble, judge, check }: OpenRuleTest, rule: Rule): boolean {
  return trouble.length > 0 || check(judge(rule)).length > 0;
}

function mutateRule(rule: Rule, source: RuleSource, tests: readonly OpenRuleTest[]): MutatedRule {
  const reasons = survivalReasons(rule.span.file);
  const mutants = mutantsOf(source.rule.written()).flatMap((mutant): readonly MutantResult[] => {
    const mutated = compileMutant(rule, mutant, source);
    if (mutated === undefined) return [];
    const { change, span } = mutant;
    const location = locate(span);
    if (tests.some((test) => fails(test, mutated))) {
      return [{ change, location, state: 'noticed' }];
    }
    const reason = reasons.get(location.startLine);
    return reason === undefined
      ? [{ change, location, state: 'survived' }]
      : [{ change, location, state: 'explained', reason: reason.text }];
  });
  return { id: rule.id, file: rule.span.file.path, mutants };
}

/** The rule with changed logic; undefined where the change makes it no logic any more. */
function compileMutant(
  rule: Rule,
  { logic }: Mutant,
  { environment }: RuleSource,
): Rule | undefined {
  let good = true;
  const compiled = compileRule(logic, environment, () => {
    good = false;
  });
  const resource = (logic.resource ?? []).map(({ value }) => value);
  return good ? { ...rule, resource, logic: () => compiled } : undefined;
}
