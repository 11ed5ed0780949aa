import { diagnostic } from '../../diagnostics/diagnostic.js';
import { folderOf, resolvePath } from '../../source/paths.js';
import type { TemplateNode } from '../../template/template.js';
import type { Binding } from '../binder/bind.js';
import { literalText, unwrap } from '../binder/expression-parts.js';
import { type Compilation, readSource } from '../modules/compilation.js';
import {
  type BicepFile,
  type BicepParametersFile,
  childrenOf,
  type Expression,
  type FunctionCall,
  type InstanceCall,
  type SyntaxNode,
} from '../syntax.js';
import { literal } from './build.js';
import type { LoadedContent } from './model.js';

/** The functions that read a file, and whether their answer is always held by a variable of its own. */
const loaders: Readonly<Record<string, 'always' | 'indirect'>> = {
  loadTextContent: 'indirect',
};

/**
 * Reads the files that `load…` functions name. Their contents go into variables `$fxv#0`, `$fxv#1` …,
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
        const value = load(node, file.source.path, compilation);
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

function load(
  node: FunctionCall | InstanceCall,
  from: string,
  compilation: Compilation,
): TemplateNode | undefined {
  const [first] = node.args;
  const path = first && literalText(unwrap(first));
  if (first === undefined || path === undefined) {
    compilation.diagnostics.push(diagnostic('bicep/path', first?.span ?? node.span));
    return undefined;
  }
  const resolved = resolvePath(folderOf(from), path);
  if (resolved === undefined) {
    compilation.diagnostics.push(diagnostic('bicep/file-missing', first.span, path));
    return undefined;
  }
  const source = readSource(resolved, first.span, compilation);
  return source && literal(source.text.replace(/^\uFEFF/, ''), node.span);
}
