import type { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import { tokenize } from './lexer/lexer.js';

/** The comments of a Bicep file or Bicep parameter file, their marks included, in source order. */
export function commentsOf(file: SourceFile): readonly Span[] {
  return tokenize(file).comments.map(({ span }) => span);
}
