import { diagnostic } from '../../diagnostics/diagnostic.js';
import type { Host } from '../../source/host.js';
import { readJson } from '../../source/json.js';
import { folderOf, resolvePath } from '../../source/paths.js';
import type { SourceFile } from '../../source/source-file.js';
import { readYaml } from '../../source/yaml.js';
import type { TemplateNode } from '../../template/template.js';
import type { Binding } from '../binder/bind.js';
import { literalText, unwrap } from '../binder/expression-parts.js';
import { type Compilation, readSource } from '../modules/compilation.js';
import { relativePath } from '../modules/imports.js';
import {
  type BicepFile,
  type BicepParametersFile,
  childrenOf,
  type Expression,
  type FunctionCall,
  type InstanceCall,
  type SyntaxNode,
} from '../syntax.js';
import { array, entry, literal, object } from './build.js';
import { nodeOfData, selectData } from './data-nodes.js';
import type { LoadedContent } from './model.js';
import { decodeContent } from './text-encodings.js';

/** The functions that read a file or the environment, and whether their answer is always held by a variable of its own. */
const loaders: Readonly<Record<string, 'always' | 'indirect'>> = {
  loadTextContent: 'indirect',
  loadFileAsBase64: 'indirect',
  loadJsonContent: 'always',
  loadYamlContent: 'always',
  loadDirectoryFileInfo: 'always',
  readEnvironmentVariable: 'always',
};

/**
 * Reads the files and variables of the environment that functions name. Their contents go into variables `$fxv#0`, `$fxv#1` …,
 * except where a text is the whole value of a variable already, or inside a user-defined function,
 * which can see no variables.
 */
export function loadContents(
  file: BicepFile | BicepParametersFile,
  binding: Binding,
  compilation: Compilation,
): ReadonlyMap<Expression, LoadedContent> {
  const loaded = new Map<Expression, LoadedContent>();
  let count = 0;
  const visit = (node: SyntaxNode, direct: boolean, inFunction: boolean): void => {
    if (node.kind === 'call' || node.kind === 'instanceCall') {
      const how = loaders[node.name.name];
      if (how !== undefined && Object.hasOwn(loaders, node.name.name) && isBuiltin(node, binding)) {
        const value =
          node.name.name === 'readEnvironmentVariable'
            ? readEnvironment(node, binding, compilation)
            : load(node, file.source.path, compilation);
        const own = !inFunction && (how === 'always' || !direct);
        if (value) loaded.set(node, own ? { value, variable: `$fxv#${count++}` } : { value });
      }
    }
    for (const child of childrenOf(node)) {
      const whole = node.kind === 'variable' && child === node.value;
      visit(child, whole, inFunction || node.kind === 'function');
    }
  };
  for (const statement of file.statements) visit(statement, false, false);
  return loaded;
}

function isBuiltin(node: FunctionCall | InstanceCall, binding: Binding): boolean {
  if (node.kind === 'call') return !binding.references.has(node);
  const target = unwrap(node.target);
  return target.kind === 'variableAccess' && binding.references.get(target)?.kind === 'namespace';
}

type Call = FunctionCall | InstanceCall;

/** The text of a variable of the environment, where the environment may be read and has it. */
function readEnvironment(
  { args: [first, otherwise] }: Call,
  binding: Binding,
  { environment, diagnostics }: Compilation,
): TemplateNode | undefined {
  if (environment === undefined || first === undefined) return undefined;
  const name = constantText(first, binding);
  const value = name === undefined ? undefined : environment(name);
  if (value !== undefined) return literal(value, first.span);
  if (name === undefined) diagnostics.push(diagnostic('bicep/not-constant', first.span));
  else if (otherwise === undefined) {
    diagnostics.push(diagnostic('bicep/no-environment-variable', first.span, name));
  }
  return undefined;
}

/** The text of a literal, or of a variable that stands for one. */
function constantText(written: Expression, binding: Binding): string | undefined {
  const node = unwrap(written);
  if (node.kind !== 'variableAccess') return literalText(node);
  const symbol = binding.references.get(node);
  if (symbol?.kind !== 'variable' || binding.cyclic.has(symbol)) return undefined;
  return constantText(symbol.declaration.value, binding);
}

function load(node: Call, from: string, compilation: Compilation): TemplateNode | undefined {
  const [first, second] = node.args;
  const { diagnostics, host } = compilation;
  const path = first && literalText(unwrap(first));
  if (first === undefined || path === undefined) {
    diagnostics.push(diagnostic('bicep/path', first?.span ?? node.span));
    return undefined;
  }
  const resolved = resolvePath(folderOf(from), path);
  if (resolved === undefined) {
    diagnostics.push(diagnostic('bicep/file-missing', first.span, path));
    return undefined;
  }
  switch (node.name.name) {
    case 'loadDirectoryFileInfo':
      return listFolder(resolved, node, from, host);
    case 'loadFileAsBase64': {
      const bytes = host.readBytes?.(resolved);
      if (bytes) return literal(base64(bytes), node.span);
      readSource(resolved, first.span, compilation);
      return undefined;
    }
    case 'loadTextContent': {
      const bytes = host.readBytes?.(resolved);
      const encoding = second && literalText(unwrap(second));
      if (bytes) return literal(decodeContent(bytes, encoding), node.span);
      const source = readSource(resolved, first.span, compilation);
      return source && literal(source.text.replace(/^\uFEFF/, ''), node.span);
    }
    default: {
      const source = readSource(resolved, first.span, compilation);
      return source && parseData(source, node.name.name, second, compilation);
    }
  }
}

/** @param selector which part of the document is wanted */
function parseData(
  source: SourceFile,
  loader: string,
  selector: Expression | undefined,
  compilation: Compilation,
): TemplateNode | undefined {
  const read = loader === 'loadYamlContent' ? readYaml(source, 'input') : readJson(source);
  compilation.diagnostics.push(...read.diagnostics);
  if (read.root === undefined) return undefined;
  const path = selector && literalText(unwrap(selector));
  const part = path === undefined ? read.root : selectData(read.root, path);
  if (part) return nodeOfData(part);
  const reason = `it holds nothing at '${path ?? ''}'`;
  const place = selector?.span;
  compilation.diagnostics.push(diagnostic('bicep/file-unreadable', place, source.path, reason));
  return undefined;
}

/** The files directly in a folder, by their paths from the file that asks. */
function listFolder(
  folder: string,
  node: Call,
  from: string,
  host: Host,
): TemplateNode | undefined {
  const { span } = node;
  const [, written] = node.args;
  const pattern = (written && literalText(unwrap(written))) ?? '*';
  const wanted = new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'i',
  );
  const names = host.listFolder?.(folder)?.filter((each) => !each.endsWith('/'));
  const items = names
    ?.filter((name) => wanted.test(name))
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
  return items && array(items, span);
}

function base64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // In pieces, since the arguments of a call are limited; a multiple of three needs no padding.
  for (let at = 0; at < bytes.length; at += 0x6000) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 0x6000))));
  }
  return pieces.join('');
}
