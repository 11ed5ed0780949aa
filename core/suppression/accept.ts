import type { Reason, Verdict } from '../judging/verdict.js';
import type { Located } from '../source/shape.js';
import { indexByReach } from './reached.js';
import type { SelectRules } from './rule-selection.js';
import type { Suppression } from './suppression.js';

/** What came of holding suppressions against the verdicts of a run. */
export interface Acceptance {
  /** The suppression by which a reason is accepted; those not here stand. */
  readonly accepted: ReadonlyMap<Reason, Suppression>;
  /** The names of each suppression that met something, accepted or not. */
  readonly met: ReadonlyMap<Suppression, ReadonlySet<Located<string>>>;
}

/**
 * Finds for each reason of a verdict the suppression that accepts it: the nearest that names the rule and
 * has not expired. A rule in error is never accepted, for nobody knows what it would have said.
 *
 * @param today as `2027-01-31`, in UTC
 */
export function accept(
  verdicts: readonly Verdict[],
  suppressions: readonly Suppression[],
  rulesOf: SelectRules,
  today: string,
): Acceptance {
  const accepted = new Map<Reason, Suppression>();
  const met = new Map<Suppression, Set<Located<string>>>();
  if (suppressions.length === 0) return { accepted, met };
  const reaching = indexByReach(suppressions);
  for (const verdict of verdicts) {
    for (const reason of verdict.reasons) {
      for (const suppression of reaching(verdict, reason)) {
        const names = suppression.rule.filter((name) => rulesOf(name).has(verdict.rule));
        if (names.length === 0) continue;
        const known = met.get(suppression) ?? new Set();
        met.set(suppression, known);
        for (const name of names) known.add(name);
        if (verdict.verdict === 'error' || hasExpired(suppression, today)) continue;
        if (!accepted.has(reason)) accepted.set(reason, suppression);
      }
    }
  }
  return { accepted, met };
}

/** Whether the last day on which a suppression counts has passed. */
export function hasExpired({ until }: Suppression, today: string): boolean {
  return until !== undefined && until < today;
}
