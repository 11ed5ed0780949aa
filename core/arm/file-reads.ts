import { isExpression } from '../expressions/parser.js';
import { type DataNode, type DataString, propertyOf } from '../source/data.js';
import { type FileReads, noReads, resolved } from '../source/file-reads.js';
import { readJson } from '../source/json.js';
import { folderOf } from '../source/paths.js';
import type { SourceFile } from '../source/source-file.js';

/** Words without which a JSON file names no other: most need not be read for that. */
const words = /relativePath|deploymentParameters\.json/i;

/** What a JSON file is read together with: linked templates, and the template that a parameter file names. */
export function jsonReads(file: SourceFile): FileReads {
  const root = words.test(file.text) ? readJson(file).root : undefined;
  if (root === undefined) return noReads;
  const folder = folderOf(file.path);
  const links = linksIn(root);
  const paths = links.filter(({ value }) => !isExpression(value)).map(({ value }) => value);
  return {
    files: resolved(folder, paths),
    folders: [],
    others: paths.length < links.length,
  };
}

function linksIn(root: DataNode): readonly DataString[] {
  const links: DataString[] = [];
  const visit = (node: DataNode): void => {
    if (node.kind === 'array') node.items.forEach(visit);
    if (node.kind !== 'object') return;
    const link = propertyOf(node, 'relativePath')?.value;
    if (link?.kind === 'string') links.push(link);
    for (const { value } of node.properties.values()) visit(value);
  };
  visit(root);
  const metadata = root.kind === 'object' ? propertyOf(root, 'metadata')?.value : undefined;
  const template =
    metadata?.kind === 'object' ? propertyOf(metadata, 'template')?.value : undefined;
  return template?.kind === 'string' ? [...links, template] : links;
}
