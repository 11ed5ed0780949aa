import type { Span } from './span.js';

/** A comment of a source file. */
export interface Comment {
  /** With its marks (`//`, `/*`). */
  readonly span: Span;
  /**
   * Offset of the code it stands above: the next that is no comment, and no decorator of a declaration;
   * absent where none follows.
   */
  readonly above?: number;
}
