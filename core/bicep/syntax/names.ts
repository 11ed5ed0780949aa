import type { Span } from '../../source/span.js';

/** A name where it is written: of a declaration, a property, a function, a type. Keywords are names too. */
export interface Identifier {
  readonly kind: 'identifier';
  readonly name: string;
  readonly span: Span;
}

/**
 * What stands where a part could not be read. A diagnostic says why, so whoever meets one adds no other.
 * The span covers the text that was passed over, and is empty where a part is missing.
 */
export interface ErrorNode {
  readonly kind: 'error';
  readonly span: Span;
}
