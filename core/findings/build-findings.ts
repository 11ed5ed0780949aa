import type { Level } from '../config/classification.js';
import type { Reason, Verdict } from '../judging/verdict.js';
import type { Treat, Treatment } from '../ruleset/treatment.js';
import type { Location } from '../source/location.js';
import type { Span } from '../source/span.js';
import type { Finding, FindingFix, FindingSuppression } from './finding.js';
import { createFingerprints } from './fingerprint.js';
import type { Locator } from './locator.js';
import { type Ordered, worstFirst } from './order.js';

/** Edits of source files that make a rule pass. */
export interface ProposedFix {
  /** What they do, in a sentence without its end. */
  readonly description: string;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}

/** Gives the repairs of a verdict, the best first. */
export type FixesOf = (verdict: Verdict) => readonly ProposedFix[];

export interface FindingOptions {
  /** Make findings of unknown verdicts too. */
  readonly unknowns: boolean;
  /** By what a reason is accepted; the same object for whatever one suppression accepts. */
  readonly suppressionOf: (reason: Reason) => FindingSuppression | undefined;
  /** None are told where absent. */
  readonly fixesOf?: FixesOf;
}

/** A reason of a verdict, placed: what a finding is made of. */
interface Candidate {
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly kind: Finding['kind'];
  readonly location: Location;
  readonly treatment: Treatment;
  readonly suppression?: FindingSuppression;
}

/**
 * Findings of a run, worst first. A reason that stands at the same place under several parameter files
 * is one finding that lists them, where none or all of them are accepted by the same suppression.
 */
export function buildFindings(
  verdicts: readonly Verdict[],
  treat: Treat,
  locator: Locator,
  options: FindingOptions,
): readonly Finding[] {
  const candidates = verdicts.flatMap((verdict) => candidatesOf(verdict, treat, locator, options));
  const passing = passingFiles(verdicts);
  const groups = [...groupByPlace(candidates).values()].sort(([a], [b]) =>
    worstFirst(orderOf(a), orderOf(b)),
  );
  const fingerprints = fingerprintsOf(groups);
  return groups.map((group) => {
    const fixes = fixesOf(group, locator, options);
    const made = finding(group, passing, locator, fingerprints.get(group) ?? '');
    return fixes.length === 0 ? made : { ...made, fixes };
  });
}

/** Those that stand come first, so that accepting one of several alike leaves the others theirs. */
function fingerprintsOf(groups: readonly Group[]): ReadonlyMap<Group, string> {
  const fingerprint = createFingerprints();
  const stand = groups.filter(([{ suppression }]) => suppression === undefined);
  return new Map(
    [...new Set([...stand, ...groups])].map((group) => {
      const [{ verdict, reason }] = group;
      return [group, fingerprint(verdict, reason)];
    }),
  );
}

function candidatesOf(
  verdict: Verdict,
  treat: Treat,
  locator: Locator,
  options: FindingOptions,
): readonly Candidate[] {
  const kind = verdict.verdict;
  if (kind === 'pass' || kind === 'skip') return [];
  if (kind === 'unknown' && !options.unknowns) return [];
  return verdict.reasons
    .map((reason) => {
      const location = locator.at(reason.span);
      const treatment = treat(verdict.rule, location.path);
      const suppression = options.suppressionOf(reason);
      const candidate = { verdict, reason, kind, location, treatment };
      return suppression === undefined ? candidate : { ...candidate, suppression };
    })
    .filter((candidate) => !candidate.treatment.off);
}

/** Candidates that are one finding; the first speaks for all. */
type Group = readonly [Candidate, ...Candidate[]];

function groupByPlace(candidates: readonly Candidate[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, [Candidate, ...Candidate[]]>();
  for (const candidate of candidates) {
    const key = placeKey(candidate);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [candidate]);
    else group.push(candidate);
  }
  return groups;
}

/** What makes two reasons one finding: the same rule, resource, place, path and suppression. */
function placeKey({ verdict, reason, kind, location, suppression }: Candidate): string {
  const { target, rule } = verdict;
  const { path, startLine, startColumn, endLine, endColumn } = location;
  const place = [path, startLine, startColumn, endLine, endColumn];
  const accepted = suppression?.location;
  return JSON.stringify([
    [kind, rule.id, target.file, target.symbolicPath],
    [place, reason.path, accepted],
  ]);
}

/** The repairs of all that a finding speaks for, each once. */
function fixesOf(
  group: Group,
  locator: Locator,
  { fixesOf = () => [] }: FindingOptions,
): readonly FindingFix[] {
  const fixes = group.flatMap(({ verdict }) => fixesOf(verdict));
  const located = fixes.map(({ description, edits }) => ({
    description,
    edits: edits.map(({ span, text }) => ({ location: locator.at(span), text })),
  }));
  return [...new Map(located.map((fix) => [JSON.stringify(fix.edits), fix])).values()];
}

function targetKey({ rule, target }: Verdict): string {
  return JSON.stringify([rule.id, target.kind, target.file, target.symbolicPath]);
}

/** Parameter files under which a target passes a rule. */
function passingFiles(verdicts: readonly Verdict[]): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const verdict of verdicts) {
    const { parameters } = verdict.target;
    if (verdict.verdict !== 'pass' || parameters === undefined) continue;
    const key = targetKey(verdict);
    const known = files.get(key);
    if (known === undefined) files.set(key, [parameters]);
    else if (!known.includes(parameters)) known.push(parameters);
  }
  return files;
}

function orderOf(candidate: Candidate): Ordered {
  const { location, treatment, verdict } = candidate;
  const { severity } = treatment;
  return { level: levelOf(candidate), severity, location, ruleId: verdict.rule.id };
}

/** An unknown accuses nobody; a rule in error is as bad as a level can say. */
function levelOf({ kind, treatment }: Candidate): Level {
  if (kind === 'unknown') return 'note';
  return kind === 'error' ? 'error' : treatment.level;
}

function finding(
  group: Group,
  passing: ReadonlyMap<string, readonly string[]>,
  locator: Locator,
  fingerprint: string,
): Finding {
  const [first] = group;
  const { verdict, reason, kind, location, treatment, suppression } = first;
  const { rule, target } = verdict;
  const failing = new Set(group.map((one) => one.verdict.target.parameters));
  return {
    ruleId: rule.id,
    ...(rule.ref === undefined ? {} : { ref: rule.ref }),
    title: rule.title,
    kind,
    level: levelOf(first),
    severity: treatment.severity,
    pillar: rule.pillar,
    message: reason.message,
    location,
    related: reason.related.map((one, index) => ({
      id: index + 1,
      location: locator.at(one.span),
      message: one.message,
    })),
    target,
    ...(reason.path === undefined ? {} : { path: reason.path }),
    environments: {
      failing: [...failing].filter((file) => file !== undefined),
      passing: passing.get(targetKey(verdict)) ?? [],
    },
    fingerprint,
    ...(suppression === undefined ? {} : { suppression }),
    ...(kind === 'fail' && treatment.newer ? { newerThanPin: true } : {}),
  };
}
