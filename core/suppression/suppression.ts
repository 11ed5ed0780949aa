import type { WrittenSuppression } from '../config/config.js';
import type { SuppressionFault } from '../ruleset/suppression-rules.js';
import type { Span } from '../source/span.js';

/** A user's statement that findings are accepted: of which rules, where, why, and for how long. */
export interface Suppression extends WrittenSuppression {
  readonly by: 'comment' | 'metadata' | 'configuration';
  /** Where it is written. */
  readonly span: Span;
  readonly reach: Reach;
  /** What it is of, in words that stay the same when it is moved with it: the line, the resource. */
  readonly of: string;
}

/** Which findings a suppression reaches. */
export type Reach =
  /** What stands on a line, or whose resource, or a module around it, is declared there (1-based). */
  | { readonly kind: 'line'; readonly path: string; readonly line: number }
  /** What stands in a stretch of a file, or whose resource is declared in it. */
  | { readonly kind: 'within'; readonly span: Span }
  /** What stands in a file, whose resource is declared in it, or which it gives the parameters of. */
  | { readonly kind: 'file'; readonly path: string }
  /** Whose resource, or a module around it, is declared by the header that starts there. */
  | { readonly kind: 'declaration'; readonly header: Span }
  /** What meets all of some conditions; an absent one is met. */
  | {
      readonly kind: 'selection';
      readonly paths?: readonly string[];
      readonly types?: readonly string[];
      readonly names?: readonly string[];
    };

/** Something wrong with a suppression, to be told as a finding of its own. */
export interface Flaw {
  readonly fault: SuppressionFault;
  readonly span: Span;
  /** What is wrong, and what to do. */
  readonly message: string;
}
