import type {
  Finding,
  Report,
  ReportedDiagnostic,
  ReportedRule,
  ReportedVerdict,
  TargetReference,
} from '../core/index.js';
import { validateReport } from './built/validators.js';
import { formatVersion } from './json.js';
import { lineHasher } from './sarif/line-hash.js';
import { schemaProblems } from './schema-problems.js';

export type ReadReport =
  | { readonly kind: 'report'; readonly report: Report }
  /** A sentence that says why the text is no report. */
  | { readonly kind: 'problem'; readonly problem: string };

/**
 * Reads what the json format wrote.
 *
 * @param sourceOf the text of a file of the repository, where it is there; used for excerpts, if the lines
 *   of the findings are still what they were
 */
export function readJsonReport(
  text: string,
  sourceOf: (path: string) => string | undefined,
): ReadReport {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { kind: 'problem', problem: 'It is no JSON.' };
  }
  const [problem] = schemaProblems(validateReport, parsed);
  if (problem !== undefined) {
    return {
      kind: 'problem',
      problem: `It is no report of format version ${formatVersion}, as --format json writes it: ${problem}.`,
    };
  }
  return { kind: 'report', report: reportOf(parsed as Document, sourceOf) };
}

/** The document as `schemas/report.schema.json` describes it. */
interface Document extends Pick<Report, 'tool' | 'coverage' | 'suppressions' | 'baseline'> {
  readonly diagnostics: readonly ReportedDiagnostic[];
  readonly findings: readonly WrittenFinding[];
  readonly rules: readonly WrittenRule[];
  readonly verdicts?: readonly WrittenVerdict[];
}

interface WrittenTarget extends Pick<TargetReference, 'file' | 'parameters'> {
  readonly target: Omit<TargetReference, 'file' | 'parameters'>;
}

interface WrittenFinding extends Omit<Finding, 'ruleId' | 'target'>, WrittenTarget {
  readonly rule: string;
  readonly lineHash?: string;
}

interface WrittenRule extends Omit<ReportedRule, 'labels'> {
  readonly labels: Readonly<Record<string, readonly string[]>>;
}

type WrittenVerdict = Omit<ReportedVerdict, 'target'> & WrittenTarget;

function reportOf(document: Document, sourceOf: (path: string) => string | undefined): Report {
  const { tool, coverage, diagnostics, findings, rules, suppressions, baseline } = document;
  const { verdicts = [] } = document;
  return {
    tool,
    coverage,
    suppressions,
    ...(baseline === undefined ? {} : { baseline }),
    diagnostics,
    findings: findings.map(findingOf),
    verdicts: verdicts.map(({ file, parameters, target, ...verdict }) => ({
      ...verdict,
      target: targetOf({ file, target, parameters }),
    })),
    rules: rules.map((rule) => ({ ...rule, labels: new Map(Object.entries(rule.labels)) })),
    sources: sourcesOf(document, sourceOf),
  };
}

function findingOf(written: WrittenFinding): Finding {
  const { rule, file, parameters, target, lineHash: _lineHash, ...finding } = written;
  return { ...finding, ruleId: rule, target: targetOf({ file, target, parameters }) };
}

function targetOf(written: {
  readonly file: string;
  readonly target: WrittenTarget['target'];
  readonly parameters: string | undefined;
}): TargetReference {
  const { file, parameters, target } = written;
  return { ...target, file, ...(parameters === undefined ? {} : { parameters }) };
}

/** Texts of the files that the report points into, without those whose lines have changed since. */
function sourcesOf(
  { findings, diagnostics }: Document,
  sourceOf: (path: string) => string | undefined,
): ReadonlyMap<string, string> {
  const paths = [
    ...findings.flatMap(({ location, related }) => [
      location.path,
      ...related.map((one) => one.location.path),
    ]),
    ...diagnostics.flatMap(({ location }) => (location === undefined ? [] : [location.path])),
  ];
  const sources = new Map<string, string>();
  for (const path of new Set(paths)) {
    const text = sourceOf(path);
    if (text !== undefined) sources.set(path, text);
  }
  const hashOf = lineHasher(sources);
  const changed = findings.filter(
    ({ location, lineHash }) => lineHash !== undefined && hashOf(location) !== lineHash,
  );
  for (const { location } of changed) sources.delete(location.path);
  return sources;
}
