import process from 'node:process';
import type { AnalysisRequest, Report } from '../../core/index.js';
import {
  coverageLine,
  loadReporter,
  type ReportOptions,
  tally,
  tallyLine,
} from '../../reporters/index.js';
import { type CheckOptions, failOnOf } from '../arguments.js';
import { decodeText } from '../decode-text.js';
import type { ExitCode } from '../exit-codes.js';
import { fix } from '../fix.js';
import { exitCodeOf } from '../gate.js';
import { changedSince, commitOf, fileIn, forkPoint } from '../git.js';
import { type Destination, pairOutputs, writeReport } from '../outputs.js';
import { type Engine, judge, prepareRun, type Run } from '../run.js';
import { wantsColour, writeNotice, writeOut } from '../streams.js';

/** Judges files and folders, and writes the reports asked for. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  loadEngine: () => Promise<Engine>,
): Promise<ExitCode> {
  const destinations = pairOutputs(options.outputs);
  const failOn = failOnOf(options.failOn);
  const run = await prepareRun(paths, options, loadEngine);
  const request = {
    ...run.request,
    ...changedOf(run, options),
    ...baseOf(run, options),
    ...(failOn && { failOn }),
  };
  const repaired = isFixing(options)
    ? await fix({ ...run, request }, options.fixDryRun === true ? 'show' : 'write')
    : run;
  const answer = await judge({ ...repaired, request });
  await writeReports(answer.report, reportsOf(destinations, options), options);
  const allowIncomplete = options.allowIncomplete === true;
  return exitCodeOf(answer.report, { failOn: answer.failOn, allowIncomplete });
}

function isFixing({ fix: write, fixDryRun }: CheckOptions): boolean {
  return write === true || fixDryRun === true;
}

/** Where stdout holds the repairs, no report follows them there. */
function reportsOf(
  destinations: readonly Destination[],
  { fixDryRun }: CheckOptions,
): readonly Destination[] {
  return fixDryRun === true ? destinations.filter(({ file }) => file !== undefined) : destinations;
}

/** What changed since the work began that the named commit is the base of. */
function changedOf({ root }: Run, { changedSince: ref }: CheckOptions): Partial<AnalysisRequest> {
  if (ref === undefined) return {};
  return { changed: changedSince(root, forkPoint(root, commitOf(root, ref))) };
}

/** The files as they are in the commit whose suppressions count. */
function baseOf({ root }: Run, { suppressionsFrom: ref }: CheckOptions): Partial<AnalysisRequest> {
  if (ref === undefined) return {};
  const commit = commitOf(root, ref);
  return {
    base(path) {
      const bytes = fileIn(root, commit, path);
      const answer = bytes && decodeText(bytes);
      return answer?.kind === 'text' ? answer.text : undefined;
    },
  };
}

function suppressedOf({ reportSuppressed }: CheckOptions): ReportOptions['suppressed'] {
  if (reportSuppressed === undefined) return undefined;
  return reportSuppressed ? 'include' : 'omit';
}

async function writeReports(
  report: Report,
  destinations: readonly Destination[],
  options: CheckOptions,
): Promise<void> {
  const shared: Partial<ReportOptions> = {
    verdicts: options.verdicts === true,
    category: options.category,
    suppressed: suppressedOf(options),
    ...(options.sarifTarget ? { sarifTarget: options.sarifTarget } : {}),
    ...(options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes }),
  };
  const onTerminal = { colour: wantsColour(options.colour), width: process.stdout.columns ?? 100 };
  for (const { format, file } of destinations) {
    const reporter = await loadReporter(format);
    const text = reporter.render(report, { ...shared, ...(file === undefined ? onTerminal : {}) });
    for (const sentence of reporter.omissions?.(report, shared) ?? []) writeNotice(sentence);
    if (file === undefined) writeOut(text);
    else writeReport(file, text);
  }
  // Whoever asked for files alone still sees what came of it.
  if (destinations.every(({ format, file }) => format !== 'console' || file !== undefined)) {
    writeNotice(`${tallyLine(tally(report.findings))}; ${coverageLine(report.coverage)}`);
  }
}
