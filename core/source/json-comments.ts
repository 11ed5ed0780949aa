import type { Comment } from './comment.js';
import { advance, createLexer } from './json-lexer.js';
import type { SourceFile } from './source-file.js';

/** The comments of a JSON file, in source order. Reads tokens only, no tree. */
export function jsonComments(file: SourceFile): readonly Comment[] {
  const lexer = createLexer(file.text, () => {});
  const found: Comment[] = [];
  do {
    advance(lexer);
    for (const [start, end] of lexer.comments.splice(0)) {
      const span = { file, start, end };
      found.push(lexer.kind === 'end' ? { span } : { span, above: lexer.start });
    }
  } while (lexer.kind !== 'end');
  return found;
}
