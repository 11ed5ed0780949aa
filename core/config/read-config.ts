import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { DataNode } from '../source/data.js';
import { readShape } from '../source/shape.js';
import type { Config } from './config.js';
import { configShape } from './config-shape.js';

/** Reads a configuration; unknown keys and wrong values are located problems, what is right is kept. */
export function readConfig(root: DataNode): {
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { value, diagnostics } = readShape(configShape, root, 'the configuration');
  return { config: value ?? {}, diagnostics };
}
