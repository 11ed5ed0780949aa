import type { Config } from './config/config.js';
import { buildReport } from './findings/build-report.js';
import type { Report } from './findings/report.js';
import { fileTarget } from './judging/file-targets.js';
import { judge } from './judging/judge.js';
import { indexRules } from './judging/rule-index.js';
import type { Target } from './judging/target.js';
import { targetsOf } from './judging/targets.js';
import type { BuiltInPacks } from './ruleset/gather-packs.js';
import { loadRuleset } from './ruleset/load-ruleset.js';
import type { Rule } from './ruleset/rule.js';
import type { Ruleset } from './ruleset/ruleset.js';
import type { Host } from './source/host.js';
import { createReading, type Reading } from './source/read-document.js';
import { expand } from './template/expand.js';
import type { FrontEnds, ReadTemplate } from './template/front-ends.js';

/** A template and, where one goes with it, a parameter file; paths from the root. */
export interface AnalysisInput {
  readonly template: string;
  readonly parameters?: string;
}

export interface AnalysisRequest {
  readonly inputs: readonly AnalysisInput[];
  /** The configuration, read and checked, and where it stands. */
  readonly config: Config;
  readonly configPath: string;
  /** The profile asked for, in place of the configuration's. */
  readonly profile?: string;
  readonly builtIn: BuiltInPacks;
  readonly frontEnds: FrontEnds;
  readonly host: Host;
  readonly tool: Report['tool'];
  /** Make findings of unknown verdicts too. */
  readonly unknowns: boolean;
  /** Address of a rule's documentation. */
  readonly helpUrl: (rule: Rule) => string | undefined;
}

/** A report, or the files that the host is to fetch before the engine is run again. */
export type Analysis =
  | { readonly kind: 'report'; readonly report: Report; readonly ruleset: Ruleset }
  | { readonly kind: 'pending'; readonly paths: readonly string[] };

/** The whole way from files to a report: rules, templates, expansion, verdicts, findings. */
export function analyze(request: AnalysisRequest): Analysis {
  const { config, configPath: path, host } = request;
  const loaded = loadRuleset({ ...request, path, config, host });
  if (loaded.kind === 'pending') return loaded;
  const { ruleset } = loaded;
  const reading = createReading(host);
  const targets = readTargets(request, ruleset, reading);
  if (reading.pending.size > 0) return { kind: 'pending', paths: [...reading.pending].sort() };

  const rulesOf = indexRules(ruleset.rules);
  const judging = { option: ruleset.option, fact: ruleset.fact, now: () => host.now() };
  const verdicts = targets.all.flatMap((target) =>
    rulesOf(target).map((rule) => judge(rule, target, judging)),
  );
  const report = buildReport(
    verdicts,
    ruleset,
    { ...request, ...factsOf(targets, reading, ruleset) },
    request,
  );
  return { kind: 'report', report, ruleset };
}

interface Targets {
  readonly all: readonly Target[];
  readonly files: readonly string[];
  /** Files that could not be read into a template or parameter values. */
  readonly failed: readonly string[];
}

/** Reads, expands and lists what is to be judged. A template is read once, however many parameter files it has. */
function readTargets(request: AnalysisRequest, ruleset: Ruleset, reading: Reading): Targets {
  const { inputs, frontEnds } = request;
  const all: Target[] = [];
  const failed = new Set<string>();
  const templates = new Map<string, ReadTemplate | undefined>();
  for (const input of inputs) {
    const { template: file, parameters } = input;
    if (!templates.has(file)) {
      const read = frontEnds.template(file, reading);
      templates.set(file, read);
      if (read !== undefined) all.push(fileTarget('template', read));
    }
    const read = templates.get(file);
    if (read === undefined) {
      failed.add(file);
      continue;
    }
    const given = parameters === undefined ? undefined : frontEnds.parameters(parameters, reading);
    if (given !== undefined) all.push(fileTarget('parameters', given));
    else if (parameters !== undefined) failed.add(parameters);
    const root = expand({
      template: read.template,
      name: parameters ?? file,
      context: ruleset.context,
      report: (problem) => reading.diagnostics.push(problem),
      loadLinkedTemplate: read.links,
      snippet: read.snippet,
      ...(given === undefined ? {} : { parameters: given.values }),
    });
    all.push(...targetsOf(root, parameters === undefined ? { file } : { file, parameters }));
  }
  const files = new Set(inputs.flatMap((one) => [one.template, one.parameters ?? one.template]));
  return { all, files: [...files], failed: [...failed] };
}

function factsOf({ all, files, failed }: Targets, reading: Reading, ruleset: Ruleset) {
  const count = (kind: Target['reference']['kind']): number =>
    all.filter(({ reference }) => reference.kind === kind).length;
  return {
    files: files.length,
    filesAnalyzed: files.length - failed.length,
    deployments: count('deployment'),
    resources: count('resource'),
    notAnalyzed: failed.map((path) => ({ path, reason: 'it could not be read' })),
    diagnostics: [...ruleset.diagnostics, ...reading.diagnostics],
  };
}
