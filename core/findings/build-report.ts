import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Verdict, VerdictKind } from '../judging/verdict.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { buildFindings, type FindingOptions } from './build-findings.js';
import { createLocator, type Locator } from './locator.js';
import type { Coverage, Report, ReportedRule, ReportedVerdict } from './report.js';
import { reportedDiagnostic } from './reported-diagnostic.js';

/** What a run saw, as far as verdicts do not say it. */
export interface RunFacts {
  readonly tool: Report['tool'];
  readonly files: number;
  readonly filesAnalyzed: number;
  readonly deployments: number;
  readonly resources: number;
  readonly notAnalyzed: Coverage['notAnalyzed'];
  readonly diagnostics: readonly Diagnostic[];
}

/** Puts together what reporters see; spans become locations here. */
export function buildReport(
  verdicts: readonly Verdict[],
  ruleset: Ruleset,
  facts: RunFacts,
  options: FindingOptions,
): Report {
  const locator = createLocator();
  const findings = buildFindings(verdicts, ruleset.treat, locator, options);
  return {
    tool: facts.tool,
    findings,
    verdicts: verdicts.map((verdict) => reportedVerdict(verdict, locator)),
    rules: reportedRules(ruleset),
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

function reportedRules(ruleset: Ruleset): readonly ReportedRule[] {
  return ruleset.rules
    .map((rule) => {
      const { id, ref, title, version, release, pillar, severity, level, labels } = rule;
      const helpUrl = ruleset.helpUrl(rule);
      const words = ruleset.words(rule);
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
  const { files, filesAnalyzed, deployments, resources, notAnalyzed, diagnostics } = facts;
  return {
    files,
    filesAnalyzed,
    deployments,
    resources,
    rules: ruleset.rules.length,
    verdicts: counts,
    unknowns: unknowns.size,
    notAnalyzed,
    incomplete: counts.error > 0 || diagnostics.some(({ kind }) => kind === 'input'),
  };
}
