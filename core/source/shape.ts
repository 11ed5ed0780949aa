import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import type { DataNode, DataObject, DataString } from './data.js';
import type { Span } from './span.js';

/**
 * What a piece of a document must look like: one description that checks and types what is read and
 * gives the JSON Schema that editors complete from, so the two cannot drift apart.
 */
export interface Shape<T> {
  /** The value, or undefined after saying why there is none. */
  read(node: DataNode, reader: Reader): T | undefined;
  readonly schema: JsonSchema;
}

export type JsonSchema = { readonly [keyword: string]: unknown };

export type ShapeType<S> = S extends Shape<infer T> ? T : never;

/** Where problems go, and what the thing being read is called in them. */
export interface Reader {
  readonly name: string;
  readonly report: (problem: Diagnostic) => void;
}

/** A value with its place, for problems that only its meaning shows. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** Reads a document; on problems the value lacks the parts concerned, or is absent. */
export function readShape<T>(
  shape: Shape<T>,
  node: DataNode,
  name: string,
): { readonly value?: T; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const value = shape.read(node, { name, report: (problem) => diagnostics.push(problem) });
  return value === undefined ? { diagnostics } : { value, diagnostics };
}

/** What a node is, in words. */
export function describeNode(node: DataNode): string {
  switch (node.kind) {
    case 'object':
      return 'an object';
    case 'array':
      return 'a list';
    case 'string':
      return 'text';
    case 'number':
      return `the number ${node.text}`;
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'empty';
  }
}

function wrongType(node: DataNode, reader: Reader, expected: string): undefined {
  reader.report(diagnostic('schema/type', node.span, reader.name, expected, describeNode(node)));
  return undefined;
}

/** Text, with a pattern if given; `expected` names the pattern in problems. */
export function text(
  description: string,
  format?: { readonly pattern: RegExp; readonly expected: string },
): Shape<string> {
  return {
    schema: {
      type: 'string',
      description,
      ...(format === undefined ? {} : { pattern: format.pattern.source }),
    },
    read(node, reader) {
      if (node.kind !== 'string') return wrongType(node, reader, format?.expected ?? 'text');
      if (format !== undefined && !format.pattern.test(node.value)) {
        reader.report(
          diagnostic('schema/value', node.span, reader.name, node.value, format.expected, ''),
        );
        return undefined;
      }
      return node.value;
    },
  };
}

/** Text, left as its node: its parts will want places of their own. */
export function textNode(description: string): Shape<DataString> {
  return {
    schema: { type: 'string', description },
    read: (node, reader) => (node.kind === 'string' ? node : wrongType(node, reader, 'text')),
  };
}

export function boolean(description: string): Shape<boolean> {
  return {
    schema: { type: 'boolean', description },
    read: (node, reader) =>
      node.kind === 'boolean' ? node.value : wrongType(node, reader, 'true or false'),
  };
}

/** One of some words. */
export function oneOf<const T extends string>(values: readonly T[], description: string): Shape<T> {
  return {
    schema: { enum: values, description },
    read(node, reader) {
      const expected = listed(values);
      if (node.kind !== 'string') return wrongType(node, reader, expected);
      const found = values.find((value) => value === node.value);
      if (found !== undefined) return found;
      const near = nearest(node.value, values) ?? '';
      reader.report(diagnostic('schema/value', node.span, reader.name, node.value, expected, near));
      return undefined;
    },
  };
}

/** A list; with `orOne`, a single item may stand for a list of it. Items in error are left out. */
export function list<T>(
  item: Shape<T>,
  description: string,
  mode: 'list' | 'orOne' = 'list',
): Shape<readonly T[]> {
  const many = { type: 'array', items: item.schema, description };
  return {
    schema: mode === 'list' ? many : { description, anyOf: [item.schema, many] },
    read(node, reader) {
      if (node.kind !== 'array') {
        if (mode === 'list') return wrongType(node, reader, 'a list');
        const only = item.read(node, reader);
        return only === undefined ? undefined : [only];
      }
      const items: T[] = [];
      node.items.forEach((child, index) => {
        const value = item.read(child, { ...reader, name: `${reader.name}[${index}]` });
        if (value !== undefined) items.push(value);
      });
      return items;
    },
  };
}

/** An object whose keys are the user's own names. */
export function mapOf<T>(item: Shape<T>, description: string): Shape<ReadonlyMap<string, T>> {
  return {
    schema: { type: 'object', additionalProperties: item.schema, description },
    read(node, reader) {
      if (node.kind !== 'object') return wrongType(node, reader, 'an object');
      const entries = new Map<string, T>();
      for (const [key, property] of node.properties) {
        const value = item.read(property.value, { ...reader, name: `'${key}'` });
        if (value !== undefined) entries.set(key, value);
      }
      return entries;
    },
  };
}

/** Anything, left as the tree: logic and values that others read. */
export function anything(description: string): Shape<DataNode> {
  return { schema: { description }, read: (node) => node };
}

/** The shape's value with its place. */
export function located<T>(shape: Shape<T>): Shape<Located<T>> {
  return {
    schema: shape.schema,
    read(node, reader) {
      const value = shape.read(node, reader);
      return value === undefined ? undefined : { value, span: node.span };
    },
  };
}

/** Text or an object: the short and the long way to write the same thing. */
export function textOr<T>(short: Shape<T>, long: Shape<T>): Shape<T> {
  return {
    schema: { oneOf: [short.schema, long.schema] },
    read: (node, reader) => (node.kind === 'string' ? short : long).read(node, reader),
  };
}

/** A shape whose value is turned into another form once it is read. */
export function mapped<T, U>(shape: Shape<T>, change: (value: T) => U): Shape<U> {
  return {
    schema: shape.schema,
    read(node, reader) {
      const value = shape.read(node, reader);
      return value === undefined ? undefined : change(value);
    },
  };
}

type Fields = { readonly [key: string]: Shape<unknown> };
type Optional<F extends Fields, R extends keyof F> = Exclude<keyof F, R>;

/** What a record is read as: required keys present, the others perhaps. */
export type RecordOf<F extends Fields, R extends keyof F> = {
  readonly [K in R]: ShapeType<F[K]>;
} & { readonly [K in Optional<F, R>]?: ShapeType<F[K]> };

/** An object with known keys. Without a required key (or with it in error) there is no value. */
export function record<const F extends Fields, const R extends keyof F & string = never>(
  description: string,
  fields: F,
  required: readonly R[] = [],
): Shape<RecordOf<F, R>> {
  const keys = Object.keys(fields);
  return {
    schema: {
      type: 'object',
      description,
      properties: Object.fromEntries(keys.map((key) => [key, fields[key]?.schema])),
      ...(required.length === 0 ? {} : { required }),
      additionalProperties: false,
    },
    read(node, reader) {
      if (node.kind !== 'object') return wrongType(node, reader, 'an object');
      const values = readFields(node, fields, reader);
      const missing = required.filter((key) => !node.properties.has(key));
      for (const key of missing) {
        reader.report(diagnostic('schema/missing-key', headerOf(node), key, reader.name));
      }
      if (required.some((key) => !Object.hasOwn(values, key))) return undefined;
      // The keys were read by the shapes that the type names; TypeScript cannot follow the loop.
      return values as RecordOf<F, R>;
    },
  };
}

function readFields(node: DataObject, fields: Fields, reader: Reader): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [key, property] of node.properties) {
    const shape = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (shape === undefined) {
      const near = nearest(key, Object.keys(fields)) ?? '';
      reader.report(diagnostic('schema/unknown-key', property.key.span, key, reader.name, near));
      continue;
    }
    const value = shape.read(property.value, { ...reader, name: `'${key}'` });
    if (value !== undefined) values[key] = value;
  }
  return values;
}

/** Where an object is blamed as a whole: its first key, or its opening brace. */
function headerOf(node: DataObject): Span {
  const [first] = node.properties.values();
  return first === undefined
    ? { ...node.span, end: Math.min(node.span.end, node.span.start + 1) }
    : first.key.span;
}

function listed(values: readonly string[]): string {
  const quoted = values.map((value) => `'${value}'`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}
