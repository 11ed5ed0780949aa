import type { Span } from '../source/span.js';

/** A change of a source file: what stands at the span is replaced by a text. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** Makes edits of one text that do not meet each other. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: put } of [...edits].sort((a, b) => a.span.start - b.span.start)) {
    parts.push(text.slice(at, span.start), put);
    at = span.end;
  }
  return [...parts, text.slice(at)].join('');
}

/** Whether two edits change the same text, or texts side by side. */
export function meet(a: Edit, b: Edit): boolean {
  return (
    a.span.file.path === b.span.file.path &&
    a.span.start <= b.span.end &&
    b.span.start <= a.span.end
  );
}
