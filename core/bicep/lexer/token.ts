/** Punctuation and operators, each its own kind of token. */
export const punctuation = [
  '...',
  '=>',
  '==',
  '=~',
  '!=',
  '!~',
  '<=',
  '>=',
  '&&',
  '||',
  '??',
  '::',
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '@',
  ',',
  '.',
  '?',
  ':',
  ';',
  '=',
  '+',
  '-',
  '%',
  '*',
  '/',
  '^',
  '!',
  '<',
  '>',
  '|',
] as const;

export type Punctuation = (typeof punctuation)[number];

/**
 * What a token is. Declaration keywords are identifiers: only the parser knows where they are
 * keywords. An interpolated string is a `stringStart`, then for each further stretch of text a
 * `stringMiddle`, and a `stringEnd`, with the tokens of the holes between them.
 */
export type TokenKind =
  | Punctuation
  | 'identifier'
  | 'true'
  | 'false'
  | 'null'
  | 'integer'
  | 'string'
  | 'stringStart'
  | 'stringMiddle'
  | 'stringEnd'
  /** One or more line breaks with nothing between them. */
  | 'newline'
  /** A character that begins no token; a diagnostic was given. */
  | 'unknown'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** Offsets (0-based) in the text of the file; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** Of string tokens: the text between the delimiters. Absent where it is in error, after a diagnostic. */
  readonly content?: StringContent;
}

export interface StringContent {
  /** The text it stands for, escapes resolved. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly multiLine: boolean;
}
