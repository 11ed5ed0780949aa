import { matchAlike } from './match-alike.js';
import type { Flaw, Suppression } from './suppression.js';

/** Suppressions, told apart by whether what a change is based on has them too. */
export interface ComparedWithBase {
  readonly known: readonly Suppression[];
  /** What is wrong with those that the change brings. */
  readonly flaws: readonly Flaw[];
}

/**
 * Finds which suppressions the base has: in the same file, of the same line or resource, with the same rules, reason and
 * day. Each of the base's stands for one.
 */
export function compareWithBase(
  suppressions: readonly Suppression[],
  base: readonly Suppression[],
): ComparedWithBase {
  const { matched } = matchAlike(suppressions, base, [keyOf]);
  const known = suppressions.filter((one) => matched.has(one));
  const flaws = suppressions
    .filter((one) => !matched.has(one))
    .map(({ span, reason }): Flaw => {
      const message = `The base of the change has no such suppression here, so it accepts nothing. Its reason was: ${reason}`;
      return { fault: 'refused', span, message };
    });
  return { known, flaws };
}

function keyOf({ by, span, rule, reason, until, reach, of }: Suppression): string {
  const names = rule.map(({ value }) => value);
  return JSON.stringify([by, span.file.path, names, reason, until, reach.kind, of]);
}
