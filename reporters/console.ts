import {
  type Finding,
  type FindingFix,
  isOpen,
  type Report,
  type ReportedDiagnostic,
} from '../core/index.js';
import { type Style, style } from './ansi.js';
import { excerpt, sourceLines } from './excerpt.js';
import { displayWidth, printable, wrap } from './printable.js';
import { defaultOptions, type Reporter, type ReportOptions } from './reporter.js';
import { count, coverageLine, place, remarks, tally, tallyLine, verdictLine } from './wording.js';

/** For people at a terminal: findings grouped by file, each with the source it stands on. */
export const consoleReporter: Reporter = { name: 'console', render };

/** What every finding's block needs to be written. */
interface Page {
  readonly style: Style;
  readonly width: number;
  readonly lineAt: (path: string, line: number) => string | undefined;
  readonly helpUrls: ReadonlyMap<string, string>;
}

const indent = '    ';

function render(report: Report, options?: Partial<ReportOptions>): string {
  const { colour, width, suppressed } = { ...defaultOptions, ...options };
  const page: Page = {
    style: style(colour),
    width: Math.max(40, width),
    lineAt: sourceLines(report.sources),
    helpUrls: new Map(report.rules.flatMap(({ id, helpUrl }) => (helpUrl ? [[id, helpUrl]] : []))),
  };
  const shown = suppressed === 'include' ? report.findings : report.findings.filter(isOpen);
  const lines: string[] = [];
  for (const [path, findings] of groupByPath(shown)) {
    lines.push(page.style.underline(page.style.bold(printable(path))), '');
    for (const finding of findings) lines.push(...findingBlock(finding, page), '');
  }
  lines.push(...problems(report, page), ...summary(report, page));
  return `${lines.join('\n')}\n`;
}

/** Files in the order of their worst finding; within a file the findings keep their order. */
function groupByPath(findings: readonly Finding[]): Map<string, Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.location.path);
    if (group) group.push(finding);
    else groups.set(finding.location.path, [finding]);
  }
  return groups;
}

function findingBlock(finding: Finding, page: Page): string[] {
  const { style } = page;
  const { startLine, startColumn } = finding.location;
  const rule = printable(finding.ref ? `${finding.ruleId} ${finding.ref}` : finding.ruleId);
  const heading = [
    style.dim(`${startLine}:${startColumn}`),
    levelWord(finding, style),
    style.bold(printable(finding.title)),
    style.dim(rule),
  ].join('  ');
  const help = page.helpUrls.get(finding.ruleId);
  return [
    `  ${heading}`,
    ...paragraph(finding.message, page.width),
    ...sourceBlock(finding, page),
    ...finding.related.map(
      ({ location, message }) =>
        `${indent}${style.dim(`← ${printable(place(location))}`)}  ${printable(message)}`,
    ),
    ...remarks(finding).flatMap((note) => paragraph(note, page.width)),
    ...(finding.fixes ?? []).flatMap((fix) => paragraph(fixPhrase(fix), page.width)),
    ...(help ? [`${indent}${style.dim(printable(help))}`] : []),
  ];
}

/** `fix: Set 'sku.name' to 'Standard' (main.bicep:3:9)`. */
function fixPhrase({ description, edits }: FindingFix): string {
  const places = edits.map(({ location }) => place(location));
  return `fix: ${description}${places.length === 0 ? '' : ` (${places.join(', ')})`}`;
}

function levelWord(finding: Finding, style: Style): string {
  if (finding.suppression) return style.dim('suppressed');
  if (finding.known) return style.dim('known');
  if (finding.kind === 'unknown') return style.magenta('unknown');
  if (finding.kind === 'error') return style.red('rule in error');
  const colours = { error: style.red, warning: style.yellow, note: style.blue };
  return colours[finding.level](finding.level);
}

function paragraph(text: string, width: number): string[] {
  return wrap(printable(text), width - indent.length).map((line) => `${indent}${line}`);
}

/** The source with a gutter of 1-based line numbers and the deciding part underlined. */
function sourceBlock(finding: Finding, { style, width, lineAt }: Page): string[] {
  const gutter = Math.max(4, String(finding.location.endLine).length);
  const lines = excerpt(lineAt, finding.location, width - indent.length - gutter - 3);
  return lines.flatMap(({ number, before, marked, after }) => {
    const text = `${before}${marked ?? ''}${after}`;
    const source = `${indent}${style.dim(`${String(number).padStart(gutter)} │`)} ${text}`;
    if (marked === undefined) return [source.trimEnd()];
    const carets = '^'.repeat(Math.max(1, displayWidth(marked)));
    const mark = `${' '.repeat(displayWidth(before))}${style.red(carets)}`;
    return [source.trimEnd(), `${indent}${style.dim(`${' '.repeat(gutter)} │`)} ${mark}`];
  });
}

/** What was wrong with the input and what was not analysed: silence is no pass. */
function problems(report: Report, { style, width }: Page): string[] {
  const lines = foldNotices(report.diagnostics).flatMap(({ diagnostic, more }) => {
    const { kind, code, message, location, path } = diagnostic;
    const where = location ? place(location) : path;
    const word = kind === 'notice' ? style.blue('notice') : style.red('problem');
    const heading = [...(where ? [style.bold(printable(where))] : []), word, style.dim(code)];
    const rest =
      more === 0 ? [] : [`${indent}${style.dim(`and ${more} more like it in this file`)}`];
    return [heading.join('  '), ...paragraph(message, width), ...rest];
  });
  const { notAnalyzed } = report.coverage;
  if (notAnalyzed.length > 0) {
    lines.push(
      ...(lines.length > 0 ? [''] : []),
      style.bold('Not analysed'),
      ...notAnalyzed.map(
        ({ path, reason }) => `${indent}${printable(path)}  ${style.dim(printable(reason))}`,
      ),
    );
  }
  return lines.length === 0 ? [] : [...lines, ''];
}

/** One notice of a kind speaks for the others in its file; problems are all said. */
function foldNotices(
  diagnostics: readonly ReportedDiagnostic[],
): { diagnostic: ReportedDiagnostic; more: number }[] {
  const folded: { diagnostic: ReportedDiagnostic; more: number }[] = [];
  const first = new Map<string, { more: number }>();
  for (const diagnostic of diagnostics) {
    const key = `${diagnostic.code}\n${diagnostic.location?.path ?? diagnostic.path ?? ''}`;
    const known = diagnostic.kind === 'notice' ? first.get(key) : undefined;
    if (known) {
      known.more += 1;
      continue;
    }
    const entry = { diagnostic, more: 0 };
    folded.push(entry);
    first.set(key, entry);
  }
  return folded;
}

function summary(report: Report, { style }: Page): string[] {
  const counts = tally(report.findings);
  const worst = counts.error > 0 ? style.red : counts.warning > 0 ? style.yellow : style.green;
  const clean = counts.error + counts.warning + counts.note === 0;
  const incomplete = report.coverage.incomplete
    ? [style.red('Incomplete: something that should have been judged was not.')]
    : [];
  const gone = report.baseline?.gone ?? 0;
  const repaired =
    gone === 0 ? [] : [`${count(gone, 'known finding')} gone: see 'groundrule baseline prune'.`];
  const resources = count(report.coverage.deployments, 'deployment');
  return [
    style.bold((clean && !report.coverage.incomplete ? style.green : worst)(tallyLine(counts))),
    `${coverageLine(report.coverage)}, ${resources}`,
    style.dim(verdictLine(report.coverage)),
    ...repaired,
    ...incomplete,
  ];
}
