/**
 * What a terminal or the log of a build would obey or hide instead of showing:
 * - C0 and C1 controls, line and paragraph separators, bidirectional controls (CVE-2021-42574), zero-width
 *   characters, lone surrogates, non-characters;
 * - what opens a logging command: `::` where a line may begin (GitHub Actions), `##[` and `##vso[`
 *   anywhere (GitHub Actions, Azure Pipelines). One character of it is matched, without which it is text.
 */
export const steering =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Surrogate}|\p{Noncharacter_Code_Point}|(?<=#)#(?=(?:vso)?\[)|(?<=^|\s):(?=:)/giu;

/** The text on one line, with every character that steers instead of showing written as `\u{hex}`. */
export function printable(text: string): string {
  return text.replace(steering, written);
}

/** More units than any pattern of `steering` looks at beside what it matches. */
const surroundings = 8;

/**
 * A stretch of a line as an excerpt shows it: printable, a tab as two spaces. What stands beside it counts,
 * since two stretches that are harmless may make a command together; the rest of the line is not looked at.
 *
 * @param from offset of the first unit, 0-based
 * @param to offset behind the last unit
 */
export function printableStretch(line: string, from: number, to: number): string {
  const start = Math.max(0, from - surroundings);
  const window = line.slice(start, to + surroundings);
  let text = '';
  let at = from - start;
  for (const { 0: character, index } of window.matchAll(steering)) {
    if (index < at) continue;
    if (index >= to - start) break;
    text += window.slice(at, index) + (character === '\t' ? '  ' : written(character));
    at = index + character.length;
  }
  return text + window.slice(at, Math.max(at, to - start));
}

function written(character: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uff01-\uff60]/u;
const narrow = /^[\x20-\x7e]*$/;

/** Columns a printable text takes in a terminal: none for combining marks, two for wide characters. */
export function displayWidth(text: string): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    width += wide.test(character) ? 2 : 1;
  }
  return width;
}

/** Breaks a printable text at spaces into lines of at most `width` columns; a longer word keeps a line of its own. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  return lines;
}
