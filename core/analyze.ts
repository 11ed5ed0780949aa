import type { AnalysisAnswer, AnalysisInput, AnalysisRequest, Analyze } from './analysis.js';
import { commentsIn } from './comments.js';
import type { Config } from './config/config.js';
import { readConfig } from './config/read-config.js';
import { expandInput } from './expand-input.js';
import { buildReport } from './findings/build-report.js';
import type { OpenFrontEnds, ReadInput } from './front-ends.js';
import { fileTarget } from './judging/file-targets.js';
import { judge } from './judging/judge.js';
import { indexRules } from './judging/rule-index.js';
import type { Target } from './judging/target.js';
import { targetsOf } from './judging/targets.js';
import { openFrontEnds } from './read-inputs.js';
import { linkDeployments } from './resources/graph.js';
import { loadRuleset } from './ruleset/load-ruleset.js';
import type { Ruleset } from './ruleset/ruleset.js';
import type { Host } from './source/host.js';
import { createReading, type Reading, readText } from './source/read-document.js';
import { recordReads } from './source/record-reads.js';
import { suppress } from './suppression/suppress.js';

/** The whole way from files to a report: rules, templates, expansion, verdicts, findings. */
export function analyzeWith(openFrontEnds: OpenFrontEnds): Analyze {
  return (request, host) => {
    const recorded = recordReads(host);
    const reading = createReading(recorded.host);
    const loaded = loadRuleset({ ...request, ...configOf(request, reading), host });
    if (loaded.kind === 'pending') return loaded;
    const { ruleset } = loaded;

    const inputs = readInputs(request.inputs, openFrontEnds(reading));
    const targets = inputs.flatMap(({ read }) => targetsOfInput(read, ruleset, reading));
    if (reading.pending.size > 0) return { kind: 'pending', paths: [...reading.pending].sort() };

    const verdicts = judgeAll(targets, ruleset, host);
    const suppressed = suppress({
      verdicts,
      ruleset,
      files: [...recorded.files.values()],
      commentsIn,
      now: host.now(),
      judgedWhole: request.judgedWhole ?? (() => true),
    });
    const facts = { ...coverageOf(request.inputs, inputs, targets, reading), tool: request.tool };
    const diagnostics = [...reading.diagnostics, ...ruleset.diagnostics];
    const failOn = request.failOn ?? ruleset.failOn;
    const unknowns = failOn.includes('unknown');
    const report = buildReport(
      verdicts,
      ruleset,
      { ...facts, diagnostics, suppressed },
      { unknowns },
    );
    return { kind: 'done', report, failOn } satisfies AnalysisAnswer;
  };
}

export const analyze: Analyze = analyzeWith(openFrontEnds);

/** The user's configuration; without one, what a configuration that says nothing means. */
function configOf(
  { config: source }: AnalysisRequest,
  reading: Reading,
): { readonly config: Config; readonly path: string } {
  if (source === undefined) return { config: {}, path: '' };
  const document = readText(source.path, source.text, reading);
  const root =
    source.key === undefined || document?.kind !== 'object'
      ? document
      : document.properties.get(source.key)?.value;
  if (root === undefined) return { config: {}, path: source.path };
  const { config, diagnostics } = readConfig(root);
  reading.diagnostics.push(...diagnostics);
  return { config, path: source.path };
}

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

function targetsOfInput(read: ReadInput, ruleset: Ruleset, reading: Reading): readonly Target[] {
  const root = linkDeployments(expandInput(read, ruleset.context, reading));
  if (read.kind === 'exported') {
    return targetsOf(root, { file: read.file.path }, { rootIsMadeUp: true });
  }
  const { template, parameters } = read;
  const file = template.file.path;
  const files = parameters === undefined ? { file } : { file, parameters: parameters.file.path };
  return [
    fileTarget('template', template),
    ...(parameters === undefined ? [] : [fileTarget('parameters', parameters)]),
    // A Bicep file, unlike a bare resource in JSON, can be deployed as it stands.
    ...targetsOf(root, files, {
      rootIsMadeUp: template.snippet && template.document !== undefined,
    }),
  ];
}

/** Judges every target; a file that several inputs read is judged once as a file. */
function judgeAll(targets: readonly Target[], ruleset: Ruleset, host: Host) {
  const rulesOf = indexRules(ruleset.rules);
  const judging = { option: ruleset.option, fact: ruleset.fact, now: () => host.now() };
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
  const analyzed = new Set(found.flatMap(({ input }) => filesOf(input)));
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
