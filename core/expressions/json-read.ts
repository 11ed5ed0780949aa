import type { Entry, Origin, Value } from './value.js';
import {
  arrayValue,
  booleanValue,
  nullValue,
  numberValue,
  objectValue,
  textValue,
} from './values.js';

/** Nesting beyond which a text is not read. */
const deepest = 128;

const token =
  /\s*(?:\/\/[^\n]*\n?\s*|\/\*[\s\S]*?\*\/\s*)*(?:([[\]{}:,])|("(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*')|(-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|([A-Za-z_$][\w$-]*))/y;
const trailing = /\s*(?:\/\/[^\n]*\n?\s*|\/\*[\s\S]*?\*\/\s*)*$/y;

/**
 * Reads JSON as leniently as Azure's `json` does: single quotes, bare keys, comments and commas before
 * a closing bracket are taken. Undefined when the text is not JSON, or nested too deeply.
 *
 * @param origin given to every value read
 */
export function readJsonText(text: string, origin: Origin): Value | undefined {
  const reader: Reader = { text, offset: 0, origin };
  const value = readValue(reader, next(reader), 0);
  trailing.lastIndex = reader.offset;
  return trailing.test(text) ? value : undefined;
}

interface Reader {
  readonly text: string;
  readonly origin: Origin;
  offset: number;
}

type Token =
  | { readonly kind: 'mark' | 'text' | 'word'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string };

function next(reader: Reader): Token | undefined {
  token.lastIndex = reader.offset;
  const match = token.exec(reader.text);
  if (match === null) return undefined;
  reader.offset = token.lastIndex;
  const [, mark, quoted, digits, word] = match;
  if (mark !== undefined) return { kind: 'mark', text: mark };
  if (digits !== undefined) return { kind: 'number', text: digits };
  return quoted === undefined
    ? { kind: 'word', text: word ?? '' }
    : { kind: 'text', text: unescapeText(quoted.slice(1, -1)) };
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescapeText(raw: string): string {
  return raw.replace(
    /\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g,
    (_, code?: string, character?: string) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      return escapes[character ?? ''] ?? character ?? '';
    },
  );
}

function readValue(reader: Reader, first: Token | undefined, depth: number): Value | undefined {
  const { origin } = reader;
  if (first === undefined || depth > deepest) return undefined;
  switch (first.kind) {
    case 'text':
      return textValue(first.text, origin);
    case 'number': {
      const value = Number(first.text);
      const number = numberValue(value, origin);
      return String(value) === first.text ? number : { ...number, text: first.text };
    }
    case 'word':
      if (first.text === 'null') return nullValue(origin);
      if (first.text !== 'true' && first.text !== 'false') return undefined;
      return booleanValue(first.text === 'true', origin);
    default:
      if (first.text === '[') return readArray(reader, depth);
      return first.text === '{' ? readObject(reader, depth) : undefined;
  }
}

function readArray(reader: Reader, depth: number): Value | undefined {
  const items: Value[] = [];
  for (;;) {
    const start = next(reader);
    if (isMark(start, ']')) return arrayValue(items, reader.origin);
    const item = readValue(reader, start, depth + 1);
    if (item === undefined) return undefined;
    items.push(item);
    const separator = next(reader);
    if (isMark(separator, ']')) return arrayValue(items, reader.origin);
    if (!isMark(separator, ',')) return undefined;
  }
}

function readObject(reader: Reader, depth: number): Value | undefined {
  const entries: Entry[] = [];
  for (;;) {
    const key = next(reader);
    if (isMark(key, '}')) return objectValue(entries, reader.origin);
    if (key === undefined || key.kind === 'mark' || !isMark(next(reader), ':')) return undefined;
    const value = readValue(reader, next(reader), depth + 1);
    if (value === undefined) return undefined;
    entries.push({ key: key.text, value });
    const separator = next(reader);
    if (isMark(separator, '}')) return objectValue(entries, reader.origin);
    if (!isMark(separator, ',')) return undefined;
  }
}

function isMark(token: Token | undefined, mark: string): boolean {
  return token?.kind === 'mark' && token.text === mark;
}
