import type { Config } from '../config/config.js';
import { readConfig } from '../config/read-config.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { DataNode } from '../source/data.js';
import { baseOf, matchesPath } from '../source/glob.js';
import type { Host } from '../source/host.js';
import { folderOf, resolvePath, stemOf } from '../source/paths.js';
import { type Reading, readDocument } from '../source/read-document.js';
import type { Located } from '../source/shape.js';
import type { Pack, PackRule } from './pack.js';
import { readRule } from './read-rule.js';

/** Reads a pack from its manifest (path from the root); undefined where there is none to read. */
export function readPack(path: string, reading: Reading): Pack | undefined {
  const root = readDocument(path, reading);
  if (root === undefined) return undefined;
  const { config, diagnostics } = readConfig(root);
  reading.diagnostics.push(...diagnostics);
  return packOf(config, path, reading);
}

/** Reads the rules and facts that a configuration (at `path` from the root) names. */
export function packOf(manifest: Config, path: string, reading: Reading): Pack {
  const folder = folderOf(path);
  const report = (problem: Reading['diagnostics'][number]): void => {
    reading.diagnostics.push(problem);
  };
  const inline = (manifest.rules ?? []).flatMap((node) => readRule(node, report) ?? []);
  const included = filesOf(manifest.include ?? [], folder, reading).flatMap((file): PackRule[] => {
    const root = readDocument(file, reading);
    const rule = root === undefined ? undefined : readRule(root, report);
    return rule === undefined ? [] : [rule];
  });
  const facts = filesOf(manifest.facts ?? [], folder, reading).flatMap((file) => {
    const data = readFact(file, reading);
    return data === undefined ? [] : [[stemOf(file), data] as const];
  });
  return {
    name: manifest.name ?? path,
    manifest,
    rules: [...inline, ...included],
    facts: new Map(facts.map(([name, data]) => [name, () => data])),
    checked: false,
  };
}

/** The `data` of a document of facts; what else it holds says where the facts are from. */
function readFact(path: string, reading: Reading): DataNode | undefined {
  const root = readDocument(path, reading);
  return root?.kind === 'object' ? root.properties.get('data')?.value : undefined;
}

/** The files that globs name, less those of globs with `!`, each once, sorted; a glob that names none is a problem. */
function filesOf(
  globs: readonly Located<string>[],
  folder: string,
  reading: Reading,
): readonly string[] {
  const files = new Set<string>();
  const excluded = globs
    .filter(({ value }) => value.startsWith('!'))
    .map(({ value }) => resolvePath(folder, value.slice(1)) ?? value);
  for (const { value, span } of globs.filter(({ value }) => !value.startsWith('!'))) {
    const pattern = resolvePath(folder, value);
    if (pattern === undefined) {
      reading.diagnostics.push(diagnostic('ruleset/outside-root', span, value));
      continue;
    }
    const found = isPlain(pattern)
      ? [pattern]
      : listBelow(reading.host, baseOf(pattern)).filter((file) => matchesPath(pattern, file));
    if (found.length === 0) {
      reading.diagnostics.push(diagnostic('ruleset/nothing-included', span, value));
    }
    for (const file of found) files.add(file);
  }
  return [...files]
    .filter((file) => !excluded.some((pattern) => matchesPath(pattern, file)))
    .sort();
}

function isPlain(pattern: string): boolean {
  return !/[*?]/.test(pattern);
}

/** All files below a folder. Dependencies and hidden folders hold no rules. */
function listBelow(host: Host, folder: string): readonly string[] {
  const files: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const base = next === '' ? '' : `${next}/`;
    for (const name of host.listFolder?.(next) ?? []) {
      if (!name.endsWith('/')) files.push(base + name);
      else if (!name.startsWith('.') && name !== 'node_modules/') {
        waiting.push(base + name.slice(0, -1));
      }
    }
  }
  return files;
}
