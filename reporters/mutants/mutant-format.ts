import type { MutantResult, MutationReport } from '../../core/index.js';

/** One form in which the outcome of mutating rules is written. Pure, like a reporter. */
export interface MutantFormat {
  /** The whole document, ending in a line break. */
  render(
    report: MutationReport,
    options: { readonly colour: boolean; readonly width: number },
  ): string;
}

export interface MutantCounts {
  readonly total: number;
  readonly noticed: number;
  readonly explained: number;
  readonly survived: number;
  /** Of 100 mutants, how many are noticed or explained; 100 where there are none. */
  readonly score: number;
}

export function countMutants(mutants: readonly MutantResult[]): MutantCounts {
  const count = (state: MutantResult['state']): number =>
    mutants.filter((mutant) => mutant.state === state).length;
  const total = mutants.length;
  const survived = count('survived');
  const score = total === 0 ? 100 : ((total - survived) / total) * 100;
  return { total, noticed: count('noticed'), explained: count('explained'), survived, score };
}
