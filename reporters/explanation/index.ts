/** The forms of explanations, by the names given to `--format`. */
import type { ExplanationFormat } from './explanation-format.js';

export type { Explained, ExplanationFormat } from './explanation-format.js';

const loaders = {
  console: async () => (await import('./console.js')).consoleExplanation,
  json: async () => (await import('./json.js')).jsonExplanation,
  markdown: async () => (await import('./markdown.js')).markdownExplanation,
} satisfies Record<string, () => Promise<ExplanationFormat>>;

export type ExplanationFormatName = keyof typeof loaders;

export function loadExplanationFormat(name: ExplanationFormatName): Promise<ExplanationFormat> {
  return loaders[name]();
}
