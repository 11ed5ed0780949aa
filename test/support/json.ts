import type { DataNode } from '../../core/source/data.js';
import { readJson } from '../../core/source/json.js';
import { SourceFile } from '../../core/source/source-file.js';

/** The tree of a JSON text that a spec holds to be readable. */
export function dataOf(text: string, path = 'main.json'): DataNode {
  const { root, diagnostics } = readJson(new SourceFile(path, text));
  if (root === undefined) throw new Error(diagnostics[0]?.message ?? 'no value');
  return root;
}
