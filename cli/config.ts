import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cosmiconfigSync, type LoaderSync } from 'cosmiconfig';
import type { ConfigSource } from '../core/index.js';
import { Refusal } from './exit-codes.js';
import { isInside } from './node-host.js';
import { isFolder } from './root.js';

/** A configuration as text, so that problems in it can be placed. */
export interface ConfigFile {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  /** Where the configuration is one key of the file (`groundrule` of `package.json`). */
  readonly key?: string;
}

const moduleName = 'groundrule';

const searchPlaces = [
  'rules.yaml',
  '.groundrulerc',
  '.groundrulerc.yaml',
  '.groundrulerc.json',
  'package.json',
];

/** Gives the text on: reading it, with places, is the engine's. Nothing is ever run. */
const asText: LoaderSync = (file, text) => {
  if (path.basename(file) !== 'package.json') return { text };
  return hasOwnKey(text) ? { [moduleName]: { text } } : {};
};

/** By file ending; every ending cosmiconfig knows has its loader replaced, those of scripts above all. */
const loaders = Object.fromEntries(
  ['noExt', '.yaml', '.yml', '.json', '.js', '.cjs', '.mjs', '.ts'].map((ending) => [
    ending,
    asText,
  ]),
);

/**
 * The configuration of a file or folder (absolute): the one that is named, else the one that is found.
 *
 * @param root absolute; the path of what is given is relative to it
 */
export async function configFor(
  first: string,
  root: string,
  named: string | undefined,
): Promise<ConfigSource | undefined> {
  const folder = isFolder(first) ? first : path.dirname(first);
  const found = named === undefined ? findConfig(folder, root) : await loadConfig(named);
  if (found === undefined) return undefined;
  const { file, text, key } = found;
  const relative = path.relative(root, file).split(path.sep).join('/');
  return { path: relative, text, ...(key === undefined ? {} : { key }) };
}

/** The configuration of a folder: the first found from there up to the root. */
export function findConfig(folder: string, root: string): ConfigFile | undefined {
  const explorer = inOwnFolder(() =>
    cosmiconfigSync(moduleName, { searchPlaces, stopDir: root, loaders, cache: false }),
  );
  const found = explorer.search(folder);
  // The last place cosmiconfig looks is the user's own folder, which must not change a project's outcome.
  if (!found || !isInside(root, found.filepath)) return undefined;
  const { text } = found.config as { text: string };
  const isPackage = path.basename(found.filepath) === 'package.json';
  return { file: found.filepath, text, ...(isPackage ? { key: moduleName } : {}) };
}

/**
 * A configuration named with `--config`: data as it is; a script, which is run since the user named it, by
 * what it exports as default.
 */
export async function loadConfig(named: string): Promise<ConfigFile> {
  const file = path.resolve(named);
  if (/\.[cm]?js$/.test(file)) return { file, text: await runScript(file, named) };
  try {
    const text = readFileSync(file, 'utf8');
    const isPackage = path.basename(file) === 'package.json';
    return { file, text, ...(isPackage ? { key: moduleName } : {}) };
  } catch {
    throw new Refusal(`The configuration '${named}' cannot be read. Check its path.`);
  }
}

async function runScript(file: string, named: string): Promise<string> {
  try {
    const exported: { default?: unknown } = await import(pathToFileURL(file).href);
    return JSON.stringify(exported.default ?? {}, undefined, 2);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Refusal(`The configuration '${named}' failed: ${reason}`);
  }
}

/**
 * cosmiconfig looks in the current folder for options of its own, and runs `.config/config.js` there, which
 * may be a stranger's. It does so once, while an explorer is made; there is none in our folder.
 */
function inOwnFolder<T>(make: () => T): T {
  const before = process.cwd();
  process.chdir(fileURLToPath(new URL('.', import.meta.url)));
  try {
    return make();
  } finally {
    process.chdir(before);
  }
}

function hasOwnKey(text: string): boolean {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === 'object' && content !== null && Object.hasOwn(content, moduleName);
  } catch {
    return false;
  }
}
