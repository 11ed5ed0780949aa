import type { AnalysisInput } from './analysis.js';
import type { ContextSettings } from './config/config.js';
import { type Diagnostic, diagnostic } from './diagnostics/diagnostic.js';
import type { Wording } from './explaining/describe-logic.js';
import { describeRule } from './explaining/describe-rule.js';
import { explainTarget } from './explaining/explain-target.js';
import type { TargetExplanation } from './explaining/explanation.js';
import { standsOnLine } from './explaining/stands-on-line.js';
import type { ReportedDiagnostic } from './findings/report.js';
import { reportedDiagnostic } from './findings/reported-diagnostic.js';
import { indexRules } from './judging/rule-index.js';
import type { Target } from './judging/target.js';
import { judgingWith } from './judging-with.js';
import { openFrontEnds } from './read-inputs.js';
import { optionsOf, type RuleOption } from './ruleset/options-of.js';
import type { Rule, RuleMetadata, RuleWords } from './ruleset/rule.js';
import type { Ruleset } from './ruleset/ruleset.js';
import { isAboutSuppressions } from './ruleset/suppression-rules.js';
import { type RuleSelection, selectRules } from './select-rules.js';
import type { Host } from './source/host.js';
import { locate } from './source/location.js';
import { createReading, type Reading } from './source/read-document.js';
import { targetsOfInput } from './targets-of-input.js';

/** What is to be explained. */
export interface ExplainRequest extends Omit<RuleSelection, 'names' | 'paths'> {
  /** Id, former id or ref. */
  readonly rule: string;
  /** Files to judge; none explains the rule alone. */
  readonly inputs: readonly AnalysisInput[];
  /** Only targets that stand on this line (1-based) of this file, or that a reason stands on. */
  readonly at?: { readonly path: string; readonly line: number };
  readonly context?: ContextSettings;
}

export type ExplainAnswer =
  | {
      readonly kind: 'done';
      /** Absent where there is no such rule. */
      readonly rule?: ExplainedRule;
      readonly targets: readonly TargetExplanation[];
      readonly diagnostics: readonly ReportedDiagnostic[];
    }
  | { readonly kind: 'pending'; readonly paths: readonly string[] };

/** A rule by itself. */
export interface ExplainedRule {
  readonly metadata: RuleMetadata;
  /** Name of its pack, or the path of the user's configuration. */
  readonly pack: string;
  /** What it asks for. */
  readonly says: readonly Wording[];
  readonly options: readonly RuleOption[];
  readonly words?: RuleWords;
  readonly helpUrl?: string;
}

/** Explains a rule, and on every target of the files why its verdict is what it is. */
export function explain(request: ExplainRequest, host: Host): ExplainAnswer {
  const { rule: name, inputs: _judged, at: _at, ...selection } = request;
  const selected = selectRules(selection, host);
  if (selected.kind === 'pending') return selected;
  const { ruleset } = selected;
  const reading = createReading(host);
  const rule = ruleset.names.resolve({ value: name }, (problem) => {
    reading.diagnostics.push(problem);
  });
  const read = openFrontEnds(reading);
  const context = { ...ruleset.context, ...request.context };
  const judged = rule === undefined ? [] : request.inputs.flatMap((input) => read(input) ?? []);
  const targets = judged.flatMap((one) => targetsOfInput(one, context, reading));
  if (reading.pending.size > 0) return { kind: 'pending', paths: [...reading.pending].sort() };
  const explanations =
    rule === undefined || isAboutSuppressions(rule.id)
      ? []
      : explainAll(rule, targets, ruleset, reading, request);
  if (reading.pending.size > 0) return { kind: 'pending', paths: [...reading.pending].sort() };
  const diagnostics = [...selected.diagnostics(), ...reading.diagnostics];
  if (rule !== undefined && request.inputs.length > 0 && explanations.length === 0) {
    diagnostics.push(nothingJudged(request));
  }
  return {
    kind: 'done',
    ...(rule === undefined ? {} : { rule: explainRule(rule, ruleset) }),
    targets: explanations,
    diagnostics: diagnostics.map((one) => reportedDiagnostic(one)),
  };
}

function explainAll(
  rule: Rule,
  targets: readonly Target[],
  ruleset: Ruleset,
  reading: Reading,
  { at }: ExplainRequest,
): readonly TargetExplanation[] {
  const rulesOf = indexRules([rule]);
  const judging = judgingWith(ruleset, reading);
  const settings = { hasPlaces: ruleset.source(rule)?.pack.checked === false, locate };
  return targets
    .filter((target) => rulesOf(target).length > 0)
    .map((target) => ({ target, explained: explainTarget(rule, target, judging, settings) }))
    .filter(({ target, explained }) => at === undefined || standsOnLine(target, explained, at))
    .map(({ explained }) => explained);
}

function nothingJudged({ rule, at, inputs }: ExplainRequest): Diagnostic {
  const files = inputs.map(({ path }) => `'${path}'`).join(', ');
  const place = at === undefined ? files : `line ${at.line} of '${at.path}'`;
  return diagnostic('explain/nothing-judged', at?.path ?? inputs[0]?.path, rule, place);
}

function explainRule(rule: Rule, ruleset: Ruleset): ExplainedRule {
  const source = ruleset.source(rule);
  const words = ruleset.words(rule);
  const helpUrl = ruleset.helpUrl(rule);
  const { logic: _logic, span: _span, pack, labels, ...named } = rule;
  return {
    metadata: source?.rule.metadata ?? { ...named, labels: [...labels] },
    pack,
    // The rules about suppressions have no logic that could be told.
    says: source === undefined ? [] : describeRule(source.rule.written()),
    options: source === undefined ? [] : optionsOf(rule, ruleset),
    ...(words === undefined ? {} : { words }),
    ...(helpUrl === undefined ? {} : { helpUrl }),
  };
}
