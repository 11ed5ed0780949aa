/** One answer, of the reference or ours. `outcome` is in lower case. */
export interface Answer {
  readonly rule: string;
  readonly target: string;
  readonly type: string;
  readonly outcome: string;
}

/** An answer that only one side gave; ours is `none` where the rule did not apply, and so theirs. */
export interface Disagreement {
  readonly rule: string;
  readonly target: string;
  readonly type: string;
  readonly theirs: string;
  readonly ours: string;
  /** What was judged: paths below the recorded answers, or below the quickstarts. */
  readonly files: readonly string[];
}

export interface Agreement {
  readonly agreed: readonly Answer[];
  readonly disagreements: readonly Disagreement[];
}

/**
 * Compares as multisets, for some rows repeat: every answer of a rule on a target is paired with an equal
 * one of the other side; what is left over is paired as it comes, or stands alone.
 *
 * @param files what was judged
 */
export function compareAnswers(
  theirs: readonly Answer[],
  ours: readonly Answer[],
  files: readonly string[],
): Agreement {
  const places = new Map<string, { readonly theirs: Answer[]; readonly ours: Answer[] }>();
  const placeOf = ({ rule, target, type }: Answer) => {
    const key = `${rule}\n${target}\n${type}`.toLowerCase();
    const place = places.get(key) ?? { theirs: [], ours: [] };
    places.set(key, place);
    return place;
  };
  for (const answer of theirs) placeOf(answer).theirs.push(answer);
  for (const answer of ours) placeOf(answer).ours.push(answer);
  const agreed: Answer[] = [];
  const disagreements: Disagreement[] = [];
  for (const place of places.values()) {
    const left = place.theirs.filter((answer) => {
      const at = place.ours.findIndex(({ outcome }) => outcome === answer.outcome);
      if (at < 0) return true;
      place.ours.splice(at, 1);
      agreed.push(answer);
      return false;
    });
    for (let i = 0; i < Math.max(left.length, place.ours.length); i++) {
      const one = left[i] ?? place.ours[i];
      if (one === undefined) continue;
      const { rule, target, type } = one;
      disagreements.push({
        rule,
        target,
        type,
        theirs: left[i]?.outcome ?? 'none',
        ours: place.ours[i]?.outcome ?? 'none',
        files,
      });
    }
  }
  return { agreed, disagreements };
}
