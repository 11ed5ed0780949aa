import type { Report } from '../core/index.js';

/** One output format. Pure: the same report and options give the same text, and nothing else happens. */
export interface Reporter {
  /** The name given to `--format`. */
  readonly name: string;
  /** The whole document, ending in a line break. Never throws, whatever names the input holds. */
  render(report: Report, options?: Partial<ReportOptions>): string;
  /**
   * What a limit of the format's reader kept out of the document, one sentence each, for whoever
   * started the run. Absent for formats without limits.
   */
  omissions?(report: Report, options?: Partial<ReportOptions>): readonly string[];
}

/** What a caller may choose. Every format reads what concerns it and ignores the rest. */
export interface ReportOptions {
  /** Write ANSI colours. */
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** List every verdict, passes and skips included (json). */
  readonly verdicts: boolean;
  /** Write passes as well (junit), so that trends can be read. */
  readonly passes: boolean;
  /** Who reads the SARIF file: each host has rules and limits of its own. */
  readonly sarifTarget: SarifTarget;
  /** Tells several analyses of one commit apart (SARIF `automationDetails`); none leaves it to the uploader. */
  readonly category: string | undefined;
  /** Where the run takes place (SARIF for Azure DevOps). */
  readonly build: BuildFacts;
  /** Whether accepted findings are written; by default as the format's reader understands them. */
  readonly suppressed: 'omit' | 'include' | undefined;
  /** Most UTF-8 bytes of a markdown document. */
  readonly maxBytes: number;
}

/**
 * - `github`: code scanning
 * - `azure-devops`: GitHub Advanced Security for Azure DevOps
 * - `azure-devops-scans`: the scans tab of a build, which wants paths with a leading slash
 * - `generic`: any other viewer; nothing is cut
 */
export const sarifTargets = ['github', 'azure-devops', 'azure-devops-scans', 'generic'] as const;
export type SarifTarget = (typeof sarifTargets)[number];

/** The repository and the pipeline of a run, as far as its surroundings tell. */
export interface BuildFacts {
  readonly repository?: {
    /** `https://…`, without the name of a user in it. */
    readonly uri: string;
    readonly revision?: string;
    readonly branch?: string;
  };
  /** The Azure Pipelines run. */
  readonly pipeline?: {
    readonly organization: string;
    readonly project: string;
    readonly definitionId: string;
    readonly definitionName: string;
    readonly phaseId: string;
    readonly phaseName: string;
    readonly buildId: string;
  };
}

export const defaultOptions: ReportOptions = {
  colour: false,
  width: 100,
  verdicts: false,
  passes: true,
  sarifTarget: 'github',
  category: undefined,
  build: {},
  suppressed: undefined,
  // A pull request comment holds 65,536 characters; a job summary holds more.
  maxBytes: 65_000,
};
