import type { Finding, Report, ReportedRule, ReportedVerdict, RuleWords } from '../core/index.js';
import { jsonText } from './json-text.js';
import { defaultOptions, type Reporter, type ReportOptions } from './reporter.js';
import { lineHasher } from './sarif/line-hash.js';
import { tally } from './wording.js';

/** For programs: the whole report as JSON, described by `schemas/report.schema.json`. */
export const jsonReporter: Reporter = { name: 'json', render };

/** Raised when a key changes its meaning or goes away; new keys do not raise it. */
export const formatVersion = 1;

function render(report: Report, options?: Partial<ReportOptions>): string {
  const { verdicts, suppressed } = { ...defaultOptions, ...options };
  const findings =
    suppressed === 'omit'
      ? report.findings.filter(({ suppression }) => !suppression)
      : report.findings;
  const lineHash = lineHasher(report.sources);
  const found = new Set(findings.map(({ ruleId }) => ruleId));
  const document = {
    formatVersion,
    tool: report.tool,
    summary: tally(report.findings),
    coverage: report.coverage,
    baseline: report.baseline,
    findings: findings.map((finding) => findingEntry(finding, lineHash(finding.location))),
    suppressions: report.suppressions,
    diagnostics: report.diagnostics,
    rules: report.rules.map((rule) => ruleEntry(rule, found.has(rule.id))),
    ...(verdicts ? { verdicts: report.verdicts.map(verdictEntry) } : {}),
  };
  return jsonText(document);
}

/** Spelled out key by key: a key that core adds for itself must not slip into the published format. */
function findingEntry(finding: Finding, lineHash: string | undefined): object {
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
    target: targetEntry(target),
    file: target.file,
    parameters: target.parameters,
    path: finding.path,
    environments: finding.environments,
    fingerprint: finding.fingerprint,
    lineHash,
    newerThanPin: finding.newerThanPin,
    suppression: finding.suppression,
    known: finding.known,
    fixes: finding.fixes,
  };
}

function targetEntry({ kind, name, type, id, symbolicPath }: Finding['target']): object {
  return { kind, name, type, id, symbolicPath };
}

/** The words of rules without findings are left out: they are many, and nobody asks for them. */
function ruleEntry(rule: ReportedRule, withWords: boolean): object {
  const { id, ref, title, version, release, pillar, severity, level, helpUrl, words } = rule;
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
    words: withWords && words ? wordsEntry(words) : undefined,
  };
}

function wordsEntry(words: RuleWords): object {
  const { description, recommendation, notes, links, examples, failing } = words;
  const { bicep, arm } = examples;
  return { description, recommendation, notes, links, examples: { bicep, arm }, failing };
}

function verdictEntry(verdict: ReportedVerdict): object {
  const { target } = verdict;
  return {
    rule: verdict.rule,
    ref: verdict.ref,
    verdict: verdict.verdict,
    target: targetEntry(target),
    file: target.file,
    parameters: target.parameters,
    message: verdict.message,
    location: verdict.location,
  };
}
