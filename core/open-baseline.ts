import type { AnalysisRequest } from './analysis.js';
import type { FailOn } from './config/config.js';
import { diagnostic } from './diagnostics/diagnostic.js';
import { type BaselineEntry, readBaseline } from './findings/baseline.js';
import type { JudgedInputs } from './judge-inputs.js';
import { folderOf, resolvePath } from './source/paths.js';

/** A baseline that is to be used, and what it holds; without entries where it could not be read. */
export interface OpenBaseline {
  /** From the root. */
  readonly path: string;
  readonly entries: readonly BaselineEntry[] | undefined;
}

/** The baseline that the request names, else the configuration; problems go to the reading of the run. */
export function openBaseline(
  request: AnalysisRequest,
  { own, reading }: Pick<JudgedInputs, 'own' | 'reading'>,
  failOn: readonly FailOn[],
): OpenBaseline | undefined {
  const written = own.config.baseline;
  const path = request.baseline ?? (written && resolvePath(folderOf(own.path), written.value));
  if (path !== undefined) return { path, entries: readBaseline(path, reading) };
  if (written !== undefined) {
    reading.diagnostics.push(diagnostic('ruleset/outside-root', written.span, written.value));
  } else if (failOn.includes('new')) {
    reading.diagnostics.push(diagnostic('baseline/needed', undefined));
  }
  return undefined;
}
