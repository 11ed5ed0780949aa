import type { Host } from '../../core/source/host.js';

/** A host over texts in memory, by path from the root. */
export function memoryHost(
  files: Readonly<Record<string, string>>,
  pending: readonly string[] = [],
): Host {
  return {
    readText(path) {
      if (pending.includes(path)) return { kind: 'pending' };
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
    },
    listFolder(path) {
      const prefix = path === '' ? '' : `${path}/`;
      const names = Object.keys(files)
        .filter((file) => file.startsWith(prefix))
        .map((file) => file.slice(prefix.length).replace(/\/.*$/, '/'));
      return names.length === 0 ? undefined : [...new Set(names)].sort();
    },
    now: () => new Date('2026-01-01T00:00:00Z'),
  };
}
