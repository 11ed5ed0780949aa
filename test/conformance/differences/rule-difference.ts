import type { Disagreement } from '../agreement.js';

/** A kind of verdict in which we differ from the reference on purpose. */
export interface RuleDifference {
  /** Why ours is right. */
  readonly reason: string;
  /** Where it is met, if not in the recorded inputs. */
  readonly seenOn?: 'quickstarts';
  readonly covers: (found: Disagreement) => boolean;
}
