import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FileAnswer, Host, PublishedTemplate } from '../core/index.js';
import { decodeText } from './decode-text.js';
import { extensionIndex } from './extension-archive.js';
import { modulePath, modulesFolder } from './module-cache.js';

/** Larger files are no templates: Azure takes 4 MB. */
const maxBytes = 64 * 1024 * 1024;

/**
 * A host over the file system that sees nothing outside of `root`: neither by `..`, nor by a symbolic
 * link; only published modules come from elsewhere. Each file is read once.
 *
 * @param root absolute path of an existing folder
 * @param modules the folder of restored modules, see {@link modulesFolder}
 */
export function createNodeHost(root: string, modules: string = modulesFolder()): Host {
  const realRoot = realpathSync.native(root);
  const texts = new Map<string, FileAnswer>();
  return {
    readText(wanted) {
      const known = texts.get(wanted);
      if (known) return known;
      const answer = readText(realRoot, wanted);
      texts.set(wanted, answer);
      return answer;
    },
    readBytes(wanted) {
      const bytes = readBytes(realRoot, wanted);
      return bytes instanceof Uint8Array ? bytes : undefined;
    },
    readModule: (module) => readModule(modules, module),
    readExtension(extension) {
      const bytes =
        extension.kind === 'archive'
          ? readBytes(realRoot, extension.path)
          : readModuleBytes(modules, extension, 'types.tgz');
      return bytes instanceof Uint8Array ? indexIn(bytes) : bytes;
    },
    listFolder: (wanted) => listFolder(realRoot, wanted),
    now: () => new Date(),
  };
}

function readText(root: string, wanted: string): FileAnswer {
  const bytes = readBytes(root, wanted);
  return bytes instanceof Uint8Array ? decodeText(bytes) : bytes;
}

/** A restored module. Its folder is as foreign as any: what a reference names must lie inside of it. */
function readModule(folder: string, module: PublishedTemplate): FileAnswer {
  const bytes = readModuleBytes(folder, module);
  return bytes instanceof Uint8Array ? decodeText(bytes) : bytes;
}

/** @param file the template, unless another part of it is wanted */
function readModuleBytes(
  folder: string,
  module: PublishedTemplate,
  file?: string,
): Uint8Array | FileAnswer {
  const wanted = modulePath(module, file);
  if (wanted === undefined) return { kind: 'missing' };
  // The folders of registries and template specs may be links, which the user made; nothing in them leads out.
  const [kind = '', ...rest] = wanted.split('/');
  const kept = path.join(folder, kind);
  if (!existsSync(kept)) return { kind: 'missing' };
  return readBytes(realpathSync.native(kept), rest.join('/'));
}

function indexIn(archive: Uint8Array): FileAnswer {
  const text = extensionIndex(archive);
  return text === undefined
    ? { kind: 'unreadable', reason: 'it is no archive of an extension' }
    : { kind: 'text', text };
}

function readBytes(root: string, wanted: string): Uint8Array | FileAnswer {
  const real = contained(root, wanted);
  if (real === undefined) return { kind: 'missing' };
  try {
    return readRegularFile(real);
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error) };
  }
}

/** Asks what it is before opening: opening a pipe would wait for its writer. */
function readRegularFile(file: string): Uint8Array | FileAnswer {
  const stat = statSync(file);
  if (stat.isDirectory()) return { kind: 'unreadable', reason: 'it is a folder' };
  if (!stat.isFile()) return { kind: 'unreadable', reason: 'it is not a regular file' };
  if (stat.size > maxBytes) {
    return { kind: 'unreadable', reason: `it is larger than ${maxBytes / 1024 / 1024} MiB` };
  }
  return readFileSync(file);
}

function listFolder(root: string, wanted: string): readonly string[] | undefined {
  const real = contained(root, wanted);
  if (real === undefined) return undefined;
  try {
    return readdirSync(real, { withFileTypes: true })
      .map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .sort();
  } catch {
    return undefined;
  }
}

/** The real path of a path in the root; undefined where it does not exist or leads outside. */
function contained(root: string, wanted: string): string | undefined {
  if (wanted.includes('\0')) return undefined;
  const absolute = path.resolve(root, wanted);
  // Asked for first, since many files that may be there are not, and an exception costs more.
  if (!isInside(root, absolute) || !existsSync(absolute)) return undefined;
  try {
    const real = realpathSync.native(absolute);
    return isInside(root, real) ? real : undefined;
  } catch {
    return undefined;
  }
}

/** Whether an absolute path is the folder itself or below it. */
export function isInside(folder: string, absolute: string): boolean {
  const relative = path.relative(folder, absolute);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission is denied'],
  ['EPERM', 'permission is denied'],
  ['EMFILE', 'too many files are open'],
  ['EIO', 'the device failed'],
]);

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons.get(code) ?? `the system says ${code || 'no'}`;
}
