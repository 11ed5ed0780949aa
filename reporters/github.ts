import type { Level, Report } from '../core/index.js';
import { type Annotation, annotationsOf, logLine } from './annotations.js';
import { printable } from './printable.js';
import { defaultOptions, type Reporter, type ReportOptions } from './reporter.js';
import { count, coverageLine, tally, tallyLine } from './wording.js';

/** For the log of a GitHub Actions job: annotations at the lines of a pull request, worst first. */
export const githubReporter: Reporter = { name: 'github', render };

const commands: Readonly<Record<Level, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

function render(report: Report, options?: Partial<ReportOptions>): string {
  const { shown, rest } = annotationsOf(report, { ...defaultOptions, ...options });
  const lines = [
    ...shown.map(command),
    ...(rest.length === 0
      ? []
      : [
          `::group::${count(rest.length, 'more finding')} beyond the annotations that GitHub shows`,
          ...rest.map(logLine),
          '::endgroup::',
        ]),
    tallyLine(tally(report.findings)),
    coverageLine(report.coverage),
  ];
  return `${lines.join('\n')}\n`;
}

/** Columns belong to one line alone: for more lines GitHub wants none. */
function command({ level, code, title, lines, location, path }: Annotation): string {
  const file = location?.path ?? path;
  const properties: readonly (readonly [name: string, value: string | number | undefined])[] = [
    ['file', file],
    ['line', location?.startLine],
    ['endLine', location?.endLine],
    ...(location !== undefined && location.startLine === location.endLine
      ? ([
          ['col', location.startColumn],
          ['endColumn', location.endColumn],
        ] as const)
      : []),
    ['title', `${title} (${code})`],
  ];
  const written = properties.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${property(printable(String(value)))}`],
  );
  return `::${commands[level]} ${written.join(',')}::${data(lines.join('\n'))}`;
}

/** As `escapeData` of actions/toolkit. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** As `escapeProperty` of actions/toolkit. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
