import type { Host } from '../source/host.js';
import { createReading } from '../source/read-document.js';
import { compare, entryOf, mayBeKnown, readBaseline, writeBaseline } from './baseline.js';
import type { Report } from './report.js';

/** A baseline to be written. */
export interface RenewedBaseline {
  readonly text: string;
  /** How many findings it holds, and how many more and fewer than before. */
  readonly findings: number;
  readonly added: number;
  readonly removed: number;
}

/** What a run tells of the files that it judged. */
export interface JudgedReport {
  readonly report: Report;
  /** The files that were judged, as findings name them under `target.file`. */
  readonly judged: readonly string[];
}

/**
 * Renews a baseline (path from the root) by a run. `write`: it knows all that was found. `prune`: it forgets
 * what was not found again. In both, entries of files that were not judged stay while the file is there.
 */
export function renewBaseline(
  { report, judged }: JudgedReport,
  path: string,
  host: Host,
  how: 'write' | 'prune',
): RenewedBaseline {
  const isThere = host.readText(path).kind === 'text';
  const before = (isThere && readBaseline(path, createReading(host))) || [];
  const files = new Set(judged);
  const { known, gone } = compare(report.findings, before);
  const kept = gone.filter(
    ({ file }) => !files.has(file) && host.readText(file).kind !== 'missing',
  );
  const found = report.findings.filter(mayBeKnown);
  const held = how === 'write' ? found : found.filter((finding) => known.has(finding));
  const entries = [...held.map(entryOf), ...kept];
  return {
    text: writeBaseline(entries),
    findings: entries.length,
    added: held.filter((finding) => !known.has(finding)).length,
    removed: gone.length - kept.length,
  };
}
