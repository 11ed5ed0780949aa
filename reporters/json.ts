import type { Finding, Report, ReportedRule, ReportedVerdict } from '../core/index.js';
import { jsonText } from './json-text.js';
import { defaultOptions, type Reporter, type ReportOptions } from './reporter.js';
import { tally } from './wording.js';

/** For programs: the whole report as JSON, described by `schemas/report.schema.json`. */
export const jsonReporter: Reporter = { name: 'json', render };

/** Raised when a key changes its meaning or goes away; new keys do not raise it. */
const formatVersion = 1;

function render(report: Report, options?: Partial<ReportOptions>): string {
  const { verdicts, suppressed } = { ...defaultOptions, ...options };
  const findings =
    suppressed === 'omit'
      ? report.findings.filter(({ suppression }) => !suppression)
      : report.findings;
  const document = {
    formatVersion,
    tool: report.tool,
    summary: tally(report.findings),
    coverage: report.coverage,
    baseline: report.baseline,
    findings: findings.map(findingEntry),
    suppressions: report.suppressions,
    diagnostics: report.diagnostics,
    rules: report.rules.map(ruleEntry),
    ...(verdicts ? { verdicts: report.verdicts.map(verdictEntry) } : {}),
  };
  return jsonText(document);
}

/** Spelled out key by key: a key that core adds for itself must not slip into the published format. */
function findingEntry(finding: Finding): object {
  const { target } = finding;
  return {
    rule: finding.ruleId,
    ref: finding.ref,
    title: finding.title,
    kind: finding.kind,
    level: finding.level,
    severity: finding.severity,
    pillar: finding.pillar,
    message: finding.message,
    location: finding.location,
    related: finding.related,
    target: { name: target.name, type: target.type, id: target.id },
    file: target.file,
    parameters: target.parameters,
    path: finding.path,
    environments: finding.environments,
    fingerprint: finding.fingerprint,
    suppression: finding.suppression,
    known: finding.known,
  };
}

function ruleEntry(rule: ReportedRule): object {
  const { id, ref, title, version, release, pillar, severity, level, helpUrl } = rule;
  return {
    id,
    ref,
    title,
    version,
    release,
    pillar,
    severity,
    level,
    labels: Object.fromEntries(rule.labels),
    helpUrl,
  };
}

function verdictEntry(verdict: ReportedVerdict): object {
  const { target } = verdict;
  return {
    rule: verdict.rule,
    ref: verdict.ref,
    verdict: verdict.verdict,
    target: { name: target.name, type: target.type, id: target.id },
    file: target.file,
    parameters: target.parameters,
    message: verdict.message,
    location: verdict.location,
  };
}
