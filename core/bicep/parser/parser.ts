import type { Arguments, DiagnosticCode } from '../../diagnostics/catalogue.js';
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { positionAt } from '../../source/location.js';
import type { SourceFile } from '../../source/source-file.js';
import type { Span } from '../../source/span.js';
import type { Token, TokenKind } from '../lexer/token.js';
import type { Identifier } from '../syntax.js';

/** The state of the parser: the tokens, how far it has read, and what it has found. */
export interface Parser {
  readonly file: SourceFile;
  readonly tokens: readonly Token[];
  readonly diagnostics: Diagnostic[];
  /** Index of the token to be read next. */
  position: number;
  /** How many nested productions are being read. */
  depth: number;
  /** False in the hole of a string, where object and array literals may not stand. */
  literalsAllowed: boolean;
  /** Offset of the last diagnostic: a second one at the same place would only say what follows from the first. */
  reportedAt: number;
}

/** Thrown where the grammar cannot go on; `recover` turns it into a diagnostic and an error node. */
export class SyntaxFault {
  constructor(
    readonly diagnostic: Diagnostic,
    /** True where nothing within the statement can be read on from. */
    readonly abandonsStatement = false,
  ) {}
}

export function peek(parser: Parser, ahead = 0): Token {
  const { tokens } = parser;
  const token = tokens[Math.min(parser.position + ahead, tokens.length - 1)];
  if (token === undefined) throw new Error('a token list without an end');
  return token;
}

export function at(parser: Parser, kind: TokenKind): boolean {
  return peek(parser).kind === kind;
}

/** Whether the next token is this word. Words are keywords only where the grammar asks for them. */
export function atKeyword(parser: Parser, keyword: string, ahead = 0): boolean {
  const token = peek(parser, ahead);
  return token.kind === 'identifier' && textOfToken(parser, token) === keyword;
}

/** Reads the next token; the last one (`end`) is never passed. */
export function read(parser: Parser): Token {
  const token = peek(parser);
  if (token.kind !== 'end') parser.position++;
  return token;
}

export function readIf(parser: Parser, kind: TokenKind): Token | undefined {
  return at(parser, kind) ? read(parser) : undefined;
}

export function expect(parser: Parser, kind: TokenKind, wanted = `'${kind}'`): Token {
  return readIf(parser, kind) ?? fail(parser, wanted);
}

export function expectKeyword(parser: Parser, keyword: string): Token {
  return atKeyword(parser, keyword) ? read(parser) : fail(parser, `'${keyword}'`);
}

export function expectIdentifier(parser: Parser, wanted: string): Identifier {
  const token = expect(parser, 'identifier', wanted);
  return { kind: 'identifier', name: textOfToken(parser, token), span: spanOf(parser, token) };
}

/**
 * Reads a closing bracket; where it is missing says so, and goes on as if it were there.
 *
 * @param opening offset of the bracket that it belongs to, which is told where that is on a line before
 */
export function expectClosing(parser: Parser, kind: '}' | ']' | ')' | '>', opening: number): void {
  if (readIf(parser, kind) !== undefined) return;
  const { file } = parser;
  const { line } = positionAt(file, opening);
  const isAbove = line < positionAt(file, peek(parser).start).line;
  const whose = isAbove ? ` for the '${file.text.charAt(opening)}' of line ${line}` : '';
  report(parser, expected(parser, `'${kind}'${whose}`));
}

export function skipNewlines(parser: Parser): void {
  while (at(parser, 'newline')) parser.position++;
}

/** How many tokens ahead the first one stands that is no line break. */
export function newlinesAhead(parser: Parser, from = 0): number {
  let ahead = from;
  while (peek(parser, ahead).kind === 'newline') ahead++;
  return ahead;
}

export function textOfToken(parser: Parser, token: Token): string {
  return parser.file.text.slice(token.start, token.end);
}

export function spanOf(parser: Parser, token: Token): Span {
  return { file: parser.file, start: token.start, end: token.end };
}

/** From the offset to the end of the last token that was read; empty at the offset when none was. */
export function spanFrom(parser: Parser, start: number): Span {
  const last = parser.tokens[parser.position - 1];
  return { file: parser.file, start, end: Math.max(start, last?.end ?? start) };
}

/** Ends the production with 'expected …, found …' at the next token. */
export function fail(parser: Parser, wanted: string): never {
  throw new SyntaxFault(expected(parser, wanted));
}

/** Ends the production with a diagnostic at the next token. */
export function failWith<C extends DiagnosticCode>(
  parser: Parser,
  code: C,
  ...args: Arguments<C>
): never {
  throw new SyntaxFault(diagnostic(code, placeOf(parser), ...args));
}

export function expected(parser: Parser, wanted: string): Diagnostic {
  return diagnostic('bicep/expected', placeOf(parser), wanted, describe(parser));
}

/** Where a problem with the next token stands; a point where the line or the file ends. */
export function placeOf(parser: Parser): Span {
  const token = peek(parser);
  const hasText = token.kind !== 'newline' && token.kind !== 'end';
  return { file: parser.file, start: token.start, end: hasText ? token.end : token.start };
}

const longestShown = 40;

/** The next token as a message names it. */
export function describe(parser: Parser): string {
  const token = peek(parser);
  if (token.kind === 'newline') return 'the end of the line';
  if (token.kind === 'end') return 'the end of the file';
  if (token.content !== undefined) return 'a string';
  const text = textOfToken(parser, token);
  return `'${text.length > longestShown ? `${text.slice(0, longestShown)}…` : text}'`;
}

/** Adds a diagnostic, unless an earlier one has already said what is wrong at this place. */
export function report(parser: Parser, found: Diagnostic): void {
  const start = found.span?.start ?? 0;
  if (start === parser.reportedAt || followsLexicalError(parser)) return;
  parser.reportedAt = start;
  parser.diagnostics.push(found);
}

/** Whether the next token, or the one before it, is in error itself, which the lexer has said. */
function followsLexicalError(parser: Parser): boolean {
  const previous = parser.tokens[parser.position - 1];
  return isUnsound(peek(parser)) || (previous !== undefined && isUnsound(previous));
}

function isUnsound({ kind, content }: Token): boolean {
  return kind === 'unknown' || (kind.startsWith('string') && content === undefined);
}

/**
 * How deeply productions may nest. Deeper texts are no work of people, and would exhaust the stack
 * of this parser or of whoever walks the tree.
 */
const deepestNesting = 200;

/** Runs a production that can contain itself, within the limit of nesting. */
export function nested<T>(parser: Parser, parse: (parser: Parser) => T): T {
  if (parser.depth >= deepestNesting) {
    const found = diagnostic('bicep/nested-too-deeply', placeOf(parser), `${deepestNesting}`);
    throw new SyntaxFault(found, true);
  }
  parser.depth++;
  const result = parse(parser);
  parser.depth--;
  return result;
}
