import type { ConfigSource } from './analysis.js';
import { readConfigSource } from './read-config-source.js';
import { matchesPath } from './source/glob.js';
import type { Host } from './source/host.js';
import { createReading } from './source/read-document.js';

/** A world without files: a configuration is read from its text alone. */
const nowhere: Host = { readText: () => ({ kind: 'missing' }), now: () => new Date(0) };

/** Whether the globs of a configuration take in a rule file, by its path from the configuration's folder. */
export function includesFile(source: ConfigSource, path: string): boolean {
  const { config } = readConfigSource(source, createReading(nowhere));
  const globs = (config.include ?? []).map(({ value }) => value.replace(/^\.\//, ''));
  return (
    globs.some((glob) => !glob.startsWith('!') && matchesPath(glob, path)) &&
    !globs.some((glob) => glob.startsWith('!') && matchesPath(glob.slice(1), path))
  );
}
