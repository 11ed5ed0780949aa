import { type AnalysisInput, type AnalysisRequest, filesOf } from './analysis.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { RunFacts } from './findings/build-report.js';
import type { OpenFrontEnds, ReadInput } from './front-ends.js';
import { judge } from './judging/judge.js';
import { indexRules } from './judging/rule-index.js';
import type { Target } from './judging/target.js';
import type { Verdict } from './judging/verdict.js';
import { judgingWith } from './judging-with.js';
import { type OwnConfig, readConfigSource } from './read-config-source.js';
import { loadRuleset } from './ruleset/load-ruleset.js';
import type { Ruleset } from './ruleset/ruleset.js';
import type { Host } from './source/host.js';
import { createReading, type Reading } from './source/read-document.js';
import { recordReads } from './source/record-reads.js';
import type { SourceFile } from './source/source-file.js';
import { targetsOfInput } from './targets-of-input.js';
import { touchedInputs } from './touched-inputs.js';

/** The inputs of a run, judged. */
export interface JudgedInputs {
  readonly kind: 'judged';
  readonly own: OwnConfig;
  readonly ruleset: Ruleset;
  readonly targets: readonly Target[];
  readonly verdicts: readonly Verdict[];
  /** The files that were judged: templates, Bicep files and files of exported resources. */
  readonly judged: readonly string[];
  /** Every source file that was read through the host, modules and parameter files among them. */
  readonly files: readonly SourceFile[];
  readonly coverage: Omit<RunFacts, 'tool' | 'diagnostics' | 'suppressed'>;
  /** What reading met so far; more problems may be added. */
  readonly reading: Reading;
}

/** The host is yet to fetch these files. */
export interface PendingFiles {
  readonly kind: 'pending';
  readonly paths: readonly string[];
}

/** The rules of a run, by which any of its inputs can be judged, as often as wanted. */
export interface OpenRules {
  readonly kind: 'rules';
  readonly own: OwnConfig;
  readonly ruleset: Ruleset;
  /** The files they were read from, those of built-in packs aside. */
  readonly paths: readonly string[];
  /** What is wrong with the user's configuration. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the configuration and the rules that it selects. */
export function openRules(request: AnalysisRequest, host: Host): OpenRules | PendingFiles {
  const reading = createReading(host);
  const own = readConfigSource(request.config, reading);
  const recorded = recordReads(host);
  const loaded = loadRuleset({ ...request, ...own, host: recorded.host });
  if (loaded.kind === 'pending') return loaded;
  const paths = [own.path, ...recorded.files.keys()];
  const { ruleset } = loaded;
  return { kind: 'rules', own, ruleset, paths, diagnostics: reading.diagnostics };
}

/** From files to verdicts: the templates, their expansion, the judging. */
export function judgeWith(
  { own, ruleset, paths, diagnostics }: OpenRules,
  request: AnalysisRequest,
  host: Host,
  openFrontEnds: OpenFrontEnds,
): JudgedInputs | PendingFiles {
  const recorded = recordReads(host);
  const reading = createReading(recorded.host);
  reading.diagnostics.push(...diagnostics);
  const wanted = wantedInputs(request, paths, reading);
  const inputs = readInputs(wanted, openFrontEnds(reading));
  const targets = inputs.flatMap(({ read }) => targetsOfInput(read, ruleset.context, reading));
  const verdicts = reading.pending.size > 0 ? [] : judgeAll(targets, ruleset, reading);
  if (reading.pending.size > 0) return { kind: 'pending', paths: [...reading.pending].sort() };
  return {
    kind: 'judged',
    own,
    ruleset,
    targets,
    verdicts,
    judged: [...new Set(inputs.map(({ read }) => fileOf(read)))],
    files: [...recorded.files.values()],
    coverage: coverageOf(request.inputs, wanted, inputs, targets, reading),
    reading,
  };
}

/** What is to be judged: everything, unless files are named that changed and no rule is among them. */
function wantedInputs(
  { inputs, changed }: AnalysisRequest,
  rules: readonly string[],
  reading: Reading,
): readonly AnalysisInput[] {
  if (changed === undefined || rules.some((path) => changed.has(path))) return inputs;
  return touchedInputs(inputs, changed, reading);
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

function fileOf(read: ReadInput): string {
  return (
    read.kind === 'template' ? read.template : read.kind === 'parameters' ? read.parameters : read
  ).file.path;
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
  all: readonly AnalysisInput[],
  inputs: readonly AnalysisInput[],
  found: readonly FoundInput[],
  targets: readonly Target[],
  { leftOut }: Reading,
) {
  const files = new Set(inputs.flatMap(filesOf));
  const analyzed = new Set(
    found.flatMap(({ input, read }) => (read.kind === 'parameters' ? [] : filesOf(input))),
  );
  const count = (kind: Target['reference']['kind']): number =>
    targets.filter(({ reference }) => reference.kind === kind).length;
  return {
    files: files.size,
    filesAnalyzed: analyzed.size,
    unchanged: new Set(all.flatMap(filesOf).filter((path) => !files.has(path))).size,
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
