import type { ConfiguredSuppression } from '../config/config.js';
import type { Comment } from '../source/comment.js';
import { readJson } from '../source/json.js';
import { positionAt } from '../source/location.js';
import type { Located } from '../source/shape.js';
import type { SourceFile } from '../source/source-file.js';
import { readDirective } from './directive.js';
import { type FoundSuppressions, metadataSuppressions } from './metadata.js';
import type { Flaw, Reach, Suppression } from './suppression.js';

/** A word that every suppression in a source file holds: files without it need not be looked at. */
const word = /groundrule/i;

/**
 * The suppressions written in source files: in comments, and in the metadata of JSON.
 *
 * @param commentsIn gives the comments of a file, for only its front end knows them
 */
export function readSuppressions(
  files: readonly SourceFile[],
  commentsIn: (file: SourceFile) => readonly Comment[],
): FoundSuppressions {
  const found = files
    .filter(({ text }) => word.test(text))
    .flatMap((file) => {
      const { root } = /\.jsonc?$/i.test(file.path) ? readJson(file) : {};
      const inComments = commentSuppressions(commentsIn(file));
      return root === undefined ? [inComments] : [inComments, metadataSuppressions(root)];
    });
  return {
    suppressions: found.flatMap(({ suppressions }) => suppressions),
    flaws: found.flatMap(({ flaws }) => flaws),
  };
}

function commentSuppressions(comments: readonly Comment[]): FoundSuppressions {
  const suppressions: Suppression[] = [];
  const flaws: Flaw[] = [];
  for (const comment of comments) {
    const read = readDirective(comment.span);
    if (read.kind === 'flaw') flaws.push(read.flaw);
    if (read.kind !== 'directive') continue;
    const { scope, ...written } = read.directive;
    const reach = reachOf(scope, comment);
    const of = reach.kind === 'line' ? lineText(comment.span.file, reach.line) : '';
    suppressions.push({ ...written, by: 'comment', span: comment.span, reach, of });
  }
  return { suppressions, flaws };
}

function reachOf(scope: 'next-line' | 'line' | 'file', { span, above }: Comment): Reach {
  const { path } = span.file;
  if (scope === 'file') return { kind: 'file', path };
  const offset = scope === 'line' ? span.start : above;
  // With no code below it the suppression reaches nothing, and is told to be unused.
  const line = offset === undefined ? 0 : positionAt(span.file, offset).line;
  return { kind: 'line', path, line };
}

function lineText({ text, lineStarts }: SourceFile, line: number): string {
  return line === 0 ? '' : text.slice(lineStarts[line - 1], lineStarts[line]).trim();
}

/** The suppressions of a configuration. */
export function configuredSuppressions(
  configured: readonly Located<ConfiguredSuppression>[],
): readonly Suppression[] {
  return configured.map(({ value: { path, type, name, ...written }, span }) => ({
    ...written,
    by: 'configuration',
    span,
    of: JSON.stringify([path, type, name]),
    reach: {
      kind: 'selection',
      ...(path === undefined ? {} : { paths: path }),
      ...(type === undefined ? {} : { types: type }),
      ...(name === undefined ? {} : { names: name }),
    },
  }));
}
