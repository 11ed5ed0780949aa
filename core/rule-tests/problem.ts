import type { Span } from '../source/span.js';

/** What is not as a test of a rule expects. */
export interface RuleTestProblem {
  /** One sentence without its full stop: what was expected, and what came. */
  readonly message: string;
  /** Where the rule file says what was expected. */
  readonly span: Span;
}
