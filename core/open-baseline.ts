import type { AnalysisRequest } from './analysis.js';
import type { FailOn } from './config/config.js';
import { diagnostic } from './diagnostics/diagnostic.js';
import { type BaselineEntry, readBaseline } from './findings/baseline.js';
import type { JudgedInputs } from './judge-inputs.js';
import type { FileAnswer } from './source/host.js';
import { folderOf, resolvePath } from './source/paths.js';
import type { Reading } from './source/read-document.js';

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
  if (path !== undefined) {
    return { path, entries: readBaseline(path, inBase(reading, request.base)) };
  }
  if (written !== undefined) {
    reading.diagnostics.push(diagnostic('ruleset/outside-root', written.span, written.value));
  } else if (failOn.includes('new')) {
    reading.diagnostics.push(diagnostic('baseline/needed', undefined));
  }
  return undefined;
}

/** The same reading, of files as they are in the base where there is one. */
function inBase(reading: Reading, base: AnalysisRequest['base']): Reading {
  if (base === undefined) return reading;
  const readText = (path: string): FileAnswer => {
    const text = base(path);
    return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
  };
  return { ...reading, host: { now: () => reading.host.now(), readText } };
}
