import { scanEscape } from './escapes.js';
import { addToken, isLineBreak, type OpenString, reportAt, type Scanner } from './scanner.js';
import type { StringContent } from './token.js';

const quote = "'";
const tripleQuote = "'''";

/** How a stretch of string text ends: at the end of the string, or before a hole. */
type Ending = 'string' | 'hole';

interface Stretch {
  readonly ending: Ending;
  /** Absent where the text is in error. */
  readonly content?: StringContent;
}

/** Reads the beginning of a string, up to its end or its first hole, if one begins here: `'`, `'''`, `$'''` … */
export function scanStringStart(scanner: Scanner): boolean {
  const { text, position: start } = scanner;
  const first = text.charAt(start);
  if (first !== quote && first !== '$') return false;
  const dollars = countRun(text, start, '$');
  const multiLine = text.startsWith(tripleQuote, start + dollars);
  if (!multiLine && dollars > 0) return false;
  scanner.position += dollars + (multiLine ? tripleQuote.length : quote.length);
  if (multiLine) skipFirstLineBreak(scanner);
  const string: OpenString = { multiLine, dollars: multiLine ? dollars : 1 };
  const stretch = scanStretch(scanner, string, start);
  if (stretch.ending === 'hole') scanner.open.push(string);
  addToken(scanner, stretch.ending === 'hole' ? 'stringStart' : 'string', start, stretch.content);
  return true;
}

/** Reads on in a string behind the `}` of a hole, at which the scanner stands. */
export function scanStringContinuation(scanner: Scanner, string: OpenString): void {
  const start = scanner.position++;
  const stretch = scanStretch(scanner, string, start);
  if (stretch.ending === 'string') scanner.open.pop();
  addToken(
    scanner,
    stretch.ending === 'hole' ? 'stringMiddle' : 'stringEnd',
    start,
    stretch.content,
  );
}

/** @param opening where the token begins, at which a missing end is reported */
function scanStretch(scanner: Scanner, string: OpenString, opening: number): Stretch {
  return string.multiLine
    ? scanLines(scanner, string.dollars, opening)
    : scanLine(scanner, opening);
}

/** What in a string of one line can be nothing but its text. */
const plain = /[^'\\$\r\n]*/y;

/** Text of a string of one line. Scans on behind a bad escape, so that the string's end is found. */
function scanLine(scanner: Scanner, opening: number): Stretch {
  const { text } = scanner;
  const start = scanner.position;
  let sound = true;
  let value = '';
  let copied = start;
  for (;;) {
    plain.lastIndex = scanner.position;
    plain.test(text);
    scanner.position = plain.lastIndex;
    const at = scanner.position;
    const character = text.charAt(at);
    if (character === '' || isLineBreak(character.charCodeAt(0))) {
      reportAt(scanner, opening, at, 'bicep/unterminated-string');
      return { ending: 'string' };
    }
    if (character === '\\') {
      const escaped = scanEscape(scanner);
      sound &&= escaped !== undefined;
      value += text.slice(copied, at) + (escaped ?? '');
      copied = scanner.position;
      continue;
    }
    scanner.position++;
    const opensHole = character === '$' && text.charAt(at + 1) === '{';
    if (opensHole) scanner.position++;
    if (opensHole || character === quote) {
      value += text.slice(copied, at);
      const ending = opensHole ? 'hole' : 'string';
      if (!sound) return { ending };
      return { ending, content: { value, start, end: at, multiLine: false } };
    }
  }
}

/** What may end a stretch; a run of dollars without a brace is text, but matched so that no run is read twice. */
const endOrHole = /'''+|\$+\{?/g;

/** Text of a multi-line string, in which nothing is escaped. Quotes and dollars beyond what a delimiter needs are text. */
function scanLines(scanner: Scanner, dollars: number, opening: number): Stretch {
  const { text } = scanner;
  const start = scanner.position;
  endOrHole.lastIndex = start;
  for (let match = endOrHole.exec(text); match !== null; match = endOrHole.exec(text)) {
    const run = match[0];
    const isHole = run.startsWith('$');
    if (isHole && (dollars === 0 || !run.endsWith('{') || run.length - 1 < dollars)) continue;
    scanner.position = endOrHole.lastIndex;
    const end = scanner.position - (isHole ? dollars + 1 : tripleQuote.length);
    const content = { value: text.slice(start, end), start, end, multiLine: true };
    return { ending: isHole ? 'hole' : 'string', content };
  }
  scanner.position = text.length;
  reportAt(scanner, opening, start, 'bicep/unterminated-multiline-string');
  return { ending: 'string' };
}

/** The line break right behind an opening `'''` is not part of the text. */
function skipFirstLineBreak(scanner: Scanner): void {
  if (scanner.text.charAt(scanner.position) === '\r') scanner.position++;
  if (scanner.text.charAt(scanner.position) === '\n') scanner.position++;
}

function countRun(text: string, from: number, character: string): number {
  let end = from;
  while (text.charAt(end) === character) end++;
  return end - from;
}
