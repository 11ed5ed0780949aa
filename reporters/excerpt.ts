import { type Location, SourceFile } from '../core/index.js';
import { displayWidth, printableStretch } from './printable.js';

/** A line of source, printable, in three parts; a line of context is all `before`. */
export interface ExcerptLine {
  /** 1-based. */
  readonly number: number;
  readonly before: string;
  /** The part pointed at; empty for a place between two characters. Absent for a line of context. */
  readonly marked?: string;
  readonly after: string;
}

const contextLines = 1;
const markedLines = 3;

/** Gives the lines of the run's files; line starts are found once a file. */
export function sourceLines(
  sources: ReadonlyMap<string, string>,
): (path: string, line: number) => string | undefined {
  const files = new Map<string, SourceFile>();
  return (path, line) => {
    const text = sources.get(path);
    if (text === undefined) return undefined;
    const file = files.get(path) ?? new SourceFile(path, text);
    files.set(path, file);
    const start = file.lineStarts[line - 1];
    if (start === undefined) return undefined;
    let end = file.lineStarts[line] ?? text.length;
    while (end > start && /[\r\n]/.test(text.charAt(end - 1))) end--;
    return text.slice(start, end);
  };
}

/** The lines around and under a location, cut to `width` columns; empty where the text is not at hand. */
export function excerpt(
  lineAt: (path: string, line: number) => string | undefined,
  location: Location,
  width: number,
): ExcerptLine[] {
  const lines: ExcerptLine[] = [];
  const last = Math.min(location.endLine, location.startLine + markedLines - 1);
  for (let number = Math.max(1, location.startLine - contextLines); number <= last; number++) {
    const line = lineAt(location.path, number);
    if (line === undefined) continue;
    if (number < location.startLine) {
      if (line.trim() === '') continue;
      lines.push({ number, before: cut(line, 0, 0, width).after, after: '' });
      continue;
    }
    const from = number === location.startLine ? location.startColumn - 1 : indentOf(line);
    const to = number === location.endLine ? location.endColumn - 1 : line.length;
    lines.push({ number, ...cut(line, from, Math.max(from, to), width) });
  }
  return lines;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/**
 * Cuts a line (minified JSON can be a megabyte) to a window that holds the marked units [from, to).
 * Slices before measuring, so that the work does not grow with the line.
 */
function cut(
  line: string,
  from: number,
  to: number,
  width: number,
): Required<Omit<ExcerptLine, 'number'>> {
  const before = printableStretch(line, Math.max(0, from - width), Math.min(from, line.length));
  const marked = printableStretch(line, from, Math.min(to, from + width, line.length));
  const after = printableStretch(line, to, Math.min(to + width, line.length));
  const room = Math.max(20, width);
  const wholeFits = displayWidth(before) + displayWidth(marked) < room && from <= width;
  const lead = wholeFits ? before : `…${lastColumns(before, Math.floor(room / 3))}`;
  const body = firstColumns(marked, room - displayWidth(lead) - 1);
  const tail = body === marked && to - from <= width ? after : '';
  const shownTail = firstColumns(tail, room - 1 - displayWidth(lead) - displayWidth(body));
  const isCut = shownTail !== tail || body !== marked || to + width < line.length;
  return { before: lead, marked: body, after: isCut ? `${shownTail}…` : shownTail };
}

function firstColumns(text: string, columns: number): string {
  let end = 0;
  let width = 0;
  for (const character of text) {
    width += displayWidth(character);
    if (width > columns) break;
    end += character.length;
  }
  return text.slice(0, end);
}

function lastColumns(text: string, columns: number): string {
  const characters = [...text];
  let start = characters.length;
  for (let width = 0; start > 0; start--) {
    width += displayWidth(characters[start - 1] ?? '');
    if (width > columns) break;
  }
  return characters.slice(start).join('');
}
