import { readFileSync, writeFileSync } from 'node:fs';
import type { Disagreement } from './agreement.js';
import type { RuleDifference } from './differences/rule-difference.js';

/** Where differences were met when all was measured last: a record, so that pages are made without measuring. */
export interface MetDifferences {
  /** In the inputs of the measured answers. */
  readonly inputs: Met;
  readonly quickstarts: Met;
}

/** By the reason of a difference: what both sides said, and how often. */
export type Met = Readonly<Record<string, readonly MetVerdicts[]>>;

/** Results in which the sides gave the same two answers. */
export interface MetVerdicts {
  readonly theirs: string;
  readonly ours: string;
  readonly results: number;
  /** Ids, in the order of letters. */
  readonly rules: readonly string[];
  /** One of the results, by its target; its file where one is known. */
  readonly shownBy: { readonly type: string; readonly target: string; readonly input?: string };
}

const record = 'test/conformance/differences/met.json';

export function readMet(): MetDifferences {
  return JSON.parse(readFileSync(record, 'utf8'));
}

/** What is recorded of measured differences, of those that were met. */
export function metIn(onPurpose: ReadonlyMap<RuleDifference, readonly Disagreement[]>): Met {
  const byReason = new Map<string, Disagreement[]>();
  for (const [{ reason }, found] of onPurpose) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), ...found]);
  }
  const met = [...byReason].filter(([, found]) => found.length > 0);
  return Object.fromEntries(met.map(([reason, found]) => [reason, byVerdicts(found)]));
}

export function writeMet({
  inputs,
  quickstarts,
}: Readonly<Record<keyof MetDifferences, Parameters<typeof metIn>[0]>>): void {
  const met: MetDifferences = { inputs: metIn(inputs), quickstarts: metIn(quickstarts) };
  writeFileSync(record, `${JSON.stringify(met, null, 2)}\n`);
}

function byVerdicts(found: readonly Disagreement[]): readonly MetVerdicts[] {
  const pairs = new Map<string, Disagreement[]>();
  for (const one of found) {
    const pair = `${one.theirs}, ${one.ours}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), one]);
  }
  return [...pairs.keys()].sort().flatMap((pair) => {
    const same = [...(pairs.get(pair) ?? [])].sort(byPublicity);
    const [first] = same;
    if (first === undefined) return [];
    const { theirs, ours, type, target, input } = first;
    return {
      theirs,
      ours,
      results: same.length,
      rules: [...new Set(same.map(({ rule }) => rule))].sort(),
      shownBy: { type, target, ...(input === undefined ? {} : { input }) },
    };
  });
}

/** Results in files that anyone can open come first. */
function byPublicity(a: Disagreement, b: Disagreement): number {
  const rank = ({ input = '' }: Disagreement): number =>
    input === '' ? 2 : input.includes('/derived/') ? 1 : 0;
  const text = ({ rule, target, input = '' }: Disagreement): string =>
    `${input}\n${rule}\n${target}`;
  return rank(a) - rank(b) || (text(a) < text(b) ? -1 : 1);
}
