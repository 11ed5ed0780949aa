import { type AnalysisRequest, filesOf } from '../../core/index.js';
import { type CheckOptions, failOnOf } from '../arguments.js';
import { decodeText } from '../decode-text.js';
import type { ExitCode } from '../exit-codes.js';
import { fix, mayChangeIn } from '../fix.js';
import { exitCodeOf } from '../gate.js';
import { type Commit, changedSince, commitOf, fileIn, forkPoint, ignored } from '../git.js';
import { type Destination, pairOutputs } from '../outputs.js';
import { writeReports } from '../reports.js';
import { type Engine, judge, prepareRun, type Run } from '../run.js';

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
  const fixes = options.reportFixes === true ? { mayChange: mayChangeIn(run) } : {};
  const answer = await judge({ ...repaired, request: { ...request, ...fixes } });
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
function changedOf(
  { root, request }: Run,
  { changedSince: ref }: CheckOptions,
): Partial<AnalysisRequest> {
  if (ref === undefined) return {};
  const changed = changedSince(root, forkPoint(root, commitOf(root, ref)));
  // Whoever names a file that git ignores wants it judged.
  const named = request.inputs.filter((input) => input.named).flatMap(filesOf);
  return { changed: new Set([...changed, ...ignored(root, named)]) };
}

/** The files as they are in the commit whose suppressions count. */
function baseOf({ root }: Run, { suppressionsFrom: ref }: CheckOptions): Partial<AnalysisRequest> {
  if (ref === undefined) return {};
  const commit = commitOf(root, ref);
  // Each repair that is tried is judged by them again.
  const known = new Map<string, string | undefined>();
  return {
    base(path) {
      if (!known.has(path)) known.set(path, textIn(root, commit, path));
      return known.get(path);
    },
  };
}

function textIn(root: string, commit: Commit, path: string): string | undefined {
  const bytes = fileIn(root, commit, path);
  const answer = bytes && decodeText(bytes);
  return answer?.kind === 'text' ? answer.text : undefined;
}
