import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { PublishedTemplate } from '../core/index.js';

/**
 * The folder in which the Bicep CLI keeps what it restored, `br` and `ts` in it.
 *
 * @param named what the user named; else `BICEP_CACHE_DIRECTORY`, else `.bicep` in the user's own folder
 */
export function modulesFolder(named?: string): string {
  const folder = named ?? process.env['BICEP_CACHE_DIRECTORY'];
  return folder ? path.resolve(folder) : path.join(os.homedir(), '.bicep');
}

/**
 * Where what was published lies in the folder of restored ones, laid out by the Bicep CLI so that file
 * systems without letter case tell all references apart. Undefined for parts that no file could be named by.
 *
 * @param file the template, unless another part of it is wanted
 */
export function modulePath(published: PublishedTemplate, file = 'main.json'): string | undefined {
  const parts =
    published.kind === 'registry'
      ? [
          'br',
          published.registry.replaceAll(':', '$').toLowerCase(),
          published.repository.replaceAll('/', '$'),
          versionFolder(published.tag),
        ]
      : [
          'ts',
          ...[published.subscription, published.resourceGroup].map((each) => each.toLowerCase()),
          ...[published.name, published.version].map((each) => each.toLowerCase()),
        ];
  const isName = (part: string): boolean => !/^\.{0,2}$|[/\\]/.test(part);
  return parts.every(isName) ? [...parts, file].join('/') : undefined;
}

/** A tag with `$` and, in hexadecimal, a bit for each upper-case letter, the first letter's lowest; or a digest. */
function versionFolder(tag: string): string {
  if (tag.startsWith('sha256:')) return tag.replace(':', '#');
  const mask = [...tag].reduce(
    (bits, letter, i) => (/\p{Lu}/u.test(letter) ? bits | (1n << BigInt(i)) : bits),
    0n,
  );
  return `${tag}$${mask === 0n ? '' : mask.toString(16)}`;
}
