import type { EvaluationScope } from '../expressions/scope.js';
import type { Value } from '../expressions/value.js';

/** One round of a copy loop that expressions stand in. */
export interface LoopRound {
  /** The loop's name, where it has one. */
  readonly name: string | undefined;
  /**
   * `copyIndex()` without a name means the loop over the resource or output, even inside the loop of
   * a property.
   */
  readonly of: 'declaration' | 'property';
  /** 0-based. */
  readonly index: Value;
}

/** The scope inside one round of a loop. */
export function withLoop(outer: EvaluationScope, round: LoopRound): EvaluationScope {
  const name = round.name?.toLowerCase();
  return {
    ...outer,
    copyIndex(loop) {
      if (loop !== undefined) {
        return loop.toLowerCase() === name ? round.index : outer.copyIndex(loop);
      }
      if (round.of === 'declaration') return round.index;
      return outer.copyIndex(undefined) ?? round.index;
    },
  };
}
