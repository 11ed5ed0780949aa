import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { oneLine } from '../judging/place.js';
import type { Reason, Verdict, VerdictKind } from '../judging/verdict.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { Suppressed } from '../suppression/suppress.js';
import type { Suppression } from '../suppression/suppression.js';
import { buildFindings, type FixesOf } from './build-findings.js';
import type { Finding, FindingSuppression } from './finding.js';
import { createLocator, type Locator } from './locator.js';
import type {
  Coverage,
  Report,
  ReportedRule,
  ReportedSuppression,
  ReportedVerdict,
} from './report.js';
import { reportedDiagnostic } from './reported-diagnostic.js';

export interface ReportOptions {
  /** Make findings of unknown verdicts too. */
  readonly unknowns: boolean;
  /** None are told where absent. */
  readonly fixesOf?: FixesOf;
}

/** What a run saw, as far as verdicts do not say it. */
export interface RunFacts {
  readonly tool: Report['tool'];
  readonly files: number;
  readonly filesAnalyzed: number;
  readonly unchanged: number;
  readonly deployments: number;
  readonly resources: number;
  readonly notAnalyzed: Coverage['notAnalyzed'];
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: Suppressed;
}

/** Puts together what reporters see; spans become locations here. */
export function buildReport(
  verdicts: readonly Verdict[],
  ruleset: Ruleset,
  facts: RunFacts,
  options: ReportOptions,
): Report {
  const locator = createLocator();
  const { accepted, suppressions, flaws } = facts.suppressed;
  const facing = new Map(suppressions.map((one) => [one, findingSuppression(one, locator)]));
  const suppressionOf = (reason: Reason): FindingSuppression | undefined => {
    const suppression = accepted.get(reason);
    return suppression && facing.get(suppression);
  };
  const all = [...verdicts, ...flaws];
  const findings = buildFindings(all, ruleset.treat, locator, { ...options, suppressionOf });
  return {
    tool: facts.tool,
    findings,
    verdicts: verdicts.map((verdict) => reportedVerdict(verdict, locator)),
    rules: reportedRules(ruleset, flaws, findings),
    suppressions: reportedSuppressions(facing, findings),
    diagnostics: facts.diagnostics.map((one) => reportedDiagnostic(one, locator.at)),
    coverage: coverage(verdicts, ruleset, facts),
    sources: locator.sources,
  };
}

function reportedVerdict(
  { rule, verdict, target, reasons }: Verdict,
  locator: Locator,
): ReportedVerdict {
  const [first] = reasons;
  return {
    rule: rule.id,
    ...(rule.ref === undefined ? {} : { ref: rule.ref }),
    verdict,
    target,
    ...(first === undefined ? {} : { location: locator.at(first.span), message: first.message }),
  };
}

function findingSuppression(
  { by, reason, until, span }: Suppression,
  locator: Locator,
): FindingSuppression {
  return {
    kind: by === 'configuration' ? 'external' : 'inSource',
    reason,
    ...(until === undefined ? {} : { until }),
    location: locator.at(oneLine(span)),
  };
}

function reportedSuppressions(
  facing: ReadonlyMap<Suppression, FindingSuppression>,
  findings: readonly Finding[],
): readonly ReportedSuppression[] {
  const counts = new Map<FindingSuppression, number>();
  for (const { suppression } of findings) {
    if (suppression !== undefined) counts.set(suppression, (counts.get(suppression) ?? 0) + 1);
  }
  return [...facing].map(([{ rule }, face]) => ({
    ...face,
    rules: rule.map(({ value }) => value),
    findings: counts.get(face) ?? 0,
  }));
}

/**
 * The rules that ran, and those about suppressions that have something to say. Reading words takes time, and
 * those of rules that found nothing are never shown.
 */
function reportedRules(
  ruleset: Ruleset,
  flaws: readonly Verdict[],
  findings: readonly Finding[],
): readonly ReportedRule[] {
  const found = new Set(findings.map(({ ruleId }) => ruleId));
  return [...new Set([...ruleset.rules, ...flaws.map(({ rule }) => rule)])]
    .map((rule) => {
      const { id, ref, title, version, release, pillar, severity, level, labels } = rule;
      const helpUrl = ruleset.helpUrl(rule);
      const words = found.has(id) ? ruleset.words(rule) : undefined;
      const base = { id, title, version, release, pillar, severity, level, labels };
      return {
        ...base,
        ...(ref === undefined ? {} : { ref }),
        ...(helpUrl === undefined ? {} : { helpUrl }),
        ...(words === undefined ? {} : { words }),
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function coverage(verdicts: readonly Verdict[], ruleset: Ruleset, facts: RunFacts): Coverage {
  const counts: Record<VerdictKind, number> = { pass: 0, fail: 0, unknown: 0, skip: 0, error: 0 };
  const unknowns = new Set<string>();
  for (const { verdict, reasons } of verdicts) {
    counts[verdict] += 1;
    if (verdict !== 'unknown') continue;
    for (const { span } of reasons) unknowns.add(`${span.file.path}:${span.start}-${span.end}`);
  }
  const { files, filesAnalyzed, unchanged, deployments, resources, notAnalyzed, diagnostics } =
    facts;
  return {
    files,
    filesAnalyzed,
    unchanged,
    deployments,
    resources,
    rules: ruleset.rules.length,
    verdicts: counts,
    unknowns: unknowns.size,
    notAnalyzed,
    incomplete: counts.error > 0 || diagnostics.some(({ kind }) => kind === 'input'),
  };
}
