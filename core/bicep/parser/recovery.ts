import type { TokenKind } from '../lexer/token.js';
import type { ErrorNode } from '../syntax.js';
import {
  at,
  atKeyword,
  type Parser,
  peek,
  report,
  SyntaxFault,
  spanFrom,
  textOfToken,
} from './parser.js';

/**
 * Runs a production. If it fails, gives its diagnostic, passes over the text up to a token of
 * `until` (which is not read) and puts an error node in its place.
 */
export function recover<T>(
  parser: Parser,
  until: readonly TokenKind[],
  parse: (parser: Parser) => T,
): T | ErrorNode {
  const { position, depth, literalsAllowed } = parser;
  try {
    return parse(parser);
  } catch (fault) {
    if (!(fault instanceof SyntaxFault) || fault.abandonsStatement) throw fault;
    report(parser, fault.diagnostic);
    parser.depth = depth;
    parser.literalsAllowed = literalsAllowed;
    skip(parser, until);
    return errorSince(parser, position);
  }
}

/**
 * An error node over the tokens from an index up to the next token. When there are none it is empty and
 * stands right behind the token before, so that it lies within the node whose part is missing.
 */
export function errorSince(parser: Parser, position: number): ErrorNode {
  const first = position < parser.position ? parser.tokens[position]?.start : undefined;
  const start = first ?? parser.tokens[position - 1]?.end ?? 0;
  return { kind: 'error', span: spanFrom(parser, start) };
}

/**
 * Passes over tokens up to one of `until` outside any bracket opened on the way, so that the lines of
 * a broken construct are not taken for statements. Stops before a line that begins a declaration
 * whatever is open, so that a bracket that is never closed does not take the rest of the file with it.
 */
export function skip(parser: Parser, until: readonly TokenKind[]): void {
  skipBalanced(parser, () => until.includes(peek(parser).kind), startsDeclaration);
}

/**
 * Passes over all lines of a statement, those of the declarations nested in it too, from its start;
 * to the end of the file where its brackets are not closed.
 */
export function skipStatement(parser: Parser): void {
  skipBalanced(
    parser,
    () => at(parser, 'newline'),
    () => false,
  );
}

/** Stops at a token for which `endsOutside` holds outside brackets, or `endsAnywhere` wherever it is. */
function skipBalanced(
  parser: Parser,
  endsOutside: (parser: Parser) => boolean,
  endsAnywhere: (parser: Parser) => boolean,
): void {
  let open = 0;
  for (let { kind } = peek(parser); kind !== 'end'; { kind } = peek(parser)) {
    if ((open === 0 && endsOutside(parser)) || endsAnywhere(parser)) return;
    if (kind === '{' || kind === '[' || kind === '(') open++;
    if (kind === '}' || kind === ']' || kind === ')') open = Math.max(0, open - 1);
    parser.position++;
  }
}

const namedDeclarations: ReadonlySet<string> = new Set([
  'assert',
  'func',
  'metadata',
  'module',
  'output',
  'param',
  'resource',
  'test',
  'type',
  'var',
]);

/**
 * Whether a line begins here, at its very start, as only a declaration does: a keyword and a name, behind
 * decorators where there are some. A property of that name would have a colon behind it.
 */
export function startsDeclaration(parser: Parser, ahead = 0): boolean {
  const { kind, start } = peek(parser, ahead);
  if ((kind !== 'identifier' && kind !== '@') || start === 0) return false;
  if (peek(parser, ahead - 1).kind !== 'newline') return false;
  const before = parser.file.text.charAt(start - 1);
  return (before === '\n' || before === '\r') && atDeclaration(parser, ahead);
}

function atDeclaration(parser: Parser, ahead: number): boolean {
  const keyword = behindDecorators(parser, ahead);
  const token = peek(parser, keyword);
  return (
    token.kind === 'identifier' &&
    peek(parser, keyword + 1).kind === 'identifier' &&
    namedDeclarations.has(textOfToken(parser, token))
  );
}

/** Where, in tokens from here, stands what the decorators from `ahead` on are of. */
function behindDecorators(parser: Parser, ahead: number): number {
  if (peek(parser, ahead).kind !== '@') return ahead;
  let open = 0;
  for (let at = ahead + 1; ; at++) {
    const { kind } = peek(parser, at);
    const isLineStart = open === 0 && peek(parser, at - 1).kind === 'newline';
    if (kind === 'end' || (isLineStart && kind !== '@' && kind !== 'newline')) return at;
    if (kind === '(') open++;
    if (kind === ')') open--;
  }
}

/**
 * Whether a nested resource begins here; `resource` followed by anything but a name is a property. One at the start
 * of a line that names a whole type, and not a further segment of its parent's, is not nested: the
 * bracket before it was not closed.
 */
export function startsNestedResource(parser: Parser): boolean {
  const isDecorated = peek(parser).kind === '@';
  const isResource = atKeyword(parser, 'resource') && peek(parser, 1).kind === 'identifier';
  if (!isDecorated && !isResource) return false;
  if (!startsDeclaration(parser)) return true;
  const keyword = behindDecorators(parser, 0);
  if (!atKeyword(parser, 'resource', keyword)) return false;
  return peek(parser, keyword + 2).content?.value.includes('/') !== true;
}
