import { diagnostic } from '../../diagnostics/diagnostic.js';
import { readJson } from '../../source/json.js';
import { folderOf, resolvePath } from '../../source/paths.js';
import type { SourceFile } from '../../source/source-file.js';
import type { Span } from '../../source/span.js';
import { readYaml } from '../../source/yaml.js';
import type { TemplateNode } from '../../template/template.js';
import { callsNamespace } from '../binder/namespaces.js';
import { type Compilation, readSource } from '../modules/compilation.js';
import { relativePath } from '../modules/exporters.js';
import {
  childrenOf,
  type Expression,
  type FunctionCall,
  type InstanceCall,
  type SyntaxNode,
} from '../syntax.js';
import { array, entry, literal, object } from './build.js';
import { constantText } from './constants.js';
import { nodeOfData } from './data-nodes.js';
import type { FileModel, LoadedContent, Lowering } from './model.js';
import { selectData } from './select-data.js';
import { decodeContent } from './text-encodings.js';

/** The functions that read a file or the environment, and whether their answer is always held by a variable of its own. */
const loaders: ReadonlyMap<string, 'always' | 'indirect'> = new Map([
  ['loadTextContent', 'indirect'],
  ['loadFileAsBase64', 'indirect'],
  ['loadJsonContent', 'always'],
  ['loadYamlContent', 'always'],
  ['loadDirectoryFileInfo', 'always'],
  ['readEnvironmentVariable', 'always'],
]);

/** A call that is answered while compiling. */
interface LoadingCall {
  readonly node: Call;
  /** Whether the answer is held by a variable of its own. */
  readonly held: boolean;
}

/** Whether a function of that name reads a file or the environment. */
export function isLoader(name: string): boolean {
  return loaders.has(name);
}

/**
 * Reads the files and variables of the environment that functions name. What they give goes into variables
 * `$fxv#0`, `$fxv#1` …, except where a text is the whole value of a variable already, or inside a
 * user-defined function, which can see no variables.
 *
 * @param at lowering of the file's text
 * @param loaded is filled; a path may be read from a file itself
 */
export function loadContents(at: Lowering, loaded: Map<Expression, LoadedContent>): void {
  const calls = loadingCalls(at.model);
  const values = new Map<Call, TemplateNode>();
  let pending: readonly LoadingCall[] = calls;
  for (let before = 0; pending.length !== before; ) {
    before = pending.length;
    pending = pending.filter(({ node }) => {
      const answer = load(node, at);
      if (answer.kind === 'value') {
        values.set(node, answer.value);
        loaded.set(node, { value: answer.value });
      }
      return answer.kind === 'inconstant';
    });
  }
  for (const { node } of pending) {
    const place = node.args[0]?.span ?? node.span;
    at.model.compilation.diagnostics.push(diagnostic('bicep/path', place));
  }
  let count = 0;
  for (const { node, held } of calls) {
    const value = values.get(node);
    if (value && held) loaded.set(node, { value, variable: `$fxv#${count++}` });
  }
}

function loadingCalls({ file, binding }: FileModel): readonly LoadingCall[] {
  const calls: LoadingCall[] = [];
  // Most files load nothing, which their text says sooner than a walk through the tree.
  if (![...loaders.keys()].some((name) => file.source.text.includes(name))) return calls;
  const visit = (node: SyntaxNode, direct: boolean, inFunction: boolean): void => {
    if (node.kind === 'call' || node.kind === 'instanceCall') {
      const how = loaders.get(node.name.name);
      if (how !== undefined && callsNamespace(node, binding)) {
        calls.push({ node, held: !inFunction && (how === 'always' || !direct) });
      }
    }
    for (const child of childrenOf(node)) {
      const whole = node.kind === 'variable' && child === node.value;
      visit(child, whole, inFunction || node.kind === 'function');
    }
  };
  for (const statement of file.statements) visit(statement, false, false);
  return calls;
}

type Call = FunctionCall | InstanceCall;

type Answer =
  | { readonly kind: 'value'; readonly value: TemplateNode }
  /** It is not known yet what is to be read. */
  | { readonly kind: 'inconstant' }
  /** A diagnostic says why there is none. */
  | { readonly kind: 'none' };

function load(node: Call, at: Lowering): Answer {
  const [first] = node.args;
  if (first === undefined) return { kind: 'none' };
  const named = constantText(first, at);
  if (named === undefined) return { kind: 'inconstant' };
  const value =
    node.name.name === 'readEnvironmentVariable'
      ? readEnvironment(node, named, first.span, at)
      : readNamedFile(node, named, first.span, at);
  return value ? { kind: 'value', value } : { kind: 'none' };
}

/** The text of a variable of the environment, where the environment may be read and has it. */
function readEnvironment(
  node: Call,
  name: string,
  place: Span,
  { model: { compilation } }: Lowering,
): TemplateNode | undefined {
  const { environment, diagnostics } = compilation;
  if (environment === undefined) return undefined;
  const value = environment(name);
  if (value !== undefined) return literal(value, node.span);
  if (node.args.length < 2) {
    diagnostics.push(diagnostic('bicep/no-environment-variable', place, name));
  }
  return undefined;
}

/** @param path as written @param place where it is written */
function readNamedFile(
  node: Call,
  path: string,
  place: Span,
  at: Lowering,
): TemplateNode | undefined {
  const { compilation, file } = at.model;
  const { host, diagnostics } = compilation;
  const from = file.source.path;
  const [, second] = node.args;
  const resolved = resolvePath(folderOf(from), path);
  if (resolved === undefined) {
    diagnostics.push(diagnostic('bicep/file-missing', place, path));
    return undefined;
  }
  const option = second && constantText(second, at);
  switch (node.name.name) {
    case 'loadDirectoryFileInfo':
      return listFolder(resolved, option, node, at.model);
    case 'loadFileAsBase64': {
      const bytes = host.readBytes?.(resolved);
      if (bytes) return literal(base64(bytes), node.span);
      readSource(resolved, place, compilation);
      return undefined;
    }
    case 'loadTextContent': {
      const bytes = host.readBytes?.(resolved);
      if (bytes) return literal(decodeContent(bytes, option), node.span);
      const source = readSource(resolved, place, compilation);
      return source && literal(source.text.replace(/^\uFEFF/, ''), node.span);
    }
    default: {
      const source = readSource(resolved, place, compilation);
      return source && parseData(source, node, option, compilation);
    }
  }
}

/** @param path which part of the document is wanted; all of it without one */
function parseData(
  source: SourceFile,
  node: Call,
  path: string | undefined,
  compilation: Compilation,
): TemplateNode | undefined {
  const isYaml = node.name.name === 'loadYamlContent';
  const read = isYaml ? readYaml(source, 'input') : readJson(source);
  compilation.diagnostics.push(...read.diagnostics);
  if (read.root === undefined) return undefined;
  const part = path === undefined ? read.root : selectData(read.root, path);
  if (part) return nodeOfData(part);
  const reason = `it holds nothing at '${path ?? ''}'`;
  const place = node.args[1]?.span;
  compilation.diagnostics.push(diagnostic('bicep/file-unreadable', place, source.path, reason));
  return undefined;
}

/** The files directly in a folder, by their paths from the file that asks. @param pattern with `*` and `?` for names */
function listFolder(
  folder: string,
  pattern = '*',
  { args: [first], span }: Call,
  { compilation, file }: FileModel,
): TemplateNode | undefined {
  const wanted = new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'i',
  );
  const from = file.source.path;
  const names = compilation.host.listFolder?.(folder);
  if (names === undefined) {
    compilation.diagnostics.push(diagnostic('bicep/file-missing', first?.span, folder));
    return undefined;
  }
  const items = names
    .filter((name) => !name.endsWith('/') && wanted.test(name))
    .map((name) => ({ name, path: relativePath(from, folder === '' ? name : `${folder}/${name}`) }))
    .sort((a, b) => (a.path.toLowerCase() < b.path.toLowerCase() ? -1 : 1))
    .map(({ name, path }) =>
      object(
        [
          entry('relativePath', literal(path, span)),
          entry('baseName', literal(name, span)),
          entry('extension', literal(/\.[^.]*$/.exec(name)?.[0] ?? '', span)),
        ],
        span,
      ),
    );
  return array(items, span);
}

function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // In pieces, since the arguments of a call are limited; a multiple of three needs no padding.
  for (let at = 0; at < bytes.length; at += 0x6000) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 0x6000))));
  }
  return pieces.join('');
}
