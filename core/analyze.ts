import type { AnalysisAnswer, AnalysisInput, Analyze } from './analysis.js';
import { buildReport } from './findings/build-report.js';
import type { OpenFrontEnds, ReadInput } from './front-ends.js';
import { judge } from './judging/judge.js';
import { indexRules } from './judging/rule-index.js';
import type { Target } from './judging/target.js';
import { judgingWith } from './judging-with.js';
import { readConfigSource } from './read-config-source.js';
import { openFrontEnds } from './read-inputs.js';
import { loadRuleset } from './ruleset/load-ruleset.js';
import type { Ruleset } from './ruleset/ruleset.js';
import { createReading, type Reading } from './source/read-document.js';
import { targetsOfInput } from './targets-of-input.js';

/** The whole way from files to a report: rules, templates, expansion, verdicts, findings. */
export function analyzeWith(openFrontEnds: OpenFrontEnds): Analyze {
  return (request, host) => {
    const reading = createReading(host);
    const loaded = loadRuleset({ ...request, ...readConfigSource(request.config, reading), host });
    if (loaded.kind === 'pending') return loaded;
    const { ruleset } = loaded;

    const inputs = readInputs(request.inputs, openFrontEnds(reading));
    const targets = inputs.flatMap(({ read }) => targetsOfInput(read, ruleset.context, reading));
    const verdicts = reading.pending.size > 0 ? [] : judgeAll(targets, ruleset, reading);
    if (reading.pending.size > 0) return { kind: 'pending', paths: [...reading.pending].sort() };

    const facts = { ...coverageOf(request.inputs, inputs, targets, reading), tool: request.tool };
    const diagnostics = [...reading.diagnostics, ...ruleset.diagnostics];
    const failOn = request.failOn ?? ruleset.failOn;
    const unknowns = failOn.includes('unknown');
    const report = buildReport(verdicts, ruleset, { ...facts, diagnostics }, { unknowns });
    return { kind: 'done', report, failOn } satisfies AnalysisAnswer;
  };
}

export const analyze: Analyze = analyzeWith(openFrontEnds);

interface FoundInput {
  readonly input: AnalysisInput;
  readonly read: ReadInput;
}

function readInputs(
  inputs: readonly AnalysisInput[],
  read: (input: AnalysisInput) => ReadInput | undefined,
): readonly FoundInput[] {
  return inputs.flatMap((input) => {
    const found = read(input);
    return found === undefined ? [] : [{ input, read: found }];
  });
}

/** Judges every target; a file that several inputs read is judged once as a file. */
function judgeAll(targets: readonly Target[], ruleset: Ruleset, reading: Reading) {
  const rulesOf = indexRules(ruleset.rules);
  const judging = judgingWith(ruleset, reading);
  const seen = new Set<string>();
  const once = ({ reference: { kind, file } }: Target): boolean => {
    if (kind !== 'template' && kind !== 'parameters') return true;
    if (seen.has(file)) return false;
    seen.add(file);
    return true;
  };
  return targets
    .filter(once)
    .flatMap((target) => rulesOf(target).map((rule) => judge(rule, target, judging)));
}

function coverageOf(
  inputs: readonly AnalysisInput[],
  found: readonly FoundInput[],
  targets: readonly Target[],
  { leftOut }: Reading,
) {
  const filesOf = ({ path, parameters }: AnalysisInput): readonly string[] =>
    parameters === undefined ? [path] : [path, parameters];
  const files = new Set(inputs.flatMap(filesOf));
  const analyzed = new Set(
    found.flatMap(({ input, read }) => (read.kind === 'parameters' ? [] : filesOf(input))),
  );
  const count = (kind: Target['reference']['kind']): number =>
    targets.filter(({ reference }) => reference.kind === kind).length;
  return {
    files: files.size,
    filesAnalyzed: analyzed.size,
    deployments: count('deployment'),
    resources: count('resource'),
    notAnalyzed: [
      ...[...files]
        .filter((path) => !analyzed.has(path))
        .map((path) => ({ path, reason: 'it could not be read' })),
      ...[...leftOut].map(([path, reason]) => ({ path, reason })),
    ],
  };
}
