import type { Span } from './span.js';

/** A token of code. Line breaks are tokens where the language gives them a meaning. */
export interface WrittenToken {
  readonly kind: 'open' | 'close' | 'comma' | 'break' | 'other';
  /** Offsets in the file; `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

export type Scalar = string | number | boolean | null;

/** How values are written in a language, for what changes source files. */
export interface WrittenLanguage {
  readonly tokens: (text: string) => readonly WrittenToken[];
  /** Whether members on lines of their own have commas between them. */
  readonly commas: boolean;
  readonly key: (name: string) => string;
  /** A value as it is written; undefined where it cannot be. */
  readonly scalar: (value: Scalar) => string | undefined;
  /** What to write in the place of the literal at a span; undefined where none stands there or the value does not fit. */
  readonly inPlaceOf: (literal: Span, value: Scalar) => string | undefined;
}
