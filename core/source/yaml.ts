import {
  type Alias,
  Composer,
  type CST,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  Parser,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { DataDocument, DataNode, DataProperty, DataString } from './data.js';
import { maxDepth } from './json.js';
import { place } from './location.js';
import type { SourceFile } from './source-file.js';
import type { Span } from './span.js';
import { layText } from './yaml-text.js';

/** How many nodes the aliases of one file may stand for: beyond that, a few lines stand for gigabytes. */
const maxAliasedNodes = 100_000;

/**
 * Reads a YAML file of one document (YAML 1.2, core schema) into the same tree as JSON. An alias
 * becomes the node of its anchor. Keys must be plain scalars; they are kept as text.
 *
 * @param kind what an error does to the outcome: `usage` for configuration and rules, `input` for what is judged
 */
export function readYaml(file: SourceFile, kind: 'input' | 'usage' = 'usage'): DataDocument {
  const diagnostics: Diagnostic[] = [];
  const report = (problem: Diagnostic) => diagnostics.push({ ...problem, kind });
  const comments: Span[] = [];
  const tokens = readTokens(file, comments, report);
  if (tokens === undefined) return { comments, diagnostics };

  const documents = composeDocuments(tokens);
  const document = documents[0];
  const second = documents[1];
  if (second !== undefined) {
    report(diagnostic('yaml/several-documents', spanAt(file, second.range?.[0] ?? 0)));
  }
  for (const error of [...(document?.errors ?? []), ...(document?.warnings ?? [])]) {
    if (error.code === 'MULTIPLE_DOCS') continue;
    const [start, end] = error.pos;
    report(diagnostic('yaml/syntax', clamp(file, start, end), error.message.replace(/\.$/, '')));
  }
  const reader: Reader = { file, report, anchors: new Map(), aliased: 0, aliasLimitMet: false };
  const contents = document?.contents;
  if (contents === null || contents === undefined) {
    if (diagnostics.length === 0) report(diagnostic('source/empty', spanAt(file, 0), file.path));
    return { comments, diagnostics };
  }
  return { root: readNode(reader, contents).node, comments, diagnostics };
}

type Report = (problem: Diagnostic) => void;

/**
 * The concrete syntax of the file; undefined, with a diagnostic, when it is nested too deep. Composing
 * recurses over the nesting, so the limit must be held before it.
 */
function readTokens(file: SourceFile, comments: Span[], report: Report): CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let offset = 0;
  for (const lexeme of new Lexer().lex(file.text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > maxDepth) {
      report(diagnostic('json/too-deep', spanAt(file, offset), String(maxDepth)));
      return undefined;
    }
    if (lexeme.startsWith('#')) comments.push(clamp(file, offset, offset + lexeme.length));
    offset = parser.offset;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function composeDocuments(tokens: CST.Token[]): Document.Parsed[] {
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    merge: false,
  });
  return [...composer.compose(tokens)];
}

interface Reader {
  readonly file: SourceFile;
  readonly report: Report;
  /** What each anchor read so far stands for. */
  readonly anchors: Map<string, Sized>;
  /** How many nodes the aliases met so far stand for. */
  aliased: number;
  aliasLimitMet: boolean;
}

/** A node with the number of nodes in it, aliases counted for what they stand for. */
interface Sized {
  readonly node: DataNode;
  readonly size: number;
}

function readNode(reader: Reader, node: unknown): Sized {
  if (isAlias(node)) return readAlias(reader, node);
  const sized = readAnchored(reader, node as Node | null);
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
  if (anchor !== undefined) reader.anchors.set(anchor, sized);
  return sized;
}

function readAnchored(reader: Reader, node: Node | null): Sized {
  if (isMap(node)) return readMap(reader, node);
  if (isSeq(node)) return readSequence(reader, node);
  if (isScalar(node)) return { node: readScalar(reader, node), size: 1 };
  return { node: { kind: 'null', span: spanAt(reader.file, 0) }, size: 1 };
}

function readMap(reader: Reader, map: YAMLMap): Sized {
  const properties = new Map<string, DataProperty>();
  let size = 1;
  for (const pair of map.items) {
    const key = readKey(reader, pair);
    if (key === undefined) continue;
    const earlier = properties.get(key.value);
    if (earlier !== undefined) {
      reader.report(diagnostic('yaml/duplicate-key', key.span, key.value, place(earlier.key.span)));
      continue;
    }
    const value: Sized =
      pair.value === null
        ? { node: { kind: 'null', span: spanAt(reader.file, key.span.end) }, size: 1 }
        : readNode(reader, pair.value);
    properties.set(key.value, { key, value: value.node });
    size += value.size;
  }
  return { node: { kind: 'object', properties, span: spanOf(reader, map) }, size };
}

function readKey(reader: Reader, pair: Pair): DataString | undefined {
  const { key } = pair;
  if (isScalar(key)) {
    const node = readScalar(reader, key);
    if (node.kind === 'string') return node;
    const value = key.source ?? String(key.value);
    return { kind: 'string', value, span: node.span, textStart: node.span.start };
  }
  const span =
    isMap(key) || isSeq(key) || isAlias(key) ? spanOf(reader, key) : spanAt(reader.file, 0);
  reader.report(diagnostic('yaml/key', span));
  return undefined;
}

function readSequence(reader: Reader, sequence: YAMLSeq): Sized {
  const items: DataNode[] = [];
  let size = 1;
  for (const item of sequence.items) {
    const value = readNode(reader, item);
    items.push(value.node);
    size += value.size;
  }
  return { node: { kind: 'array', items, span: spanOf(reader, sequence) }, size };
}

function readScalar(reader: Reader, scalar: Scalar): DataNode {
  const span = spanOf(reader, scalar);
  const { value } = scalar;
  switch (typeof value) {
    case 'string':
      return { kind: 'string', value, span, ...layText(scalar, value, span) };
    case 'number':
      return { kind: 'number', value, text: scalar.source ?? String(value), span };
    case 'boolean':
      return { kind: 'boolean', value, span };
    default:
      return { kind: 'null', span };
  }
}

function readAlias(reader: Reader, alias: Alias): Sized {
  const span = spanOf(reader, alias);
  const nothing: Sized = { node: { kind: 'null', span }, size: 1 };
  const target = reader.anchors.get(alias.source);
  if (target === undefined) {
    reader.report(diagnostic('yaml/alias', span, alias.source));
    return nothing;
  }
  reader.aliased += target.size;
  if (reader.aliased <= maxAliasedNodes) return target;
  if (!reader.aliasLimitMet) {
    reader.report(diagnostic('yaml/alias-limit', span, String(maxAliasedNodes)));
  }
  reader.aliasLimitMet = true;
  return nothing;
}

function spanOf(reader: Reader, node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  const { text } = reader.file;
  if (!isCollection(node) || node.flow) return clamp(reader.file, start, end);
  // The parser counts blanks and comments after a block collection as its own.
  const last = lastNodeOf(node)?.range?.[1];
  return clamp(reader.file, start, last ?? start + text.slice(start, end).trimEnd().length);
}

/** The node a collection ends with, through the collections in it that end where it ends. */
function lastNodeOf(collection: YAMLMap | YAMLSeq): Node | undefined {
  let node: unknown = collection;
  while (isCollection(node) && !node.flow && node.items.length > 0) {
    const last: unknown = node.items.at(-1);
    node = isPair(last) ? (last.value ?? last.key) : last;
  }
  return isNode(node) ? node : undefined;
}

function spanAt(file: SourceFile, offset: number): Span {
  return clamp(file, offset, offset);
}

function clamp(file: SourceFile, start: number, end: number): Span {
  const { length } = file.text;
  return { file, start: Math.min(start, length), end: Math.min(Math.max(start, end), length) };
}
