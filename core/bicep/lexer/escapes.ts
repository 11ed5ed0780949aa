import { reportAt, type Scanner } from './scanner.js';

const simpleEscapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['\\', '\\'],
  ["'", "'"],
  ['$', '$'],
]);

const unicodeEscape = /\\u\{([0-9A-Fa-f]+)\}/y;
const highestCodePoint = 0x10ffff;

/**
 * Reads the escape that begins at the scanner's position (a backslash) and moves behind it.
 * Gives the text it stands for, or undefined after a diagnostic.
 */
export function scanEscape(scanner: Scanner): string | undefined {
  const start = scanner.position;
  const letter = scanner.text.charAt(start + 1);
  if (letter === 'u') return scanUnicodeEscape(scanner);
  const value = simpleEscapes.get(letter);
  if (value === undefined) {
    // A line break or the end of the file is not part of the escape: the string ends there.
    scanner.position += letter === '' || letter === '\n' || letter === '\r' ? 1 : 2;
    reportAt(scanner, start, scanner.position, 'bicep/unknown-escape', `\\${letter.trim()}`);
    return undefined;
  }
  scanner.position += 2;
  // `\${` keeps the brace from opening a hole.
  if (letter === '$' && scanner.text.charAt(scanner.position) === '{') {
    scanner.position++;
    return '${';
  }
  return value;
}

function scanUnicodeEscape(scanner: Scanner): string | undefined {
  const start = scanner.position;
  unicodeEscape.lastIndex = start;
  const match = unicodeEscape.exec(scanner.text);
  const codePoint = Number.parseInt(match?.[1] ?? '', 16);
  if (match === null || codePoint > highestCodePoint) {
    scanner.position = start + (match?.[0].length ?? 2);
    reportAt(scanner, start, scanner.position, 'bicep/unicode-escape');
    return undefined;
  }
  scanner.position += match[0].length;
  return String.fromCodePoint(codePoint);
}
