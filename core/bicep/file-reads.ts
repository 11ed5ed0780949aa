import { type FileReads, resolved } from '../source/file-reads.js';
import { folderOf, isParametersPath } from '../source/paths.js';
import type { SourceFile } from '../source/source-file.js';
import { keyText, literalText, unwrap } from './binder/expression-parts.js';
import { isLoader } from './lower/loaded-content.js';
import { isPublishedReference } from './modules/published.js';
import { parseBicep, parseBicepParams } from './parser/parse.js';
import { childrenOf, type Expression, type SyntaxNode } from './syntax.js';

/**
 * What a Bicep file or parameter file is read together with: modules, imports, templates, extended files,
 * loaded contents, linked templates, and the `bicepconfig.json` of its folder and those above. From the
 * tree alone: nothing is opened.
 */
export function bicepReads(file: SourceFile): FileReads {
  const isParameters = isParametersPath(file.path);
  const { program } = isParameters ? parseBicepParams(file) : parseBicep(file);
  const found: Found = { files: [], folders: [], others: false };
  const pending: SyntaxNode[] = [...program.statements];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    look(node, found);
    pending.push(...childrenOf(node));
  }
  const folder = folderOf(file.path);
  return {
    files: [...resolved(folder, found.files), ...configurationPaths(folder)],
    folders: resolved(folder, found.folders),
    others: found.others,
  };
}

interface Found {
  readonly files: string[];
  readonly folders: string[];
  others: boolean;
}

function look(node: SyntaxNode, found: Found): void {
  switch (node.kind) {
    case 'module':
    case 'test':
    case 'import':
    case 'using':
    case 'extends': {
      const path = node.path.kind === 'string' ? literalText(node.path) : undefined;
      if (path !== undefined && !isPublishedReference(path)) found.files.push(path);
      return;
    }
    case 'call':
    case 'instanceCall': {
      const [first] = node.args;
      if (first === undefined || !isLoader(node.name.name)) return;
      const isFolder = node.name.name === 'loadDirectoryFileInfo';
      lookAtPath(first, isFolder ? found.folders : found.files, found);
      return;
    }
    case 'objectProperty':
      if (keyText(node)?.toLowerCase() === 'relativepath') {
        lookAtPath(node.value, found.files, found);
      }
      return;
    default:
      return;
  }
}

function lookAtPath(written: Expression, paths: string[], found: Found): void {
  const path = literalText(unwrap(written));
  if (path === undefined) found.others = true;
  else paths.push(path);
}

function configurationPaths(folder: string): readonly string[] {
  const parts = folder === '' ? [] : folder.split('/');
  const folders = [parts, ...parts.map((_, depth) => parts.slice(0, depth))];
  return folders.map((each) => [...each, 'bicepconfig.json'].join('/'));
}
