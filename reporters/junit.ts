import junit, { type Builder, type TestCase } from 'junit-report-builder';
import type { Finding, Report, ReportedDiagnostic, ReportedVerdict } from '../core/index.js';
import { printable } from './printable.js';
import { defaultOptions, type Reporter, type ReportOptions } from './reporter.js';
import { keepEnd, keepStart } from './shorten.js';
import { place, remarks, sentence } from './wording.js';

/**
 * For test tabs (Azure Pipelines, GitLab, Jenkins): a case for each rule, resource and place.
 * Azure reads the attribute `message`, GitLab only the text inside the element, so both hold the reason.
 */
export const junitReporter: Reporter = { name: 'junit', render };

// The package exports the builder itself, while its types tell of a property `default`.
const builder = junit as unknown as Builder;

interface Case {
  readonly file: string;
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped' | 'error';
  readonly message: string;
  readonly body: string;
}

/** Longest name that Azure Pipelines keeps. */
const maxName = 512;

function render(report: Report, options?: Partial<ReportOptions>): string {
  const { passes, suppressed } = { ...defaultOptions, ...options };
  const cases = [
    ...report.diagnostics.filter(({ kind }) => kind === 'input').map(diagnosticCase),
    ...findingCases(report, suppressed !== 'omit'),
    ...verdictCases(report, passes),
  ];
  // Times are zero: the same input gives the same file. Azure takes the moment of publishing instead.
  const document = builder.newBuilder().name(report.tool.name);
  const names = new Map<string, number>();
  for (const [file, group] of groupByFile(cases)) {
    const suite = document.testSuite().name(printable(file)).time(0);
    for (const entry of group) {
      const testCase = suite.testCase().className(printable(file)).time(0);
      write(testCase.name(uniqueName(entry.name, names)), entry);
    }
  }
  return `${document.build()}\n`;
}

function groupByFile(cases: readonly Case[]): Map<string, Case[]> {
  const groups = new Map<string, Case[]>();
  for (const entry of cases) {
    const group = groups.get(entry.file);
    if (group) group.push(entry);
    else groups.set(entry.file, [entry]);
  }
  return groups;
}

function write(testCase: TestCase, { outcome, message, body }: Case): void {
  // Made printable here: the builder drops characters that XML does not allow only after it has looked
  // for the end of a CDATA section, and it looks for the first alone, so no `]]>` may be left either.
  const reason = printable(message);
  const inner = body.split('\n').map(printable).join('\n').replaceAll(']]>', ']] >');
  if (outcome === 'failed') testCase.failure(reason).stacktrace(inner);
  if (outcome === 'error') testCase.error(reason, undefined, inner);
  if (outcome === 'skipped') skip(testCase, reason);
}

/** The builder writes `<skipped/>` without a reason; the reason is added as the element is built. */
function skip(testCase: TestCase, reason: string): void {
  testCase.skipped();
  const build = testCase.build.bind(testCase);
  testCase.build = (parent) => {
    const element = build(parent);
    const skipped = element.children.find((child) => 'name' in child && child.name === 'skipped');
    if (skipped && 'att' in skipped) skipped.att('message', reason).txt(reason);
    return element;
  };
}

function diagnosticCase(diagnostic: ReportedDiagnostic): Case {
  const { code, message, location, path } = diagnostic;
  const where = location ? place(location) : path;
  return {
    file: location?.path ?? path ?? 'groundrule',
    name: caseName(code, '', where),
    outcome: 'error',
    message,
    body: [message, ...(where ? [where] : [])].join('\n'),
  };
}

function findingCases(report: Report, withSuppressed: boolean): Case[] {
  const rules = new Map(report.rules.map((rule) => [rule.id, rule]));
  return report.findings
    .filter(({ suppression }) => withSuppressed || !suppression)
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
        file: finding.location.path,
        name: caseName(
          finding.ruleId,
          finding.target.name,
          `${finding.location.path}:${finding.location.startLine}`,
        ),
        outcome: findingOutcome(finding),
        message: finding.suppression
          ? `Accepted: ${finding.suppression.reason}. ${finding.message}`
          : finding.message,
        body,
      };
    });
}

function findingOutcome(finding: Finding): Case['outcome'] {
  if (finding.suppression || finding.kind === 'unknown') return 'skipped';
  return finding.kind === 'error' ? 'error' : 'failed';
}

/**
 * Passes, and the unknowns and errors that no finding tells of; rules that do not apply are left out.
 * Environments of one target share a case while their verdict is the same.
 */
function verdictCases(report: Report, passes: boolean): Case[] {
  const told = new Set(
    report.findings.map(({ kind, ruleId, target }) =>
      key(kind, ruleId, target.file, target.symbolicPath),
    ),
  );
  const cases: Case[] = [];
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
    cases.push({ file: path, name, outcome, message, body: `${message}\n${where}` });
  }
  return cases;
}

function verdictOutcome(verdict: ReportedVerdict, passes: boolean): Case['outcome'] | undefined {
  if (verdict.verdict === 'pass') return passes ? 'passed' : undefined;
  if (verdict.verdict === 'unknown') return 'skipped';
  return verdict.verdict === 'error' ? 'error' : undefined;
}

function key(...parts: readonly string[]): string {
  return parts.join('\n');
}

/** `RULE-ID resource-name [path:line]`, the resource's name shortened where the whole would be too long. */
function caseName(id: string, resource: string, where: string | undefined): string {
  const end = where === undefined ? '' : ` [${keepEnd(printable(where), 250)}]`;
  const begin = keepStart(printable(id), 150);
  const room = maxName - 8 - begin.length - end.length;
  const middle = resource === '' ? '' : ` ${keepStart(printable(resource), room)}`;
  return `${begin}${middle}${end}`;
}

/**
 * GitLab keeps only the first of two cases with one name, so the later ones are numbered. `taken` holds
 * each name with the number to try next.
 */
function uniqueName(name: string, taken: Map<string, number>): string {
  let unique = name;
  let n = taken.get(name) ?? 1;
  for (; taken.has(unique); n++) unique = `${name} (${n + 1})`;
  taken.set(name, n);
  if (unique !== name) taken.set(unique, 1);
  return unique;
}
