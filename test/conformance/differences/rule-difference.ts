import type { Disagreement } from '../agreement.js';

/** A kind of verdict in which we differ from the reference on purpose. */
export interface RuleDifference {
  /** The rules concerned: their names, or what those begin with. */
  readonly rules: readonly string[];
  /** What we do and why; what the reference does instead. */
  readonly reason: string;
  /** A file that shows it: of the recorded inputs or, where it is seen on quickstarts, of their repository. */
  readonly shownBy: string;
  /** Where it is met, if not in the recorded inputs. */
  readonly seenOn?: 'quickstarts';
  /** Whether what one of the rules says is of this kind. */
  readonly covers: (found: Disagreement) => boolean;
}
