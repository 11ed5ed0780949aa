/** The forms of the outcome of mutating rules, by the names given to `--format`. */
import type { MutantFormat } from './mutant-format.js';

export { countMutants, type MutantFormat } from './mutant-format.js';

const loaders = {
  console: async () => (await import('./console.js')).consoleMutants,
  json: async () => (await import('./json.js')).jsonMutants,
} satisfies Record<string, () => Promise<MutantFormat>>;

/** The form of a name; undefined for a form that mutants are not written in. */
export function loadMutantFormat(name: string): Promise<MutantFormat> | undefined {
  return Object.hasOwn(loaders, name) ? loaders[name as keyof typeof loaders]() : undefined;
}
