import type { Finding, Level, Report, Severity } from '../core/index.js';
import { jsonText } from './json-text.js';
import { printable } from './printable.js';
import { defaultOptions, type Reporter, type ReportOptions } from './reporter.js';
import { keepStart } from './shorten.js';
import { remarks, sentence } from './wording.js';

/** For GitLab's code quality widget and the diff of a merge request. */
export const gitlabReporter: Reporter = { name: 'gitlab', render };

/** GitLab's five severities, by the level of a finding and the severity of its rule. */
const gitlabSeverities: Readonly<Record<Level, Readonly<Record<Severity, string>>>> = {
  error: { critical: 'blocker', important: 'critical', awareness: 'major' },
  warning: { critical: 'critical', important: 'major', awareness: 'minor' },
  note: { critical: 'info', important: 'info', awareness: 'info' },
};

function render(report: Report, options?: Partial<ReportOptions>): string {
  const { suppressed } = { ...defaultOptions, ...options };
  const seen = new Map<string, number>();
  const entries = report.findings
    .filter(({ suppression }) => !suppression || suppressed === 'include')
    .map((finding) => entry(finding, unique(finding.fingerprint, seen)));
  return jsonText(entries);
}

function entry(finding: Finding, fingerprint: string): object {
  const told = [finding.message, ...remarks(finding)].map(sentence).join(' ');
  const level = finding.kind === 'unknown' || finding.suppression ? 'note' : finding.level;
  return {
    description: printable(keepStart(told, 1_000)),
    check_name: finding.ruleId,
    fingerprint,
    severity: gitlabSeverities[level][finding.severity],
    location: {
      path: finding.location.path,
      lines: { begin: finding.location.startLine, end: finding.location.endLine },
    },
  };
}

/** GitLab keeps one of the entries with the same fingerprint. */
function unique(fingerprint: string, seen: Map<string, number>): string {
  const before = seen.get(fingerprint) ?? 0;
  seen.set(fingerprint, before + 1);
  return before === 0 ? fingerprint : `${fingerprint}-${before + 1}`;
}
