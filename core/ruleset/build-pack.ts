import type { DataNode } from '../source/data.js';
import { type Reading, readDocument } from '../source/read-document.js';
import { writeBuiltPack } from './built-pack.js';
import { readPack } from './read-pack.js';

/**
 * Reads a pack from its source files and gives the two texts that are shipped; undefined where it has
 * no manifest. The reading says what is wrong; a pack with problems must not be shipped.
 */
export function buildPack(
  manifestPath: string,
  reading: Reading,
): { readonly pack: string; readonly words: string } | undefined {
  const manifest = readDocument(manifestPath, reading);
  const pack = readPack(manifestPath, reading);
  if (manifest === undefined || pack === undefined) return undefined;
  const rules = pack.rules.flatMap((rule) => {
    const root = readDocument(rule.span.file.path, reading);
    return root === undefined ? [] : [{ rule, root }];
  });
  const facts = new Map<string, DataNode>([...pack.facts].map(([name, data]) => [name, data()]));
  return writeBuiltPack(manifest, rules, facts);
}
