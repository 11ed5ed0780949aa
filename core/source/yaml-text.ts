import type { Scalar } from 'yaml';
import type { DataString, TextShift } from './data.js';
import type { Span } from './span.js';

/**
 * How the text of a YAML scalar lies in its file. Exact for plain and quoted scalars without escapes
 * and for literal blocks (`|`), where each line is shifted by its indentation; where lines are folded
 * or escapes decoded, a character's place is exact up to the first such point of its line.
 */
export function layText(
  scalar: Scalar,
  value: string,
  span: Span,
): Pick<DataString, 'textStart' | 'shifts'> {
  const { text } = span.file;
  const quote = text.charAt(span.start);
  const textStart = quote === '"' || quote === "'" ? span.start + 1 : span.start;
  if (text.startsWith(value, textStart)) return { textStart };
  const block = scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED';
  const from = block ? afterLine(text, span.start) : textStart;
  const shifts = layLines(value, text, from, span.end);
  return { textStart: shifts[0]?.source ?? from, ...(shifts.length > 0 ? { shifts } : {}) };
}

/** Finds each line of the value in turn in the lines of the file, after their indentation. */
function layLines(value: string, text: string, from: number, end: number): TextShift[] {
  const shifts: TextShift[] = [];
  let source = from;
  let at = 0;
  for (const line of value.split('\n')) {
    const wanted = line.trimStart();
    const begin = skipIndent(text, source, end);
    const indent = line.length - wanted.length;
    shifts.push({ at, source: wanted === '' ? source : Math.max(source, begin - indent) });
    source = Math.min(afterLine(text, source), end);
    at += line.length + 1;
  }
  return shifts;
}

function skipIndent(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at++;
  return at;
}

function afterLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}
