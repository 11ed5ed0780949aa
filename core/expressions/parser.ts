import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { type Span, spanBetween } from '../source/span.js';
import { readToken, type Token, type TokenKind } from './lexer.js';
import { type Expression, integerLiteral } from './syntax.js';

/** Nesting of calls, indexes and accesses beyond which an expression is refused. */
export const maximumDepth = 256;

/** Where a stretch of the decoded text (0-based offsets, `end` exclusive) stands in the source file. */
export type SpanOf = (start: number, end: number) => Span;

/** An expression, or the one diagnostic that says why there is none. */
export type ParsedExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/**
 * True for the strings that Azure evaluates: the first character is `[`, the last is `]`, and the
 * second is not another `[`.
 */
export function isExpression(text: string): boolean {
  return text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[');
}

/** The text a string that is no expression stands for: `[[x]` is `[x]`; all others are themselves. */
export function unescapeLiteral(text: string): string {
  return text.startsWith('[[') && text.endsWith(']') ? text.slice(1) : text;
}

/** The string that stands for `text` in a template: the reverse of {@link unescapeLiteral}. */
export function escapeLiteral(text: string): string {
  return text.startsWith('[') && text.endsWith(']') ? `[${text}` : text;
}

/**
 * Parses a string of a template, `[` and `]` included, as the JSON reader decoded it.
 *
 * @param text the decoded string, for which {@link isExpression} holds
 * @param spanOf maps stretches of `text` to the source file, through whatever escapes the file has
 */
export function parseExpression(text: string, spanOf: SpanOf): ParsedExpression {
  const parser: Parser = { text, limit: text.length - 1, offset: 1, next: undefined, spanOf };
  try {
    const expression = parseOperand(parser, 1);
    expect(parser, 'end', 'the end of the expression');
    return { ok: true, expression };
  } catch (error) {
    if (error instanceof SyntaxFault) return { ok: false, diagnostic: error.diagnostic };
    throw error;
  }
}

interface Parser {
  readonly text: string;
  /** Where the closing bracket of the whole string stands. */
  readonly limit: number;
  readonly spanOf: SpanOf;
  /** Where the token before ends. */
  offset: number;
  /** The token there, once it was looked at. */
  next: Token | undefined;
}

/** Unwinds the parser at the first fault; never leaves this file. */
class SyntaxFault extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

function parseOperand(parser: Parser, depth: number): Expression {
  let expression = parsePrimary(parser, depth);
  for (let links = depth; ; links++) {
    const next = peek(parser);
    if (next.kind !== '.' && next.kind !== '[') return expression;
    if (links > maximumDepth) tooDeep(parser, next);
    take(parser);
    expression =
      next.kind === '.' ? parseProperty(parser, expression) : parseIndex(parser, expression, depth);
  }
}

function parsePrimary(parser: Parser, depth: number): Expression {
  const token = take(parser);
  if (depth > maximumDepth) tooDeep(parser, token);
  const span = parser.spanOf(token.start, token.end);
  if (token.kind === 'string') return { kind: 'string', value: token.text, span };
  if (token.kind === 'integer') return integerOf(parser, token);
  if (token.kind !== 'name') unexpected(parser, token, 'a function, a text or a number');
  return parseCall(parser, token, depth);
}

/** `name(...)` or `namespace.name(...)`, its first name taken. */
function parseCall(parser: Parser, first: Token, depth: number): Expression {
  let last = first;
  while (peek(parser).kind === '.') {
    take(parser);
    last = expect(parser, 'name', 'a function name');
  }
  const name =
    last === first ? first.text : parser.text.slice(first.start, last.end).replace(/\s+/g, '');
  const nameSpan = parser.spanOf(first.start, last.end);
  if (peek(parser).kind !== '(') fault(diagnostic('expression/not-a-call', nameSpan, name));
  take(parser);
  const args: Expression[] = [];
  if (peek(parser).kind !== ')') {
    do args.push(parseOperand(parser, depth + 1));
    while (takeIf(parser, ','));
  }
  const close = expect(parser, ')', "',' or ')'");
  return { kind: 'call', name, nameSpan, args, span: parser.spanOf(first.start, close.end) };
}

function parseProperty(parser: Parser, target: Expression): Expression {
  const safe = takeIf(parser, '?');
  const token = expect(parser, 'name', 'a property name');
  const nameSpan = parser.spanOf(token.start, token.end);
  const span = spanBetween(target.span, nameSpan);
  return { kind: 'property', target, name: token.text, nameSpan, safe, span };
}

function parseIndex(parser: Parser, target: Expression, depth: number): Expression {
  const safe = takeIf(parser, '?');
  const index = parseOperand(parser, depth + 1);
  const close = expect(parser, ']', "']'");
  const span = spanBetween(target.span, parser.spanOf(close.start, close.end));
  return { kind: 'index', target, index, safe, span };
}

function integerOf(parser: Parser, token: Token): Expression {
  const exact = BigInt(token.text.replace('+', ''));
  const span = parser.spanOf(token.start, token.end);
  if (BigInt.asIntN(64, exact) !== exact) {
    fault(diagnostic('expression/integer-range', span, token.text));
  }
  return integerLiteral(exact, span);
}

function peek(parser: Parser): Token {
  parser.next ??= readNext(parser);
  return parser.next;
}

function readNext(parser: Parser): Token {
  const token = readToken(parser.text, parser.offset, parser.limit);
  if (token.kind !== 'error') return token;
  const span = parser.spanOf(token.start, token.end);
  if (token.code === 'expression/unterminated-string') fault(diagnostic(token.code, span));
  return fault(diagnostic(token.code, span, parser.text.slice(token.start, token.end)));
}

function take(parser: Parser): Token {
  const token = peek(parser);
  parser.offset = token.end;
  parser.next = undefined;
  return token;
}

function takeIf(parser: Parser, kind: TokenKind): boolean {
  if (peek(parser).kind !== kind) return false;
  take(parser);
  return true;
}

function expect(parser: Parser, kind: TokenKind, expected: string): Token {
  const token = peek(parser);
  return token.kind === kind ? take(parser) : unexpected(parser, token, expected);
}

function unexpected(parser: Parser, token: Token, expected: string): never {
  const found = token.kind === 'end' ? 'its end' : `'${parser.text.slice(token.start, token.end)}'`;
  const span = parser.spanOf(token.start, Math.max(token.end, token.start + 1));
  fault(diagnostic('expression/unexpected-token', span, found, expected));
}

function tooDeep(parser: Parser, token: Token): never {
  const span = parser.spanOf(token.start, token.end);
  fault(diagnostic('expression/too-deep', span, String(maximumDepth)));
}

function fault(problem: Diagnostic): never {
  throw new SyntaxFault(problem);
}
