/** What an ARM expression is written with. */
export type TokenKind =
  | 'name'
  | 'string'
  | 'integer'
  | '('
  | ')'
  | '['
  | ']'
  | ','
  | '.'
  | '?'
  | 'end';

/** A token; offsets are 0-based into the decoded text, `end` exclusive. */
export interface Token {
  readonly kind: TokenKind;
  /** A name as written, a string's content with its quotes undoubled, an integer's digits with sign; else ''. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Why no token could be read at a place. */
export interface LexicalError {
  readonly kind: 'error';
  readonly code: 'expression/unexpected-character' | 'expression/unterminated-string';
  readonly start: number;
  readonly end: number;
}

const punctuation = new Set(['(', ')', '[', ']', ',', '.', '?']);
const whitespace = /\s*/y;
const name = /[A-Za-z_$][\w$]*/y;
const integer = /[+-]?\d+/y;

/** Reads the token at or after `offset` (0-based), white space skipped; text from `limit` on is not looked at. */
export function readToken(text: string, offset: number, limit: number): Token | LexicalError {
  const start = endOfMatch(whitespace, text, offset) ?? offset;
  if (start >= limit) return { kind: 'end', text: '', start: limit, end: limit };
  const character = text.charAt(start);
  if (punctuation.has(character)) {
    return { kind: character as TokenKind, text: '', start, end: start + 1 };
  }
  if (character === "'") return readString(text, start, limit);
  const nameEnd = endOfMatch(name, text, start);
  if (nameEnd !== undefined) return worded('name', text, start, nameEnd);
  const integerEnd = endOfMatch(integer, text, start);
  if (integerEnd !== undefined) return worded('integer', text, start, integerEnd);
  const width = (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1;
  return { kind: 'error', code: 'expression/unexpected-character', start, end: start + width };
}

function worded(kind: 'name' | 'integer', text: string, start: number, end: number): Token {
  return { kind, text: text.slice(start, end), start, end };
}

function readString(text: string, start: number, limit: number): Token | LexicalError {
  let close = text.indexOf("'", start + 1);
  while (close !== -1 && text.charAt(close + 1) === "'") close = text.indexOf("'", close + 2);
  if (close === -1 || close >= limit) {
    return { kind: 'error', code: 'expression/unterminated-string', start, end: limit };
  }
  // Azure halves doubled quotes twice over: `'a''b'` and `'a''''b'` are both a'b.
  const content = text
    .slice(start + 1, close)
    .replaceAll("''", "'")
    .replaceAll("''", "'");
  return { kind: 'string', text: content, start, end: close + 1 };
}

function endOfMatch(pattern: RegExp, text: string, offset: number): number | undefined {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
