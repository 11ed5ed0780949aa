import type { SourceFile } from '../../source/source-file.js';
import {
  addToken,
  isDigit,
  isIdentifierPart,
  isIdentifierStart,
  isLineBreak,
  type LexedText,
  reportAt,
  type Scanner,
} from './scanner.js';
import { scanStringContinuation, scanStringStart } from './strings.js';
import { type Punctuation, punctuation } from './token.js';
import { skipTrivia } from './trivia.js';

/**
 * Cuts a Bicep text into tokens. Comments and directives are kept beside them. The tokens always
 * end with one of kind `end`; what is no token gives a diagnostic and a token of kind `unknown`.
 */
export function tokenize(file: SourceFile): LexedText {
  const { text } = file;
  const scanner: Scanner = {
    file,
    text,
    position: text.startsWith('\uFEFF') ? 1 : 0,
    tokens: [],
    comments: [],
    directives: [],
    diagnostics: [],
    open: [],
  };
  skipTrivia(scanner);
  while (scanner.position < text.length) {
    scanToken(scanner);
    skipTrivia(scanner);
  }
  addToken(scanner, 'end', scanner.position);
  return scanner;
}

function scanToken(scanner: Scanner): void {
  const unit = scanner.text.charCodeAt(scanner.position);
  if (isIdentifierStart(unit)) scanIdentifier(scanner);
  else if (isLineBreak(unit)) scanLineBreaks(scanner);
  else if (isDigit(unit)) scanWhile(scanner, isDigit, 'integer');
  else if (!scanStringStart(scanner) && !scanPunctuation(scanner)) scanUnknown(scanner);
}

function scanWhile(
  scanner: Scanner,
  belongs: (unit: number) => boolean,
  kind: 'integer' | 'newline',
): void {
  const start = scanner.position;
  while (belongs(scanner.text.charCodeAt(scanner.position))) scanner.position++;
  addToken(scanner, kind, start);
}

/** The limit of Bicep and ARM for names of parameters, variables and the like. */
const longestIdentifier = 255;

function scanIdentifier(scanner: Scanner): void {
  const { text, position: start } = scanner;
  while (isIdentifierPart(text.charCodeAt(scanner.position))) scanner.position++;
  const length = scanner.position - start;
  if (length > longestIdentifier) {
    const limits = [`${length}`, `${longestIdentifier}`] as const;
    reportAt(scanner, start, scanner.position, 'bicep/name-too-long', ...limits);
  }
  addToken(scanner, wordAt(start, length, text) ?? 'identifier', start);
}

const words = ['true', 'false', 'null'] as const;

/** The word that is a literal and stands alone in a stretch of text. */
function wordAt(start: number, length: number, text: string): (typeof words)[number] | undefined {
  for (const word of words) {
    if (word.length === length && text.startsWith(word, start)) return word;
  }
  return undefined;
}

/** A line break ends whatever string is open around it: a hole may not go on over lines, not even in a multi-line string. */
function scanLineBreaks(scanner: Scanner): void {
  if (scanner.open.length > 0) {
    reportAt(scanner, scanner.position, scanner.position, 'bicep/unterminated-string');
    scanner.open.length = 0;
    addToken(scanner, 'stringEnd', scanner.position);
  }
  scanWhile(scanner, isLineBreak, 'newline');
}

/** By the code of the first character, longest first, as `punctuation` lists them. */
const punctuationByFirst: readonly (readonly Punctuation[] | undefined)[] = Array.from(
  { length: 128 },
  (_, unit) => {
    const signs = punctuation.filter((sign) => sign.charCodeAt(0) === unit);
    return signs.length > 0 ? signs : undefined;
  },
);

function punctuationAt({ text, position }: Scanner): Punctuation | undefined {
  const candidates = punctuationByFirst[text.charCodeAt(position)];
  if (candidates === undefined) return undefined;
  for (const sign of candidates) {
    if (sign.length === 1 || text.startsWith(sign, position)) return sign;
  }
  return undefined;
}

function scanPunctuation(scanner: Scanner): boolean {
  const { open, position: start } = scanner;
  const sign = punctuationAt(scanner);
  if (sign === undefined) return false;
  const innermost = open.at(-1);
  if (sign === '}' && innermost !== undefined && innermost !== 'brace') {
    scanStringContinuation(scanner, innermost);
    return true;
  }
  if (sign === '{' && innermost !== undefined) open.push('brace');
  if (sign === '}' && innermost === 'brace') open.pop();
  scanner.position += sign.length;
  addToken(scanner, sign, start);
  return true;
}

/** A run of one character is passed over as a whole. */
function scanUnknown(scanner: Scanner): void {
  const { text, position: start } = scanner;
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  while (text.startsWith(character, scanner.position)) scanner.position += character.length;
  if (character === '"') {
    reportAt(scanner, start, scanner.position, 'bicep/double-quote');
  } else {
    reportAt(scanner, start, scanner.position, 'bicep/unexpected-character', display(character));
  }
  addToken(scanner, 'unknown', start);
}

/** A character as a message shows it; by its code where nothing could be seen. */
function display(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character) ? `'${character}'` : `U+${code}`;
}
