import { diagnostic } from '../diagnostics/diagnostic.js';
import { isAboutSuppressions } from '../ruleset/suppression-rules.js';
import { type Reading, readDocument } from '../source/read-document.js';
import { list, oneOf, readShape, record, type ShapeType, text } from '../source/shape.js';
import { matchAlike } from '../suppression/match-alike.js';
import type { Finding } from './finding.js';
import { withoutIndexes } from './fingerprint.js';
import type { Report } from './report.js';

const entryShape = record(
  'A known finding',
  {
    fingerprint: text('Fingerprint of the finding'),
    rule: text('Id of the rule'),
    file: text('The file that was judged, from the root'),
    type: text('Type of the resource'),
    name: text('Name of the resource'),
    path: text('Property path that decided'),
  },
  ['fingerprint', 'rule', 'file', 'type', 'name'],
);

const formatVersion = '1';
const baselineShape = record(
  'A baseline: the findings that are known',
  {
    formatVersion: oneOf([formatVersion], 'Format of this file'),
    findings: list(entryShape, 'The known findings'),
  },
  ['formatVersion', 'findings'],
);

/** A known finding: its fingerprint, and what a person who reads the file wants to know. */
export type BaselineEntry = ShapeType<typeof entryShape>;

/** Reads a baseline (path from the root); undefined after saying why there is none. */
export function readBaseline(path: string, reading: Reading): readonly BaselineEntry[] | undefined {
  if (reading.host.readText(path).kind === 'missing') {
    reading.diagnostics.push(diagnostic('baseline/missing', path, path));
    return undefined;
  }
  const before = reading.diagnostics.length;
  const root = readDocument(path, reading);
  const broken = reading.diagnostics.slice(before).some(({ kind }) => kind !== 'notice');
  if (root === undefined || broken) return undefined;
  const { value, diagnostics } = readShape(baselineShape, root, 'the baseline');
  reading.diagnostics.push(...diagnostics);
  return value?.findings;
}

/** The text of a baseline, a line for each finding in an order of its own, so that changes read well. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries
    .map(({ rule, file, type, name, path, fingerprint }) =>
      JSON.stringify({ rule, file, type, name, path, fingerprint }),
    )
    .sort()
    .map((line) => `    ${line}`);
  const findings = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "formatVersion": "${formatVersion}",\n  "findings": ${findings}\n}\n`;
}

/** Whether a baseline may know a finding: a fail that stands. Rules in error, unknowns and what is wrong with suppressions are no debt. */
export function mayBeKnown({ kind, suppression, ruleId }: Finding): boolean {
  return kind === 'fail' && suppression === undefined && !isAboutSuppressions(ruleId);
}

/** A finding as a baseline holds it. */
export function entryOf({ ruleId, target, path, fingerprint }: Finding): BaselineEntry {
  const { file, type, name } = target;
  const base = { fingerprint, rule: ruleId, file, type, name };
  return path === undefined ? base : { ...base, path };
}

/** What came of holding a baseline against findings. */
export interface Compared {
  readonly known: ReadonlySet<Finding>;
  /** Entries that no finding answers to: repaired, or not judged in this run. */
  readonly gone: readonly BaselineEntry[];
}

/** What makes a finding and an entry alike, the strictest first. */
const likeness: readonly ((entry: BaselineEntry) => string)[] = [
  (entry) => `${entry.fingerprint} ${resourceKey(entry)} ${entry.path}`,
  (entry) => `${resourceKey(entry)} ${entry.path}`,
  (entry) => `${resourceKey(entry)} ${withoutIndexes(entry.path ?? '')}`,
  ({ fingerprint }) => fingerprint,
];

/**
 * Finds the known findings, each entry for one of them: first those that are the same in everything, then
 * those of a resource with the same name (it got another symbol, or went into a module), then those with the
 * same fingerprint (it got another name).
 */
export function compare(
  findings: readonly Finding[],
  baseline: readonly BaselineEntry[],
): Compared {
  const candidates = findings
    .filter(mayBeKnown)
    .map((finding) => ({ ...entryOf(finding), finding }));
  const { matched, left } = matchAlike(candidates, baseline, likeness);
  return { known: new Set([...matched.keys()].map(({ finding }) => finding)), gone: left };
}

/** The report with every finding told to be known or new. @param judged the files that were judged */
export function markKnown(
  report: Report,
  path: string,
  baseline: readonly BaselineEntry[],
  judged: readonly string[],
): Report {
  const { known, gone: unmet } = compare(report.findings, baseline);
  const gone = unmet.filter(({ file }) => judged.includes(file));
  const findings = report.findings.map((finding) =>
    mayBeKnown(finding) ? { ...finding, known: known.has(finding) } : finding,
  );
  return { ...report, findings, baseline: { path, known: known.size, gone: gone.length } };
}

function resourceKey({ rule, file, type, name }: BaselineEntry): string {
  return JSON.stringify([rule.toLowerCase(), file, type.toLowerCase(), name]);
}
