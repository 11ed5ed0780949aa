import type { SourceFile } from './source-file.js';

/** A stretch of a source file. Offsets are 0-based UTF-16 units; `end` is exclusive. */
export interface Span {
  readonly file: SourceFile;
  readonly start: number;
  readonly end: number;
}

/** The smallest span that holds both; both must lie in the same file. */
export function spanBetween(first: Span, last: Span): Span {
  return {
    file: first.file,
    start: Math.min(first.start, last.start),
    end: Math.max(first.end, last.end),
  };
}

/** The text under a span. */
export function textOf(span: Span): string {
  return span.file.text.slice(span.start, span.end);
}
