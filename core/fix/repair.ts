import { applyEdits, type Edit, meet } from './edit.js';

/** Edits that belong together, and the verdicts that they are to turn into passes. */
export interface Candidate {
  readonly edits: readonly Edit[];
  readonly verdicts: readonly string[];
}

/** How files are judged, as far as a repair looks at it. Verdicts are named by a key of their own. */
export interface Judgement {
  readonly passing: ReadonlySet<string>;
  /** The verdicts that are not passes, each with the number of its reasons. */
  readonly failing: ReadonlyMap<string, number>;
  /** What could not be read or judged. */
  readonly problems: ReadonlySet<string>;
  /** What could be tried, the best first. */
  readonly candidates: readonly Candidate[];
}

/** New texts of files, by path. */
export type Texts = ReadonlyMap<string, string>;

/** Judges whatever an edit may have a part in, as the texts would make it. */
export type JudgeTexts = (texts: Texts) => Judgement;

export interface Repaired {
  readonly texts: Texts;
  /** The verdicts that pass now. */
  readonly fixed: ReadonlySet<string>;
}

/** Each round settles what does not meet; an object that many rules add to takes a round for each. */
const mostRounds = 200;

/**
 * Makes the edits that help. An edit is kept only if every verdict that it is for passes with it, no other verdict
 * fails more than before and no new problem is met. What meets another edit waits for the next round, where it
 * is proposed anew from what the text is then.
 *
 * @param before how things stand, of which `judge` may look at a part
 * @param refused takes up what was tried in vain, and keeps it from being tried again
 */
export function repair(before: Judgement, judge: JudgeTexts, refused: Set<string>): Repaired {
  let texts: Texts = new Map();
  let now = before;
  const fixed = new Set<string>();
  for (let round = 0; round < mostRounds; round++) {
    const wanted = apart(now.candidates.filter((one) => !refused.has(keyOf(one))));
    if (wanted.length === 0) break;
    const { kept, after } = settle(wanted, { texts, before: now, judge, refused });
    for (const verdict of kept.flatMap(({ verdicts }) => verdicts)) fixed.add(verdict);
    texts = withEdits(texts, kept);
    now = after;
  }
  return { texts, fixed };
}

/**
 * The candidates that `repair` would keep, each as an edit of the texts as they are: of those that are for the
 * same verdicts, the first.
 */
export function confirm(before: Judgement, judge: JudgeTexts): readonly Candidate[] {
  const confirmed: Candidate[] = [];
  const helped = new Set<string>();
  let left = before.candidates;
  while (left.length > 0) {
    const wanted = apart(left);
    const round = { texts: new Map(), before, judge, refused: new Set<string>() };
    const { kept } = settle(wanted, round);
    confirmed.push(...kept);
    for (const verdict of kept.flatMap(({ verdicts }) => verdicts)) helped.add(verdict);
    left = left.filter(
      (one) => !wanted.includes(one) && !one.verdicts.every((verdict) => helped.has(verdict)),
    );
  }
  return confirmed;
}

interface Round {
  readonly texts: Texts;
  readonly before: Judgement;
  readonly judge: JudgeTexts;
  readonly refused: Set<string>;
}

/** What of a round is kept, and how things stand with it. */
interface Settled {
  readonly kept: readonly Candidate[];
  readonly after: Judgement;
}

/** Tries all together, and where that does harm, its halves one after the other. */
function settle(wanted: readonly Candidate[], round: Round): Settled {
  const kept: Candidate[] = [];
  let settled = round.before;
  const attempt = (group: readonly Candidate[]): void => {
    const all = [...kept, ...group];
    const after = round.judge(withEdits(round.texts, all));
    if (helps(all, round.before, after)) {
      kept.push(...group);
      settled = after;
    } else if (group.length === 1) {
      for (const one of group) round.refused.add(keyOf(one));
    } else {
      const middle = group.length >> 1;
      attempt(group.slice(0, middle));
      attempt(group.slice(middle));
    }
  };
  attempt(wanted);
  return { kept, after: settled };
}

function helps(candidates: readonly Candidate[], before: Judgement, after: Judgement): boolean {
  const passes = (verdict: string) => after.passing.has(verdict) && !after.failing.has(verdict);
  return (
    candidates.every(({ verdicts }) => verdicts.every(passes)) &&
    [...after.failing].every(
      ([verdict, reasons]) => reasons <= (before.failing.get(verdict) ?? 0),
    ) &&
    [...after.problems].every((problem) => before.problems.has(problem))
  );
}

/** Candidates of which no edit meets one of another; those that come first win. */
function apart(candidates: readonly Candidate[]): readonly Candidate[] {
  const chosen: Candidate[] = [];
  const taken = new Map<string, Edit[]>();
  for (const candidate of candidates) {
    const others = ({ span }: Edit): readonly Edit[] => taken.get(span.file.path) ?? [];
    if (candidate.edits.some((edit) => others(edit).some((other) => meet(edit, other)))) continue;
    chosen.push(candidate);
    for (const edit of candidate.edits) taken.set(edit.span.file.path, [...others(edit), edit]);
  }
  return chosen;
}

/** The same however the text around it moves. */
function keyOf({ edits, verdicts }: Candidate): string {
  return JSON.stringify([verdicts, edits.map(({ span, text }) => [span.file.path, text])]);
}

function withEdits(texts: Texts, candidates: readonly Candidate[]): Texts {
  const byFile = new Map<string, Edit[]>();
  for (const edit of candidates.flatMap(({ edits }) => edits)) {
    const others = byFile.get(edit.span.file.path);
    if (others === undefined) byFile.set(edit.span.file.path, [edit]);
    else others.push(edit);
  }
  const changed = [...byFile].map(([path, edits]): [string, string] => [
    path,
    applyEdits(edits[0]?.span.file.text ?? '', edits),
  ]);
  return new Map([...texts, ...changed]);
}
