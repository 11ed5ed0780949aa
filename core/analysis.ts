import type { ContextSettings, FailOn } from './config/config.js';
import type { Report } from './findings/report.js';
import type { Pack } from './ruleset/pack.js';
import type { Host } from './source/host.js';

/** What a run is asked for. Paths are relative to the host's root, with `/` between their parts. */
export interface AnalysisRequest {
  readonly tool: Report['tool'];
  readonly inputs: readonly AnalysisInput[];
  /** The user's configuration; where there is none, the built-in pack alone. */
  readonly config?: ConfigSource;
  /** What the command line says, which wins over the configuration. */
  readonly profile?: string;
  readonly failOn?: readonly FailOn[];
  readonly context?: ContextSettings;
  /**
   * Whether everything that uses a file is among the inputs, so that a suppression in it that met nothing is
   * known to be unused; true of every file where absent.
   */
  readonly judgedWhole?: (path: string) => boolean;
  /** The file of known findings, from the root; else what the configuration names. */
  readonly baseline?: string;
  /**
   * Judge only what these files (paths from the root, deleted ones among them) have a part in; everything
   * where the configuration or a rule is among them.
   */
  readonly changed?: ReadonlySet<string>;
  /**
   * Gives the text of a file (path from the root) in what a change is based on: then only the suppressions and the
   * baseline of that base count.
   */
  readonly base?: (path: string) => string | undefined;
  /**
   * Whether a file (path from the root) may be changed: then findings say how they could be repaired there. Every
   * repair is judged before it is told, which takes longer than the run; absent, none is looked for.
   */
  readonly mayChange?: (path: string) => boolean;
  /** Packs that come with groundrule (`azure`), by name, read when a configuration extends them. */
  readonly builtIn: ReadonlyMap<string, () => Pack>;
}

/** A file to judge. */
export interface AnalysisInput {
  /** A template, a Bicep file, a parameter file, or a named file whose shape will tell. */
  readonly path: string;
  /** A JSON parameter file to judge it with; a `.bicepparam` file names its template itself. */
  readonly parameters?: string;
  /** Named by the user, rather than found in a folder: a named file of no known kind is a problem. */
  readonly named: boolean;
}

/** The files of an input: what is judged, and the parameters it is judged with. */
export function filesOf({ path, parameters }: AnalysisInput): readonly string[] {
  return parameters === undefined ? [path] : [path, parameters];
}

/** A configuration as text, so that problems in it have a place. */
export interface ConfigSource {
  readonly path: string;
  readonly text: string;
  /** Where the configuration is one key of the file (`groundrule` of `package.json`). */
  readonly key?: string;
}

export type AnalysisAnswer =
  | {
      readonly kind: 'done';
      readonly report: Report;
      /** What makes the run fail: the request's, else the configuration's, else `error`. */
      readonly failOn: readonly FailOn[];
      /** The files that were judged, as findings name them under `target.file`. */
      readonly judged: readonly string[];
      /** The file of known findings that the request or the configuration names. */
      readonly baseline?: string;
    }
  /** The host has to fetch these files; then the run is to be asked for again. */
  | { readonly kind: 'pending'; readonly paths: readonly string[] };

/** The whole pipeline: pure and synchronous over a host. */
export type Analyze = (request: AnalysisRequest, host: Host) => AnalysisAnswer;
