import type { Report } from '../core/index.js';
import { type Annotation, annotationsOf, logLine } from './annotations.js';
import { printable } from './printable.js';
import { defaultOptions, type Reporter, type ReportOptions } from './reporter.js';
import { count, coverageLine, tally, tallyLine } from './wording.js';

/**
 * For the log of an Azure Pipelines job: errors and warnings of the run, worst first. There are no notes
 * among them, so notes are lines of the log.
 */
export const azurePipelinesReporter: Reporter = { name: 'azure-pipelines', render };

function render(report: Report, options?: Partial<ReportOptions>): string {
  const { shown, rest } = annotationsOf(report, { ...defaultOptions, ...options });
  const lines = [
    ...shown.map((each) => (each.level === 'note' ? logLine(each) : command(each))),
    ...(rest.length === 0
      ? []
      : [
          `##[group]${count(rest.length, 'more finding')} beyond the issues that Azure Pipelines keeps`,
          ...rest.map(logLine),
          '##[endgroup]',
        ]),
    tallyLine(tally(report.findings)),
    coverageLine(report.coverage),
  ];
  return `${lines.join('\n')}\n`;
}

function command({ level, code, lines, location, path }: Annotation): string {
  const properties: readonly (readonly [name: string, value: string | number | undefined])[] = [
    ['type', level],
    ['sourcepath', location?.path ?? path],
    ['linenumber', location?.startLine],
    ['columnnumber', location?.startColumn],
    ['code', code],
  ];
  const written = properties.flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${property(printable(String(value)))};`],
  );
  return `##vso[task.logissue ${written.join('')}]${data(lines.join('\n'))}`;
}

/** As the task library of Azure Pipelines escapes messages. */
function data(text: string): string {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** As the task library of Azure Pipelines escapes properties. */
function property(text: string): string {
  return data(text).replaceAll(']', '%5D').replaceAll(';', '%3B');
}
