import { type Finding, isOpen, type Level, type Report } from '../core/index.js';
import { byteLength } from './byte-length.js';
import { code, destination, plain } from './markdown-text.js';
import { defaultOptions, type Reporter, type ReportOptions } from './reporter.js';
import { keepStart } from './shorten.js';
import { webAddress } from './web-address.js';
import {
  count,
  coverageLine,
  place,
  remarks,
  sentence,
  tally,
  tallyLine,
  verdictLine,
} from './wording.js';

/** For a job summary or a pull request comment: worst first, cut to a number of bytes. */
export const markdownReporter: Reporter = { name: 'markdown', render, omissions };

function render(report: Report, options?: Partial<ReportOptions>): string {
  return compose(report, { ...defaultOptions, ...options }).text;
}

function omissions(report: Report, options?: Partial<ReportOptions>): readonly string[] {
  const { left } = compose(report, { ...defaultOptions, ...options });
  if (left === 0) return [];
  return [
    `The markdown report leaves out ${count(left, 'finding')}, the least severe, to keep its size.`,
  ];
}

function compose(report: Report, options: ReportOptions): { text: string; left: number } {
  const shown = options.suppressed === 'include' ? report.findings : report.findings.filter(isOpen);
  const head = [
    `## ${plain(report.tool.name)}: ${tallyLine(tally(report.findings))}`,
    '',
    ...coverage(report),
    '',
  ];
  const tail = notAnalyzed(report);
  const room =
    options.maxBytes - byteLength([...head, ...table, ...tail, more(shown.length)].join('\n')) - 1;
  const helpUrls = new Map(report.rules.map(({ id, helpUrl }) => [id, helpUrl]));
  const rows = fitting(
    shown.map((finding) => row(finding, helpUrls.get(finding.ruleId))),
    room,
  );
  const left = shown.length - rows.length;
  const lines = [
    ...head,
    ...(rows.length > 0 ? [...table, ...rows, ''] : []),
    ...(left > 0 ? [more(left), ''] : []),
    ...tail,
  ];
  while (lines.at(-1) === '') lines.pop();
  return { text: `${lines.join('\n')}\n`, left };
}

const table = ['| | Rule | Where | What |', '|---|---|---|---|'];

function more(n: number): string {
  return `and ${n} more`;
}

/** The first rows that fit into a number of UTF-8 bytes, each with its line break. */
function fitting(rows: readonly string[], room: number): string[] {
  const kept: string[] = [];
  let used = 0;
  for (const text of rows) {
    used += byteLength(text) + 1;
    if (used > room) break;
    kept.push(text);
  }
  return kept;
}

const icons: Readonly<Record<Level, string>> = { error: '🔴', warning: '🟠', note: '🔵' };

function row(finding: Finding, helpUrl: string | undefined): string {
  const name = code(clip(finding.ruleId));
  const address = webAddress(helpUrl);
  const linked = address ? `[${name}](${destination(address)})` : name;
  const what = [finding.message, ...remarks(finding).map(sentence)]
    .map((text) => plain(clip(text)))
    .join(' ');
  const word = finding.kind === 'fail' ? finding.level : finding.kind;
  return `| ${icons[finding.level]} ${word} | ${linked} | ${code(clip(place(finding.location)))} | ${what} |`;
}

function coverage(report: Report): string[] {
  const incomplete = report.coverage.incomplete
    ? ['', '**Incomplete:** something that should have been judged was not.']
    : [];
  return [`${coverageLine(report.coverage)}.`, `${verdictLine(report.coverage)}.`, ...incomplete];
}

const listed = 20;

/** What was not analysed, and what was wrong with the input; the first of each, in a fold. */
function notAnalyzed(report: Report): string[] {
  const problems = report.diagnostics.filter(({ kind }) => kind !== 'notice');
  const entries = [
    ...problems.map(({ location, path, message }) => {
      const where = location ? place(location) : path;
      return `- ${where === undefined ? '' : `${code(clip(where))}: `}${plain(clip(message))}`;
    }),
    ...report.coverage.notAnalyzed.map(
      ({ path, reason }) => `- ${code(clip(path))}: ${plain(clip(reason))}`,
    ),
  ];
  if (entries.length === 0) return [];
  const rest = entries.length - listed;
  return [
    `<details><summary>Not analysed (${entries.length})</summary>`,
    '',
    ...entries.slice(0, listed),
    ...(rest > 0 ? [`- ${more(rest)}`] : []),
    '',
    '</details>',
  ];
}

/** Names have no limit of their own; one must not take the room of all others. */
function clip(text: string): string {
  return keepStart(text, 500);
}
