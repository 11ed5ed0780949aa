import type { Comment } from '../source/comment.js';
import type { SourceFile } from '../source/source-file.js';
import { tokenize } from './lexer/lexer.js';
import type { Token } from './lexer/token.js';

/** The comments of a Bicep file or parameter file, in source order. Reads tokens only, no tree. */
export function bicepComments(file: SourceFile): readonly Comment[] {
  const { tokens, comments } = tokenize(file);
  const code = tokens.filter(({ kind }) => kind !== 'newline' && kind !== 'end');
  const undecorated = declarationStarts(code);
  let next = 0;
  return comments.map(({ span }) => {
    while ((code[next]?.start ?? Number.POSITIVE_INFINITY) < span.end) next++;
    const above = undecorated[next];
    return above === undefined ? { span } : { span, above };
  });
}

/** For each token where it starts; for one that begins decorators, where what they decorate starts. */
function declarationStarts(code: readonly Token[]): readonly number[] {
  const starts = code.map(({ start }) => start);
  const closings = closingsOf(code);
  for (let at = code.length - 1; at >= 0; at--) {
    if (code[at]?.kind !== '@') continue;
    const decorated = starts[afterDecorator(code, at, closings)];
    if (decorated !== undefined) starts[at] = decorated;
  }
  return starts;
}

/** For each opening bracket the index of the bracket that closes it. */
function closingsOf(code: readonly Token[]): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  code.forEach(({ kind }, at) => {
    if (kind === '(' || kind === '[' || kind === '{') open.push(at);
    if (kind !== ')' && kind !== ']' && kind !== '}') return;
    const opening = open.pop();
    if (opening !== undefined) closings.set(opening, at);
  });
  return closings;
}

/** The index after a decorator: `@`, names with dots, and arguments in parentheses. */
function afterDecorator(
  code: readonly Token[],
  start: number,
  closings: ReadonlyMap<number, number>,
): number {
  let at = start + 2;
  while (code[at]?.kind === '.') at += 2;
  return code[at]?.kind === '(' ? (closings.get(at) ?? at) + 1 : at;
}
