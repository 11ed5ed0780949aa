import { bicepComments } from './bicep/comments.js';
import type { Comment } from './source/comment.js';
import { jsonComments } from './source/json-comments.js';
import type { SourceFile } from './source/source-file.js';

/** The comments of a source file of either front end; none of any other file. */
export function commentsIn(file: SourceFile): readonly Comment[] {
  if (/\.bicep(?:param)?$/i.test(file.path)) return bicepComments(file);
  return /\.jsonc?$/i.test(file.path) ? jsonComments(file) : [];
}
