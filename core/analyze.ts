import type { AnalysisRequest, Analyze } from './analysis.js';
import { commentsIn } from './comments.js';
import { markKnown } from './findings/baseline.js';
import { buildReport } from './findings/build-report.js';
import type { OpenFrontEnds } from './front-ends.js';
import { type JudgedInputs, judgeInputs } from './judge-inputs.js';
import { openBaseline } from './open-baseline.js';
import { openFrontEnds } from './read-inputs.js';
import { suppress } from './suppression/suppress.js';

/** The whole way from files to a report: verdicts, what is accepted of them, findings, what is known of those. */
export function analyzeWith(openFrontEnds: OpenFrontEnds): Analyze {
  return (request, host) => {
    const run = judgeInputs(request, host, openFrontEnds);
    if (run.kind === 'pending') return run;
    const { ruleset, verdicts, files, judged, coverage, reading } = run;
    const failOn = request.failOn ?? ruleset.failOn;
    const baseline = openBaseline(request, run, failOn);
    if (reading.pending.size > 0) return { kind: 'pending', paths: [...reading.pending].sort() };
    const { tool } = request;
    const suppressed = suppress({
      verdicts,
      ruleset,
      files,
      commentsIn,
      now: host.now(),
      judgedWhole: judgedWholeOf(request, run),
    });
    const diagnostics = [...reading.diagnostics, ...ruleset.diagnostics];
    const facts = { ...coverage, tool, diagnostics, suppressed };
    const report = buildReport(verdicts, ruleset, facts, { unknowns: failOn.includes('unknown') });
    return {
      kind: 'done',
      report: baseline?.entries
        ? markKnown(report, baseline.path, baseline.entries, judged)
        : report,
      failOn,
      judged,
      ...(baseline === undefined ? {} : { baseline: baseline.path }),
    };
  };
}

export const analyze: Analyze = analyzeWith(openFrontEnds);

/** Where only what changed is judged, the users of a file are judged all if it changed itself. */
function judgedWholeOf(
  { changed, judgedWhole = () => true }: AnalysisRequest,
  { coverage }: JudgedInputs,
): (path: string) => boolean {
  if (changed === undefined || coverage.unchanged === 0) return judgedWhole;
  return (path) => changed.has(path) && judgedWhole(path);
}
