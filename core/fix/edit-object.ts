import type { PlainData } from '../source/plain-data.js';
import type { Span } from '../source/span.js';
import type { WrittenLanguage, WrittenToken } from '../source/written-language.js';
import type { Edit } from './edit.js';
import { type Layout, printMember } from './print-member.js';

/** An object written out: its braces, and the tokens between them. */
interface WrittenObject {
  readonly open: WrittenToken;
  /** Without line breaks. */
  readonly inner: readonly WrittenToken[];
  readonly close: WrittenToken;
}

/**
 * Adds a member behind the others of an object, in the style of its neighbours: on a line of its own where they have
 * one, else beside them.
 *
 * @param object from brace to brace
 * @param path the key of the member and those below it
 * @returns undefined where no object is written there, or the value cannot be written
 */
export function insertMember(
  object: Span,
  path: readonly string[],
  value: PlainData,
  language: WrittenLanguage,
): readonly Edit[] | undefined {
  const written = objectAt(object, language);
  if (written === undefined) return undefined;
  const { file } = object;
  const { open, inner, close } = written;
  const [first] = inner;
  const last = inner.at(-1);
  const newline = /\r?\n|\r/.exec(file.text)?.[0] ?? '\n';
  const edit = (start: number, end: number, text: string): Edit => ({
    span: { file, start, end },
    text,
  });
  const print = (layout?: Layout) => printMember(path, value, language, layout);
  const outer = indentAt(file.text, open.start);
  if (first === undefined || last === undefined) {
    const layout = { newline, indent: `${outer}${unitOf(file.text)}`, unit: unitOf(file.text) };
    const member = print(layout);
    if (member === undefined || file.text.slice(open.end, close.start).trim() !== '')
      return undefined;
    return [edit(open.end, close.start, `${newline}${layout.indent}${member}${newline}${outer}`)];
  }
  const comma = last.kind === 'comma' ? '' : ',';
  if (!hasBreak(file.text.slice(open.end, first.start))) {
    const member = print();
    return member === undefined ? undefined : [edit(last.end, last.end, `${comma} ${member}`)];
  }
  const indent = indentAt(file.text, first.start);
  const unit = indent.startsWith(outer) ? indent.slice(outer.length) : '';
  const layout = { newline, indent, unit: unit === '' ? unitOf(file.text) : unit };
  const member = print(layout);
  if (member === undefined) return undefined;
  const added = `${newline}${indent}${member}`;
  const separator = language.commas ? comma : '';
  const end = endOfLine(file.text, last.end, close.start, language);
  if (end === last.end || separator === '') return [edit(end, end, `${separator}${added}`)];
  return [edit(last.end, last.end, separator), edit(end, end, added)];
}

/** Takes a member away from an object, with its line where it stands on one of its own. */
export function removeMember(
  object: Span,
  key: Span,
  language: WrittenLanguage,
): readonly Edit[] | undefined {
  const written = objectAt(object, language, true);
  if (written === undefined || key.file !== object.file) return undefined;
  const { text } = object.file;
  const { inner, close } = written;
  const from = inner.findIndex(({ start }) => start === key.start);
  if (from < 0) return undefined;
  const to = endOfMember(inner, from);
  const last = inner[to - 1];
  const separator = inner[to];
  const before = inner[from - 1];
  if (last === undefined) return undefined;
  const edit = (start: number, end: number): Edit => ({
    span: { file: object.file, start, end },
    text: '',
  });
  const end = separator?.kind === 'comma' ? separator.end : last.end;
  const dangling = separator?.kind !== 'comma' && before?.kind === 'comma';
  const lineStart = key.start - (/[ \t]*$/.exec(text.slice(0, key.start))?.[0].length ?? 0);
  const rest = /^[ \t]*(?:\/\/[^\r\n]*)?(?:\r\n|\n|\r)/.exec(text.slice(end));
  const ownLine = rest !== null && (lineStart === 0 || hasBreak(text[lineStart - 1] ?? ''));
  if (ownLine) {
    const line = edit(lineStart, end + rest[0].length);
    return dangling && before ? [edit(before.start, before.end), line] : [line];
  }
  if (dangling && before) return [edit(before.start, last.end)];
  const blanks = /^[ \t]*/.exec(text.slice(end, close.start))?.[0].length ?? 0;
  return [edit(key.start, end + blanks)];
}

/** The index after the last token of the member that begins at an index. */
function endOfMember(inner: readonly WrittenToken[], from: number): number {
  let depth = 0;
  for (let at = from; at < inner.length; at++) {
    const kind = inner[at]?.kind;
    if (depth === 0 && (kind === 'comma' || kind === 'break')) return at;
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
  }
  return inner.length;
}

function objectAt(
  { file, start, end }: Span,
  language: WrittenLanguage,
  withBreaks = false,
): WrittenObject | undefined {
  if (file.text[start] !== '{' || file.text[end - 1] !== '}') return undefined;
  const tokens = language
    .tokens(file.text)
    .filter((token) => token.start >= start && token.end <= end)
    .filter(({ kind }) => withBreaks || kind !== 'break');
  const [open] = tokens;
  const close = tokens.at(-1);
  if (open?.kind !== 'open' || close?.kind !== 'close' || tokens.length < 2) return undefined;
  return { open, inner: tokens.slice(1, -1), close };
}

/** Where to go on after a token: behind the comments of its line, unless the object ends on it. */
function endOfLine(text: string, from: number, close: number, language: WrittenLanguage): number {
  const line = /^[^\r\n]*/.exec(text.slice(from))?.[0] ?? '';
  const end = from + line.trimEnd().length;
  if (end >= close) return from;
  // A comment over several lines goes on behind this one.
  const closed = language
    .tokens(`${text.slice(from, end)}\n0`)
    .some(({ kind }) => kind === 'other');
  return closed ? end : from;
}

function hasBreak(text: string): boolean {
  return /[\r\n]/.test(text);
}

/** The white space that the line of an offset begins with. */
function indentAt(text: string, offset: number): string {
  const start =
    Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** What a file indents by: its first indentation. */
function unitOf(text: string): string {
  return /(?:^|[\r\n])([ \t]+)\S/.exec(text)?.[1] ?? '  ';
}
