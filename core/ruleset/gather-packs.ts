import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { folderOf, resolvePath } from '../source/paths.js';
import type { Reading } from '../source/read-document.js';
import type { Located } from '../source/shape.js';
import type { Pack } from './pack.js';
import { readPack } from './read-pack.js';

/** Packs that come with groundrule, by name, read when a configuration extends them. */
export type BuiltInPacks = ReadonlyMap<string, () => Pack>;

/** A pack below a configuration. */
export interface GatheredPack {
  readonly pack: Pack;
  /** True for packs that come with groundrule. */
  readonly builtIn: boolean;
}

/** What a configuration that says nothing builds on. */
const defaultPacks = ['azure'];

/**
 * The packs below a configuration (itself a pack, at `path` from the root), in the order in which
 * later ones win: each after those it extends, each once, the configuration last.
 */
export function gatherPacks(
  own: Pack,
  path: string,
  builtIn: BuiltInPacks,
  reading: Reading,
): readonly GatheredPack[] {
  const gathered = new Map<string, GatheredPack>();
  const open = new Set<string>();
  const report = (problem: Diagnostic): void => {
    reading.diagnostics.push(problem);
  };
  const add = (key: string, pack: Pack, folder: string, parents: readonly string[]): void => {
    open.add(key);
    for (const name of parents) addBuiltIn(name);
    for (const wanted of pack.manifest.extends ?? []) follow(wanted, folder);
    open.delete(key);
    gathered.set(key, { pack, builtIn: builtIn.has(key) });
  };
  const addBuiltIn = (name: string): void => {
    const pack = builtIn.get(name);
    if (pack !== undefined && !gathered.has(name)) add(name, pack(), '', []);
  };
  const follow = (wanted: Located<string>, folder: string): void => {
    if (builtIn.has(wanted.value)) {
      addBuiltIn(wanted.value);
      return;
    }
    const manifest = findManifest(wanted, folder, reading);
    if (manifest === undefined || gathered.has(manifest)) return;
    if (open.has(manifest)) {
      report(diagnostic('ruleset/cycle', wanted.span, wanted.value));
      return;
    }
    const pack = readPack(manifest, reading);
    if (pack !== undefined) add(manifest, pack, folderOf(manifest), []);
  };
  add(path, own, folderOf(path), own.manifest.extends === undefined ? defaultPacks : []);
  return [...gathered.values()];
}

/** The manifest of a pack: a file, the `rules.yaml` of a folder, or of a package up the folders. */
function findManifest(
  { value, span }: Located<string>,
  folder: string,
  reading: Reading,
): string | undefined {
  const candidates = value.startsWith('.')
    ? [resolvePath(folder, value)]
    : packageFolders(folder).map((base) => resolvePath(base, `node_modules/${value}`));
  const inside = candidates.filter((candidate) => candidate !== undefined);
  if (inside.length === 0) {
    reading.diagnostics.push(diagnostic('ruleset/outside-root', span, value));
    return undefined;
  }
  const manifests = inside.map((candidate) =>
    /\.(ya?ml|json)$/.test(candidate) ? candidate : `${candidate}/rules.yaml`.replace(/^\//, ''),
  );
  for (const manifest of manifests) {
    const answer = reading.host.readText(manifest);
    if (answer.kind === 'pending') {
      reading.pending.add(manifest);
      return undefined;
    }
    if (answer.kind !== 'missing') return manifest;
  }
  reading.diagnostics.push(
    diagnostic('ruleset/pack-missing', span, value, `'${manifests.join("' or '")}'`),
  );
  return undefined;
}

/** A folder and those above it, up to the root. */
function packageFolders(folder: string): readonly string[] {
  const folders = [folder];
  for (let at = folder; at !== ''; ) {
    at = folderOf(at);
    folders.push(at);
  }
  return folders;
}
