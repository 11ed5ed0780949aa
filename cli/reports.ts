import process from 'node:process';
import type { Report } from '../core/index.js';
import {
  coverageLine,
  loadReporter,
  type ReportOptions,
  tally,
  tallyLine,
} from '../reporters/index.js';
import { buildFacts } from './build-facts.js';
import { type Destination, type OutputArgument, writeReport } from './outputs.js';
import { wantsColour, writeNotice, writeOut } from './streams.js';

/** What is asked of the reports of a run, as commander gives it; absent where not written. */
export interface ReportArguments {
  readonly outputs: readonly OutputArgument[];
  readonly verdicts?: boolean;
  readonly colour?: boolean;
  readonly category?: string;
  /** Whether accepted findings are written; by default as each format's reader understands them. */
  readonly reportSuppressed?: boolean;
  readonly maxBytes?: number;
}

/** Writes a report to all its destinations, and says what a limit kept out of one. */
export async function writeReports(
  report: Report,
  destinations: readonly Destination[],
  asked: ReportArguments,
): Promise<void> {
  const shared: Partial<ReportOptions> = {
    verdicts: asked.verdicts === true,
    category: asked.category,
    build: buildFacts(),
    suppressed: suppressedOf(asked),
    ...(asked.maxBytes === undefined ? {} : { maxBytes: asked.maxBytes }),
  };
  const onTerminal = { colour: wantsColour(asked.colour), width: process.stdout.columns ?? 100 };
  for (const { format, file, sarifTarget } of destinations) {
    const reporter = await loadReporter(format);
    const options = { ...shared, ...(sarifTarget === undefined ? {} : { sarifTarget }) };
    const text = reporter.render(report, { ...options, ...(file === undefined ? onTerminal : {}) });
    for (const sentence of reporter.omissions?.(report, options) ?? []) writeNotice(sentence);
    if (file === undefined) writeOut(text);
    else writeReport(file, text);
  }
  // Whoever asked for files alone still sees what came of it.
  if (destinations.every(({ format, file }) => format !== 'console' || file !== undefined)) {
    writeNotice(`${tallyLine(tally(report.findings))}; ${coverageLine(report.coverage)}`);
  }
}

function suppressedOf({ reportSuppressed }: ReportArguments): ReportOptions['suppressed'] {
  if (reportSuppressed === undefined) return undefined;
  return reportSuppressed ? 'include' : 'omit';
}
