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
  readonly candidates: readonly Candidate[];
}

/** New texts of files, by path. */
export type Texts = ReadonlyMap<string, string>;

/**
 * Judges the files as the texts would make them.
 *
 * @param changed files, of whose users alone the judgement has to speak; of everything where absent
 */
export type JudgeTexts = (texts: Texts, changed?: ReadonlySet<string>) => Judgement;

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
 */
export function repair(judge: JudgeTexts): Repaired {
  let texts: Texts = new Map();
  const fixed = new Set<string>();
  const refused = new Set<string>();
  for (let round = 0; round < mostRounds; round++) {
    const before = judge(texts);
    const wanted = apart(before.candidates.filter((one) => !refused.has(keyOf(one))));
    if (wanted.length === 0) break;
    const kept = settle(wanted, { texts, before, judge, refused });
    for (const verdict of kept.flatMap(({ verdicts }) => verdicts)) fixed.add(verdict);
    texts = withEdits(texts, kept);
  }
  return { texts, fixed };
}

interface Round {
  readonly texts: Texts;
  readonly before: Judgement;
  readonly judge: JudgeTexts;
  readonly refused: Set<string>;
}

/** Tries all together, and where that does harm, its halves one after the other. */
function settle(wanted: readonly Candidate[], round: Round): readonly Candidate[] {
  const kept: Candidate[] = [];
  const attempt = (group: readonly Candidate[]): void => {
    const all = [...kept, ...group];
    const changed = new Set(all.flatMap(({ edits }) => edits.map(({ span }) => span.file.path)));
    const after = round.judge(withEdits(round.texts, all), changed);
    if (helps(all, round.before, after)) {
      kept.push(...group);
    } else if (group.length === 1) {
      for (const one of group) round.refused.add(keyOf(one));
    } else {
      const middle = group.length >> 1;
      attempt(group.slice(0, middle));
      attempt(group.slice(middle));
    }
  };
  attempt(wanted);
  return kept;
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
