import type { SarifTarget } from '../reporter.js';

/** What the reader of a SARIF file shows, accepts and needs. */
export interface SarifHost {
  /**
   * Results it shows of one run. Which ones it drops beyond that is not certain (github/docs#38085), so the
   * least severe are left out here.
   */
  readonly maxResults: number;
  /** It honours `suppressions`; GitHub shows suppressed results as open alerts (github/codeql-action#1230). */
  readonly suppressions: boolean;
  /** It shows fixes, snippets and logical locations; for others they would only make the file larger. */
  readonly details: boolean;
  /**
   * It links only paths that begin with a slash (microsoft/PSRule#3289), which none that is relative to a base
   * should: such a file breaks the rule SARIF1004 of the SARIF Multitool, and no other.
   */
  readonly leadingSlash: boolean;
  /** It wants to know the repository and the pipeline, and paths that say they are relative to the former. */
  readonly provenance: boolean;
}

const azureDevOps: SarifHost = {
  maxResults: 5_000,
  suppressions: true,
  details: true,
  leadingSlash: false,
  provenance: true,
};

export const sarifHosts: Readonly<Record<SarifTarget, SarifHost>> = {
  github: {
    maxResults: 5_000,
    suppressions: false,
    details: false,
    leadingSlash: false,
    provenance: false,
  },
  'azure-devops': azureDevOps,
  'azure-devops-scans': { ...azureDevOps, leadingSlash: true },
  generic: {
    maxResults: Number.POSITIVE_INFINITY,
    suppressions: true,
    details: true,
    leadingSlash: false,
    provenance: false,
  },
};
