import type { SourceFile } from './source-file.js';
import type { Span } from './span.js';

/** A place as people and report formats count it: lines and columns 1-based, UTF-16 units, `endColumn` exclusive. */
export interface Location {
  /** Path relative to the root, `/` between its parts. */
  readonly path: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The one place where 0-based offsets become 1-based lines and columns. */
export function locate(span: Span): Location {
  const start = positionAt(span.file, span.start);
  const end = positionAt(span.file, Math.max(span.start, span.end));
  return {
    path: span.file.path,
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** Line and column (both 1-based) of an offset (0-based). */
export function positionAt(file: SourceFile, offset: number): { line: number; column: number } {
  const starts = file.lineStarts;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** The place where a span starts as messages name it: `12:5`, line and column, both 1-based. */
export function place(span: Span): string {
  const { line, column } = positionAt(span.file, span.start);
  return `${line}:${column}`;
}
