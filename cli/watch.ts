import { type FSWatcher, watch } from 'node:fs';
import path from 'node:path';

/** Editors write a file in several steps; what comes within this time is one change. Milliseconds. */
const quiet = 100;

/**
 * Waits for files to change, and gives the absolute paths of those that did, as long as somebody listens.
 * New YAML and JSON files beside the watched ones count too.
 *
 * @param filesNow the files to watch, absolute; asked for again after each change
 */
export async function* watchFiles(
  filesNow: () => readonly string[],
): AsyncGenerator<readonly string[], void, undefined> {
  const watchers = new Map<string, FSWatcher>();
  const changed = new Set<string>();
  let wake: () => void = () => {};
  let timer: NodeJS.Timeout | undefined;
  const notice = (folder: string, name: string | null): void => {
    if (name === null || !/\.(ya?ml|json)$/i.test(name)) return;
    changed.add(path.join(folder, name));
    clearTimeout(timer);
    timer = setTimeout(() => wake(), quiet);
  };
  try {
    for (;;) {
      for (const folder of new Set(filesNow().map((file) => path.dirname(file)))) {
        if (watchers.has(folder)) continue;
        watchers.set(
          folder,
          watch(folder, (_, name) => notice(folder, name)),
        );
      }
      if (changed.size === 0) await new Promise<void>((resolve) => (wake = resolve));
      const files = [...changed].sort();
      changed.clear();
      if (files.length > 0) yield files;
    }
  } finally {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  }
}
