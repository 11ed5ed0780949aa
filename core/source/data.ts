import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from './span.js';

/**
 * A JSON or YAML document as a tree of data with places: the one form in which templates, parameter
 * files, rules and configuration are read. Keys are plain data, `__proto__` included. Nesting is
 * limited by the readers, so walking a tree recursively is safe.
 */
export type DataNode = DataObject | DataArray | DataString | DataNumber | DataBoolean | DataNull;

export interface DataObject {
  readonly kind: 'object';
  /** By exact key, in source order. Of a key written twice only the last is here. */
  readonly properties: ReadonlyMap<string, DataProperty>;
  /** Set where the text at the span is strict JSON as `JSON.stringify(value, undefined, 2)` lays it out. */
  readonly layout?: 'standard';
  readonly span: Span;
}

export interface DataProperty {
  /** The key and where it stands; its value is the key in `properties`. */
  readonly key: DataString;
  readonly value: DataNode;
}

export interface DataArray {
  readonly kind: 'array';
  readonly items: readonly DataNode[];
  readonly span: Span;
}

export interface DataString {
  readonly kind: 'string';
  /** The decoded text. */
  readonly value: string;
  /** Quotes included, where there are some. */
  readonly span: Span;
  /** Offset in the file of the first character of the text, after the opening quote. */
  readonly textStart: number;
  /**
   * Where escapes and folded lines shift the text against the file, in order: from offset `at` of the
   * value on, character `i` stands at `source + i - at` of the file. Absent where nothing shifts.
   */
  readonly shifts?: readonly TextShift[];
}

export interface TextShift {
  readonly at: number;
  readonly source: number;
}

export interface DataNumber {
  readonly kind: 'number';
  readonly value: number;
  /** The digits as written, so that none is lost to a double. */
  readonly text: string;
  readonly span: Span;
}

export interface DataBoolean {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly span: Span;
}

export interface DataNull {
  readonly kind: 'null';
  readonly span: Span;
}

/** What reading a document gives; with diagnostics of errors, `root` holds what could be read all the same. */
export interface DataDocument {
  /** Absent where the file holds no value at all. */
  readonly root?: DataNode;
  /** Each comment with its marks (`//`, `/*`, `#`), in source order. */
  readonly comments: readonly Span[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The property of a key: the exact one, else the first that differs in letter case only (Azure
 * compares the keys of its own documents that way).
 */
export function propertyOf(object: DataObject, key: string): DataProperty | undefined {
  const exact = object.properties.get(key);
  if (exact !== undefined) return exact;
  const wanted = key.toLowerCase();
  for (const [name, property] of object.properties) {
    if (name.length === key.length && name.toLowerCase() === wanted) return property;
  }
  return undefined;
}

/** The offset in the file of a character of a string's decoded text (`offset` 0 to its length). */
export function sourceOffset(text: DataString, offset: number): number {
  const shifts = text.shifts;
  if (shifts === undefined) return text.textStart + offset;
  let low = 0;
  let high = shifts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shifts[middle]?.at ?? Number.POSITIVE_INFINITY) <= offset) low = middle + 1;
    else high = middle;
  }
  const shift = shifts[low - 1];
  return shift === undefined ? text.textStart + offset : shift.source + offset - shift.at;
}

/** The span in the file of the characters from `start` to `end` (exclusive) of a string's decoded text. */
export function spanWithin(text: DataString, start: number, end: number): Span {
  return { file: text.span.file, start: sourceOffset(text, start), end: sourceOffset(text, end) };
}
