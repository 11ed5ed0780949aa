import type { Level } from '../config/classification.js';
import type { Reason, Verdict } from '../judging/verdict.js';
import type { Treat, Treatment } from '../ruleset/treatment.js';
import type { Location } from '../source/location.js';
import type { Finding } from './finding.js';
import { createFingerprints } from './fingerprint.js';
import type { Locator } from './locator.js';
import { type Ordered, worstFirst } from './order.js';

export interface FindingOptions {
  /** Make findings of unknown verdicts too. */
  readonly unknowns: boolean;
}

/** A reason of a verdict, placed: what a finding is made of. */
interface Candidate {
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly kind: Finding['kind'];
  readonly location: Location;
  readonly treatment: Treatment;
}

/**
 * Findings of a run, worst first. A reason that stands at the same place under several parameter files
 * is one finding that lists them.
 */
export function buildFindings(
  verdicts: readonly Verdict[],
  treat: Treat,
  locator: Locator,
  options: FindingOptions,
): readonly Finding[] {
  const candidates = verdicts.flatMap((verdict) => candidatesOf(verdict, treat, locator, options));
  const groups = groupByPlace(candidates);
  const passing = passingFiles(verdicts);
  const fingerprint = createFingerprints();
  return [...groups.values()]
    .sort(([a], [b]) => (a && b ? worstFirst(orderOf(a), orderOf(b)) : 0))
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      return [finding(first, group, passing, locator, fingerprint(first.verdict, first.reason))];
    });
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
      return { verdict, reason, kind, location, treatment };
    })
    .filter((candidate) => !candidate.treatment.off);
}

function groupByPlace(candidates: readonly Candidate[]): ReadonlyMap<string, readonly Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const key = placeKey(candidate);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [candidate]);
    else group.push(candidate);
  }
  return groups;
}

/** What makes two reasons one finding: the same rule, resource, place and path. */
function placeKey({ verdict, reason, kind, location }: Candidate): string {
  const { target, rule } = verdict;
  const { path, startLine, startColumn, endLine, endColumn } = location;
  const place = [path, startLine, startColumn, endLine, endColumn];
  return JSON.stringify([kind, rule.id, target.file, target.symbolicPath, place, reason.path]);
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
  first: Candidate,
  group: readonly Candidate[],
  passing: ReadonlyMap<string, readonly string[]>,
  locator: Locator,
  fingerprint: string,
): Finding {
  const { verdict, reason, kind, location, treatment } = first;
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
    ...(kind === 'fail' && treatment.newer ? { newerThanPin: true } : {}),
  };
}
