import type { Finding, Report, ReportedRule } from '../core/index.js';
import { printable } from './printable.js';
import { defaultOptions, type Reporter, type ReportOptions } from './reporter.js';

/** For spreadsheets and databases: a finding a row, after RFC 4180. */
export const csvReporter: Reporter = { name: 'csv', render };

type Column = readonly [
  name: string,
  value: (finding: Finding, rule: ReportedRule | undefined) => string | number | undefined,
];

const columns: readonly Column[] = [
  ['level', ({ level }) => level],
  ['outcome', ({ kind }) => kind],
  ['severity', ({ severity }) => severity],
  ['pillar', ({ pillar }) => pillar],
  ['rule', ({ ruleId }) => ruleId],
  ['ref', ({ ref }) => ref],
  ['title', ({ title }) => title],
  ['file', ({ location }) => location.path],
  ['line', ({ location }) => location.startLine],
  ['column', ({ location }) => location.startColumn],
  ['endLine', ({ location }) => location.endLine],
  ['endColumn', ({ location }) => location.endColumn],
  ['message', ({ message }) => message],
  ['resource', ({ target }) => target.name],
  ['resourceType', ({ target }) => target.type],
  ['resourceId', ({ target }) => target.id],
  ['path', ({ path }) => path],
  ['template', ({ target }) => target.file],
  ['fails', ({ environments }) => environments.failing.join(' ')],
  ['passes', ({ environments }) => environments.passing.join(' ')],
  ['newerThanPin', ({ newerThanPin }) => (newerThanPin ? 'true' : '')],
  ['accepted', ({ suppression }) => suppression?.reason],
  ['acceptedUntil', ({ suppression }) => suppression?.until],
  ['known', ({ known }) => (known === undefined ? '' : String(known))],
  ['fix', ({ fixes }) => fixes?.[0]?.description],
  ['fingerprint', ({ fingerprint }) => fingerprint],
  ['help', (_finding, rule) => rule?.helpUrl],
];

function render(report: Report, options?: Partial<ReportOptions>): string {
  const { suppressed } = { ...defaultOptions, ...options };
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  const rows = report.findings
    .filter(({ suppression }) => !suppression || suppressed !== 'omit')
    .map((finding) => columns.map(([, value]) => value(finding, rules.get(finding.ruleId))));
  const head = columns.map(([name]) => name);
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

/**
 * One line of text; a spreadsheet would run what begins like a formula, so such a text gets an apostrophe
 * before it, which spreadsheets take for "this is text".
 */
function cell(value: string | number | undefined): string {
  if (typeof value === 'number') return String(value);
  const shown = printable(value ?? '');
  const text = /^[=+\-@]/.test(shown) ? `'${shown}` : shown;
  return /[",]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
