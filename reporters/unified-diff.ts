import { printable } from './printable.js';

/** A line of a comparison: taken away, added, or in both. */
interface Line {
  readonly mark: '-' | '+' | ' ';
  /** With its line break, if it has one. */
  readonly text: string;
}

const context = 3;

/** How a text changed, as a unified diff that `git apply` and `patch -p1` understand; empty where it did not. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const lines = compare(linesOf(before), linesOf(after));
  const hunks = hunksOf(lines).map(([start, end]) => hunk(lines, start, end));
  return `--- ${fileName(`a/${path}`)}\n+++ ${fileName(`b/${path}`)}\n${hunks.join('')}`;
}

/**
 * The name of a file as git writes it in a header: in quotes, byte for byte where it must be, if it holds what a
 * terminal would obey or a reader could not tell from the name's end; with a tab behind it, if it holds blanks.
 */
function fileName(name: string): string {
  if (printable(name) === name && !/["\\]/.test(name)) return /\s/.test(name) ? `${name}\t` : name;
  const bytes = [...new TextEncoder().encode(name)].map((byte) => {
    const character = String.fromCharCode(byte);
    return /[\w./ -]/.test(character) ? character : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `"${bytes.join('')}"`;
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The shortest way from one list of lines to the other (Myers, An O(ND) Difference Algorithm). */
function compare(before: readonly string[], after: readonly string[]): readonly Line[] {
  const furthest = new Map<number, number>([[1, 0]]);
  const trace: ReadonlyMap<number, number>[] = [];
  for (let d = 0; ; d++) {
    trace.push(new Map(furthest));
    for (let k = -d; k <= d; k += 2) {
      const left = furthest.get(k - 1) ?? -1;
      const above = furthest.get(k + 1) ?? -1;
      let x = k === -d || (k !== d && left < above) ? above : left + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x++;
      furthest.set(k, x);
      if (x >= before.length && x - k >= after.length) return wayBack(before, after, trace);
    }
  }
}

function wayBack(
  before: readonly string[],
  after: readonly string[],
  trace: readonly ReadonlyMap<number, number>[],
): readonly Line[] {
  const lines: Line[] = [];
  let x = before.length;
  let y = after.length;
  const same = () => {
    x -= 1;
    y -= 1;
    lines.push({ mark: ' ', text: before[x] ?? '' });
  };
  for (let d = trace.length - 1; d > 0; d--) {
    const furthest = trace[d] ?? new Map<number, number>();
    const k = x - y;
    const left = furthest.get(k - 1) ?? -1;
    const above = furthest.get(k + 1) ?? -1;
    const down = k === -d || (k !== d && left < above);
    const fromX = down ? above : left;
    const fromY = fromX - (down ? k + 1 : k - 1);
    while (x > fromX && y > fromY) same();
    if (down) {
      y -= 1;
      lines.push({ mark: '+', text: after[y] ?? '' });
    } else {
      x -= 1;
      lines.push({ mark: '-', text: before[x] ?? '' });
    }
  }
  while (x > 0) same();
  return lines.reverse();
}

/** The stretches of lines to show: what changed, with lines around it. */
function hunksOf(lines: readonly Line[]): readonly (readonly [start: number, end: number])[] {
  const hunks: [number, number][] = [];
  lines.forEach(({ mark }, at) => {
    if (mark === ' ') return;
    const last = hunks.at(-1);
    const end = Math.min(lines.length, at + 1 + context);
    if (last !== undefined && at - context <= last[1]) last[1] = end;
    else hunks.push([Math.max(0, at - context), end]);
  });
  return hunks;
}

function hunk(lines: readonly Line[], start: number, end: number): string {
  const count = (part: readonly Line[], mark: '-' | '+') =>
    part.filter((line) => line.mark === ' ' || line.mark === mark).length;
  const shown = lines.slice(start, end);
  const range = (mark: '-' | '+') => {
    const length = count(shown, mark);
    const first = count(lines.slice(0, start), mark) + (length === 0 ? 0 : 1);
    return `${mark}${first},${length}`;
  };
  const body = shown.map(({ mark, text }) =>
    text.endsWith('\n') ? `${mark}${text}` : `${mark}${text}\n\\ No newline at end of file\n`,
  );
  return `@@ ${range('-')} ${range('+')} @@\n${body.join('')}`;
}
