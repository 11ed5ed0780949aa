import type { DiagnosticCode } from '../diagnostics/catalogue.js';
import type { TextShift } from './data.js';

export type TokenKind =
  | '{'
  | '}'
  | '['
  | ']'
  | ':'
  | ','
  | 'string'
  /** A run that begins like a number; whether it is one, `readNumber` says. */
  | 'number'
  /** A run of letters, digits, `_` and `$`. */
  | 'word'
  /** Characters no token begins with. */
  | 'stray'
  | 'end';

/**
 * Reads JSON text token by token. The current token is in the fields, which `advance` replaces: one
 * object serves the whole file, as an object per token would double the cost of reading.
 */
export interface JsonLexer {
  readonly text: string;
  kind: TokenKind;
  /** Offsets of the current token; `end` exclusive. */
  start: number;
  end: number;
  /** End of the token before. */
  previousEnd: number;
  /** Of a string: the decoded text and how it is shifted against the file. */
  value: string;
  shifts: TextShift[] | undefined;
  readonly comments: [start: number, end: number][];
  /** Called for what is wrong inside a token. */
  readonly report: (problem: LexicalProblem, start: number, end: number) => void;
}

export type LexicalProblem = Extract<
  DiagnosticCode,
  'json/escape' | 'json/unclosed-string' | 'json/unclosed-comment'
>;

export function createLexer(text: string, report: JsonLexer['report']): JsonLexer {
  const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  return {
    text,
    kind: 'end',
    start,
    end: start,
    previousEnd: start,
    value: '',
    shifts: undefined,
    comments: [],
    report,
  };
}

const BYTE_ORDER_MARK = 0xfeff;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const ASTERISK = 0x2a;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const LOWER_U = 0x75;

const punctuation = new Map<number, TokenKind>(
  (['{', '}', '[', ']', ':', ','] as const).map((mark) => [mark.charCodeAt(0), mark]),
);

/** Moves to the next token. */
export function advance(lexer: JsonLexer): void {
  lexer.previousEnd = lexer.end;
  const start = skipBlank(lexer);
  lexer.start = start;
  if (start >= lexer.text.length) {
    lexer.kind = 'end';
    lexer.end = start;
    return;
  }
  const unit = lexer.text.charCodeAt(start);
  if (unit === DOUBLE_QUOTE || unit === SINGLE_QUOTE) {
    lexer.kind = 'string';
    readString(lexer, unit);
    return;
  }
  const mark = punctuation.get(unit);
  if (mark !== undefined) {
    lexer.kind = mark;
    lexer.end = start + 1;
    return;
  }
  readRun(lexer);
}

/** Skips white space and comments; the offset of what follows. */
function skipBlank(lexer: JsonLexer): number {
  const { text } = lexer;
  let at = lexer.end;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (isBlank(unit)) at++;
    else if (unit === SLASH && text.charCodeAt(at + 1) === SLASH) {
      const end = lineEnd(text, at);
      lexer.comments.push([at, end]);
      at = end;
    } else if (unit === SLASH && text.charCodeAt(at + 1) === ASTERISK) {
      const close = text.indexOf('*/', at + 2);
      const end = close < 0 ? text.length : close + 2;
      if (close < 0) lexer.report('json/unclosed-comment', at, at + 2);
      lexer.comments.push([at, end]);
      at = end;
    } else return at;
  }
}

/** White space as .NET counts it, since Azure reads templates with a .NET library. */
function isBlank(unit: number): boolean {
  if (unit <= SPACE) return unit === SPACE || (unit >= 0x09 && unit <= 0x0d);
  return unit >= 0x85 && unit !== BYTE_ORDER_MARK && /\s|\x85/.test(String.fromCharCode(unit));
}

function lineEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (unit === LINE_FEED || unit === CARRIAGE_RETURN) break;
    at++;
  }
  return at;
}

/** Reads a string to its closing quote. Any character may stand in it, line breaks too. */
function readString(lexer: JsonLexer, quote: number): void {
  const { text } = lexer;
  let from = lexer.start + 1;
  let at = from;
  let decoded = '';
  lexer.shifts = undefined;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) break;
    if (unit !== BACKSLASH) continue;
    decoded += text.slice(from, at);
    from = readEscape(lexer, at);
    decoded += lexer.value;
    lexer.shifts ??= [];
    lexer.shifts.push({ at: decoded.length, source: from });
    at = from - 1;
  }
  const closed = at < text.length;
  if (!closed) at = text.length;
  lexer.end = closed ? at + 1 : at;
  lexer.value = decoded + text.slice(from, at);
  if (!closed) lexer.report('json/unclosed-string', lexer.start, lexer.start + 1);
}

const escapes = new Map<number, string>(
  Object.entries({
    b: '\b',
    t: '\t',
    n: '\n',
    f: '\f',
    r: '\r',
    '"': '"',
    "'": "'",
    '\\': '\\',
    '/': '/',
  }).map(([letter, meaning]) => [letter.charCodeAt(0), meaning]),
);

/** Reads the escape at `at`, leaves its meaning in `lexer.value`; the offset after it. */
function readEscape(lexer: JsonLexer, at: number): number {
  const { text } = lexer;
  const letter = text.charCodeAt(at + 1);
  const meaning = escapes.get(letter);
  if (meaning !== undefined) {
    lexer.value = meaning;
    return at + 2;
  }
  const digits = text.slice(at + 2, at + 6);
  if (letter === LOWER_U && /^[0-9a-f]{4}$/i.test(digits)) {
    lexer.value = String.fromCharCode(Number.parseInt(digits, 16));
    return at + 6;
  }
  lexer.report('json/escape', at, Math.min(at + 2, text.length));
  lexer.value = '\\';
  return at + 1;
}

/** Reads a number, a word or stray characters: everything up to what ends them. */
function readRun(lexer: JsonLexer): void {
  const { text, start } = lexer;
  const pattern = /[-.\d]/.test(text.charAt(start)) ? numberRun : wordRun;
  pattern.lastIndex = start;
  if (pattern.test(text)) {
    lexer.kind = pattern === numberRun ? 'number' : 'word';
    lexer.end = pattern.lastIndex;
    return;
  }
  strayRun.lastIndex = start + 1;
  strayRun.test(text);
  lexer.kind = 'stray';
  lexer.end = strayRun.lastIndex;
}

const numberRun = /[-+.\w$]+/y;
const wordRun = /[\p{L}\p{Nd}_$]+/uy;
const strayRun = /[^\s{}[\]:,"'/\p{L}\p{Nd}_$]*/uy;

const decimal = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;

/**
 * The value of a number as Azure's reader takes it: besides JSON's own forms, hexadecimal (`0x1F`),
 * octal (`017`) and a missing digit on either side of the point; undefined when the run is no number.
 */
export function readNumber(run: string): number | undefined {
  if (run === '-Infinity') return Number.NEGATIVE_INFINITY;
  if (/^0[xX][0-9a-fA-F]+$/.test(run)) return Number(run);
  if (/^0\d+$/.test(run)) return /^[0-7]+$/.test(run) ? Number.parseInt(run, 8) : undefined;
  return decimal.test(run) ? Number(run) : undefined;
}
