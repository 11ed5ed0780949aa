import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type {
  DataArray,
  DataDocument,
  DataNode,
  DataObject,
  DataProperty,
  DataString,
} from './data.js';
import { advance, createLexer, type JsonLexer, readNumber, type TokenKind } from './json-lexer.js';
import { place } from './location.js';
import type { SourceFile } from './source-file.js';
import { type Span, textOf } from './span.js';

/** How deep values may stand in one another; deeper ones are left out with a diagnostic. */
export const maxDepth = 256;

/** After that many errors the rest of a file is not read: more would be echoes of the first. */
const maxErrors = 10;

/** Of so many keys given twice a file is told. */
const maxDuplicates = 10;

/**
 * Reads JSON as Azure Resource Manager does: comments, a byte order mark, line breaks inside strings,
 * trailing commas, single quotes and bare keys are all accepted. (Azure's reader is Newtonsoft's; what
 * is taken here was tried against the engine behind `bicep snapshot`.)
 *
 * @param kind what an error does to the outcome: `input` for what is judged, `usage` for configuration and rules
 */
export function readJson(file: SourceFile, kind: 'input' | 'usage' = 'input'): DataDocument {
  const reader = openReader(file, kind);
  const { lexer, diagnostics } = reader;
  advance(lexer);
  if (lexer.kind === 'end' && reader.errors === 0) {
    fail(reader, diagnostic('source/empty', spanOf(reader), file.path));
  }
  const root = lexer.kind === 'end' ? undefined : readValue(reader);
  if (root !== undefined && lexer.kind !== 'end') unexpected(reader, 'the end of the file');
  const comments = lexer.comments.map(([start, end]) => ({ file, start, end }));
  return { ...(root === undefined ? {} : { root }), comments, diagnostics };
}

/**
 * Reads a single value of a file that is known to hold nothing but JSON.
 *
 * @param start offset of the first character of the value
 */
export function readValueAt(start: number, file: SourceFile): DataNode {
  const reader = readerAt(start, file);
  return readValue(reader) ?? { kind: 'null', span: spanOf(reader) };
}

/** The same of a value that is a string. */
export function readStringAt(start: number, file: SourceFile): DataString {
  return readString(readerAt(start, file));
}

function readerAt(start: number, file: SourceFile): Reader {
  const reader = openReader(file, 'input');
  reader.lexer.end = start;
  advance(reader.lexer);
  return reader;
}

function openReader(file: SourceFile, kind: 'input' | 'usage'): Reader {
  const lexer = createLexer(file.text, (problem, start, end) => {
    fail(reader, diagnostic(problem, { file, start, end }));
    if (problem !== 'json/escape') reader.stopped = true;
  });
  const reader: Reader = {
    file,
    lexer,
    diagnostics: [],
    kind,
    errors: 0,
    duplicates: 0,
    depth: 0,
    open: { '}': 0, ']': 0 },
    tooDeep: false,
    stopped: false,
  };
  return reader;
}

type Closing = '}' | ']';

interface Reader {
  readonly file: SourceFile;
  readonly lexer: JsonLexer;
  readonly diagnostics: Diagnostic[];
  readonly kind: 'input' | 'usage';
  errors: number;
  duplicates: number;
  depth: number;
  /** How many objects and arrays are open around the current token. */
  readonly open: Record<Closing, number>;
  lastString?: Span;
  tooDeep: boolean;
  /** Set when reading ended early and the reason has been given, so that what is left open is no news. */
  stopped: boolean;
}

/** Reads the value at the current token; undefined, with a diagnostic, where none begins there. */
function readValue(reader: Reader): DataNode | undefined {
  const { lexer } = reader;
  switch (lexer.kind) {
    case '{':
    case '[':
      return readCollection(reader);
    case 'string':
      return readString(reader);
    case 'number':
    case 'word': {
      const node = readScalar(reader, lexer.text.slice(lexer.start, lexer.end));
      if (node !== undefined) {
        advance(lexer);
        return node;
      }
    }
  }
  unexpected(reader, 'a value');
  while (isLitter(lexer.kind)) advance(lexer);
  return undefined;
}

/** Whether a token that stands where it may not is best skipped: it neither opens, closes nor separates. */
function isLitter(kind: TokenKind): boolean {
  return kind === 'word' || kind === 'number' || kind === 'stray' || kind === ':';
}

function readString(reader: Reader): DataString {
  const { lexer } = reader;
  const { value, shifts } = lexer;
  const span = spanOf(reader);
  const textStart = lexer.start + 1;
  const node: DataString =
    shifts === undefined
      ? { kind: 'string', value, span, textStart }
      : { kind: 'string', value, span, textStart, shifts };
  reader.lastString = span;
  advance(lexer);
  return node;
}

function readScalar(reader: Reader, text: string): DataNode | undefined {
  const span = spanOf(reader);
  switch (text) {
    case 'true':
    case 'false':
      return { kind: 'boolean', value: text === 'true', span };
    case 'null':
    case 'undefined':
      return { kind: 'null', span };
    case 'NaN':
    case 'Infinity':
      return { kind: 'number', value: Number(text), text, span };
    default: {
      const value = readNumber(text);
      return value === undefined ? undefined : { kind: 'number', value, text, span };
    }
  }
}

function readCollection(reader: Reader): DataNode {
  if (reader.depth >= maxDepth) return skipTooDeep(reader);
  reader.depth++;
  const node = reader.lexer.kind === '{' ? readObject(reader) : readArray(reader);
  reader.depth--;
  return node;
}

function readObject(reader: Reader): DataObject {
  const { lexer } = reader;
  const opening = spanOf(reader);
  const properties = new Map<string, DataProperty>();
  advance(lexer);
  reader.open['}']++;
  while (!atClose(reader, '}', opening)) {
    const key = readKey(reader);
    if (key === undefined) {
      unexpected(reader, `a key or '}'`);
      advance(lexer);
      continue;
    }
    if (lexer.kind === ':') takeColon(reader, key);
    else unexpected(reader, `':' after the key '${key.value}'`);
    const value = readValue(reader);
    if (value !== undefined) addProperty(reader, properties, key, value);
    separate(reader, '}');
  }
  reader.open['}']--;
  return { kind: 'object', properties, span: close(reader, opening, '}') };
}

/** The key at the current token: a string, or a bare name, which may begin with a digit. */
function readKey(reader: Reader): DataString | undefined {
  const { lexer } = reader;
  if (lexer.kind === 'string') return readString(reader);
  if (lexer.kind !== 'word' && lexer.kind !== 'number') return undefined;
  const value = lexer.text.slice(lexer.start, lexer.end);
  if (!/^[\p{L}\p{Nd}_$]+$/u.test(value)) return undefined;
  const key = { kind: 'string', value, span: spanOf(reader), textStart: lexer.start } as const;
  advance(lexer);
  return key;
}

/** Azure's reader takes comments everywhere but between a key and its colon. */
function takeColon(reader: Reader, key: DataString): void {
  const { lexer, file } = reader;
  const comment = lexer.comments.at(-1);
  if (comment !== undefined && comment[0] >= key.span.end) {
    const [start, end] = comment;
    fail(reader, diagnostic('json/comment-before-colon', { file, start, end }));
  }
  advance(lexer);
}

function addProperty(
  reader: Reader,
  properties: Map<string, DataProperty>,
  key: DataString,
  value: DataNode,
): void {
  const earlier = properties.get(key.value);
  if (earlier !== undefined) {
    if (reader.duplicates++ < maxDuplicates) {
      reader.diagnostics.push(
        diagnostic('json/duplicate-key', key.span, key.value, place(earlier.key.span)),
      );
    }
    properties.delete(key.value);
  }
  properties.set(key.value, { key, value });
}

function readArray(reader: Reader): DataArray {
  const { lexer } = reader;
  const opening = spanOf(reader);
  const items: DataNode[] = [];
  advance(lexer);
  reader.open[']']++;
  while (!atClose(reader, ']', opening)) {
    // Azure reads the hole in `[1,,2]` as null.
    const item = lexer.kind === ',' ? holeAt(reader) : readValue(reader);
    if (item !== undefined) items.push(item);
    separate(reader, ']');
  }
  reader.open[']']--;
  return { kind: 'array', items, span: close(reader, opening, ']') };
}

function holeAt({ file, lexer }: Reader): DataNode {
  return { kind: 'null', span: { file, start: lexer.start, end: lexer.start } };
}

/**
 * Whether a collection ends at the current token: at its own bracket, or because the file or a
 * collection around it ends first, which is reported. A bracket that closes nothing is skipped.
 */
function atClose(reader: Reader, bracket: Closing, opening: Span): boolean {
  const { lexer } = reader;
  for (;;) {
    const { kind } = lexer;
    if (kind === bracket) return true;
    if (kind === 'end') {
      if (!reader.stopped) {
        const at = { file: reader.file, start: lexer.previousEnd, end: lexer.previousEnd };
        const mark = bracket === '}' ? '{' : '[';
        fail(reader, diagnostic('json/unclosed', at, bracket, mark, place(opening)));
        reader.stopped = true;
      }
      return true;
    }
    if (kind !== '}' && kind !== ']') return false;
    unexpected(reader, `'${bracket}' for the bracket opened at ${place(opening)}`);
    if (reader.open[kind] > 0) return true;
    advance(lexer);
  }
}

/** Takes the comma after a property or item. Where neither it nor the end follows, says so. */
function separate(reader: Reader, bracket: Closing): void {
  const { lexer } = reader;
  if (lexer.kind === ',') advance(lexer);
  else if (lexer.kind !== '}' && lexer.kind !== ']' && lexer.kind !== 'end') {
    unexpected(reader, `',' or '${bracket}'`);
    if (lexer.kind === ':' || lexer.kind === 'stray') advance(lexer);
  }
}

function close(reader: Reader, opening: Span, bracket: Closing): Span {
  const { lexer, file } = reader;
  const closed = lexer.kind === bracket;
  const end = closed ? lexer.end : lexer.previousEnd;
  if (closed) advance(lexer);
  return { file, start: opening.start, end };
}

/** Skips a collection that stands too deep; null stands for it in the tree. */
function skipTooDeep(reader: Reader): DataNode {
  const { lexer, file } = reader;
  const opening = spanOf(reader);
  if (!reader.tooDeep) fail(reader, diagnostic('json/too-deep', opening, String(maxDepth)));
  reader.tooDeep = true;
  let open = 0;
  do {
    if (lexer.kind === '{' || lexer.kind === '[') open++;
    else if (lexer.kind === '}' || lexer.kind === ']') open--;
    advance(lexer);
  } while (open > 0 && (lexer.kind as TokenKind) !== 'end');
  if (open > 0) reader.stopped = true;
  return { kind: 'null', span: { file, start: opening.start, end: lexer.previousEnd } };
}

function unexpected(reader: Reader, expected: string): void {
  const { lexer } = reader;
  if (lexer.kind === 'end' && reader.stopped) return;
  const span = spanOf(reader);
  const found = lexer.kind === 'end' ? 'the end of the file' : `'${excerpt(textOf(span))}'`;
  fail(reader, diagnostic('json/unexpected', span, expected, found, quoteHint(reader)));
}

/**
 * As strings may hold line breaks, a closing quote left out shows only where the next string is
 * opened, by then inside out: the string before the unexpected token then spans lines.
 */
function quoteHint({ file, lexer, lastString }: Reader): string {
  if (lastString === undefined || lastString.end !== lexer.previousEnd) return '';
  return /[\r\n]/.test(textOf(lastString))
    ? ` The text that begins at ${place({ ...lastString, file })} may lack its closing quote.`
    : '';
}

function fail(reader: Reader, problem: Diagnostic): void {
  if (reader.errors++ >= maxErrors) return;
  reader.diagnostics.push({ ...problem, kind: reader.kind });
  if (reader.errors < maxErrors) return;
  reader.lexer.end = reader.lexer.text.length;
  reader.stopped = true;
}

function spanOf({ file, lexer }: Reader): Span {
  return { file, start: lexer.start, end: lexer.end };
}

function excerpt(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
