import {
  type Finding,
  isOpen,
  type Report,
  type ReportedDiagnostic,
  type ReportedVerdict,
} from '../core/index.js';
import { byteLength } from './byte-length.js';
import { type JUnitCase, junitDocument } from './junit-document.js';
import { printable } from './printable.js';
import { defaultOptions, type Reporter, type ReportOptions } from './reporter.js';
import { keepEnd, keepStart } from './shorten.js';
import { count, place, remarks, sentence } from './wording.js';

/**
 * For test tabs (Azure Pipelines, GitLab, Jenkins): a case for each rule, resource and place.
 * Azure reads the attribute `message`, GitLab only the text inside the element, so both hold the reason.
 */
export const junitReporter: Reporter = { name: 'junit', render, omissions };

/** Longest name that Azure Pipelines keeps. */
const maxName = 512;

/** GitLab takes files of less than 30 MB; some room is left for what has to be escaped. */
const maxBytes = 26_000_000;
/** What the elements of a case take beside its texts, about. */
const bytesOfCase = 64;

function render(report: Report, options?: Partial<ReportOptions>): string {
  return junitDocument(report.tool.name, fitting(report, options).cases);
}

function omissions(report: Report, options?: Partial<ReportOptions>): readonly string[] {
  const { left } = fitting(report, options);
  if (left === 0) return [];
  return [
    `The JUnit file leaves out ${count(left, 'case')}, passes before all else, since GitLab takes no more than 30 MB.`,
  ];
}

/** The cases that a file has room for, problems and findings before the rest. */
function fitting(report: Report, options?: Partial<ReportOptions>) {
  const { passes, suppressed } = { ...defaultOptions, ...options };
  const verdicts = verdictCases(report, passes);
  const all = [
    ...report.diagnostics.filter(({ kind }) => kind === 'input').map(diagnosticCase),
    ...findingCases(report, suppressed !== 'omit'),
    ...verdicts.filter(({ outcome }) => outcome !== 'passed'),
    ...verdicts.filter(({ outcome }) => outcome === 'passed'),
  ];
  let bytes = 0;
  const end = all.findIndex(({ suite, name, outcome, message, body }) => {
    const told = outcome === 'passed' ? '' : `${message}${body}`;
    bytes += (told === '' ? 1 : 2) * bytesOfCase + byteLength(`${suite}${name}${told}`);
    return bytes > maxBytes;
  });
  return end < 0 ? { cases: all, left: 0 } : { cases: all.slice(0, end), left: all.length - end };
}

function diagnosticCase(diagnostic: ReportedDiagnostic): JUnitCase {
  const { code, message, location, path } = diagnostic;
  const where = location ? place(location) : path;
  return {
    suite: location?.path ?? path ?? 'groundrule',
    name: caseName(code, '', where),
    outcome: 'error',
    message,
    body: [message, ...(where ? [where] : [])].join('\n'),
  };
}

function findingCases(report: Report, withSuppressed: boolean): JUnitCase[] {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  return report.findings
    .filter((finding) => withSuppressed || isOpen(finding))
    .map((finding) => {
      const rule = rules.get(finding.ruleId);
      const advice = rule?.words?.recommendation;
      const body = [
        finding.message,
        ...remarks(finding).map(sentence),
        ...(advice ? [advice.trim()] : []),
        place(finding.location),
        ...finding.related.map(({ location, message }) => `  ${place(location)} ${message}`),
        ...(rule?.helpUrl ? [rule.helpUrl] : []),
      ].join('\n');
      return {
        suite: finding.location.path,
        name: caseName(
          finding.ruleId,
          finding.target.name,
          `${finding.location.path}:${finding.location.startLine}`,
        ),
        outcome: findingOutcome(finding),
        message: `${asideText(finding)}${finding.message}`,
        body,
      };
    });
}

function findingOutcome(finding: Finding): JUnitCase['outcome'] {
  if (!isOpen(finding) || finding.kind === 'unknown') return 'skipped';
  return finding.kind === 'error' ? 'error' : 'failed';
}

function asideText({ suppression, known }: Finding): string {
  if (suppression) return `Accepted: ${suppression.reason}. `;
  return known ? 'Known from the baseline. ' : '';
}

/**
 * Passes, and the unknowns and errors that no finding tells of; rules that do not apply are left out.
 * Environments of one target share a case while their verdict is the same.
 */
function verdictCases(report: Report, passes: boolean): JUnitCase[] {
  const told = new Set(
    report.findings.map(({ kind, ruleId, target }) =>
      key(kind, ruleId, target.file, target.symbolicPath),
    ),
  );
  const cases: JUnitCase[] = [];
  for (const verdict of report.verdicts) {
    const { file, symbolicPath } = verdict.target;
    const outcome = verdictOutcome(verdict, passes);
    const same = key(verdict.verdict, verdict.rule, file, symbolicPath);
    if (outcome === undefined || told.has(same)) continue;
    told.add(same);
    const message = verdict.message ?? `${verdict.rule}: ${verdict.verdict}`;
    const path = verdict.location?.path ?? file;
    const where = verdict.location ? `${path}:${verdict.location.startLine}` : path;
    const name = caseName(verdict.rule, verdict.target.name, where);
    cases.push({ suite: path, name, outcome, message, body: `${message}\n${where}` });
  }
  return cases;
}

function verdictOutcome(
  verdict: ReportedVerdict,
  passes: boolean,
): JUnitCase['outcome'] | undefined {
  if (verdict.verdict === 'pass') return passes ? 'passed' : undefined;
  if (verdict.verdict === 'unknown') return 'skipped';
  return verdict.verdict === 'error' ? 'error' : undefined;
}

function key(...parts: readonly string[]): string {
  return parts.join('\n');
}

/**
 * `RULE-ID resource-name [path:line]`, the resource's name shortened where the whole would be too long, and left out
 * where it is that of the file.
 */
function caseName(id: string, resource: string, where: string | undefined): string {
  const end = where === undefined ? '' : ` [${keepEnd(printable(where), 250)}]`;
  const begin = keepStart(printable(id), 150);
  const room = maxName - 8 - begin.length - end.length;
  const isFile = where?.startsWith(resource) === true;
  const middle = isFile ? '' : ` ${keepStart(printable(resource), room)}`;
  return `${begin}${middle}${end}`;
}
