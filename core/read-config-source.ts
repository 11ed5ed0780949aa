import type { ConfigSource } from './analysis.js';
import type { Config } from './config/config.js';
import { readConfig } from './config/read-config.js';
import { type Reading, readText } from './source/read-document.js';

/** The user's configuration, and its path from the root; without one, what a configuration that says nothing means. */
export function readConfigSource(
  source: ConfigSource | undefined,
  reading: Reading,
): { readonly config: Config; readonly path: string } {
  if (source === undefined) return { config: {}, path: '' };
  const document = readText(source.path, source.text, reading);
  const root =
    source.key === undefined || document?.kind !== 'object'
      ? document
      : document.properties.get(source.key)?.value;
  if (root === undefined) return { config: {}, path: source.path };
  const { config, diagnostics } = readConfig(root);
  reading.diagnostics.push(...diagnostics);
  return { config, path: source.path };
}
