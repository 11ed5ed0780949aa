/** The forms of lists of rules, by the names given to `--format`. */
import type { RuleListFormat } from './rule-list-format.js';

export type { RuleListFormat } from './rule-list-format.js';

const loaders = {
  console: async () => (await import('./console.js')).consoleRuleList,
  json: async () => (await import('./json.js')).jsonRuleList,
  markdown: async () => (await import('./markdown.js')).markdownRuleList,
} satisfies Record<string, () => Promise<RuleListFormat>>;

export type RuleListFormatName = keyof typeof loaders;

export function loadRuleListFormat(name: RuleListFormatName): Promise<RuleListFormat> {
  return loaders[name]();
}
