import type { Analyze } from './analysis.js';
import { confirmFixes } from './confirm-fixes.js';
import { markKnown } from './findings/baseline.js';
import { buildReport } from './findings/build-report.js';
import type { OpenFrontEnds } from './front-ends.js';
import { judgeWith, openRules } from './judge-inputs.js';
import { openBaseline } from './open-baseline.js';
import { openFrontEnds } from './read-inputs.js';
import { suppressInputs } from './suppress-inputs.js';

/** The whole way from files to a report: verdicts, what is accepted of them, findings, what is known of those. */
export function analyzeWith(openFrontEnds: OpenFrontEnds): Analyze {
  return (request, host) => {
    const rules = openRules(request, host);
    if (rules.kind === 'pending') return rules;
    const run = judgeWith(rules, request, host, openFrontEnds);
    if (run.kind === 'pending') return run;
    const { ruleset, verdicts, judged, coverage, reading } = run;
    const failOn = request.failOn ?? ruleset.failOn;
    const baseline = openBaseline(request, run, failOn);
    const { tool, mayChange } = request;
    const suppressed = suppressInputs(run, request);
    const { accepted } = suppressed;
    const fixable = { run, accepted, rules, request, host, openFrontEnds };
    const fixesOf = mayChange && confirmFixes(fixable, mayChange);
    if (reading.pending.size > 0) return { kind: 'pending', paths: [...reading.pending].sort() };
    const diagnostics = [...reading.diagnostics, ...ruleset.diagnostics, ...suppressed.notices];
    const facts = { ...coverage, tool, diagnostics, suppressed };
    const unknowns = failOn.includes('unknown');
    const report = buildReport(verdicts, ruleset, facts, { unknowns, ...(fixesOf && { fixesOf }) });
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
