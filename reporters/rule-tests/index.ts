/** The forms of the outcome of rules' tests, by the names given to `--format`. */
import type { RuleTestFormat } from './rule-test-format.js';

export type { RuleTestFormat } from './rule-test-format.js';
export { countTests } from './rule-test-format.js';

const loaders = {
  console: async () => (await import('./console.js')).consoleRuleTests,
  json: async () => (await import('./json.js')).jsonRuleTests,
  junit: async () => (await import('./junit.js')).junitRuleTests,
  tap: async () => (await import('./tap.js')).tapRuleTests,
} satisfies Record<string, () => Promise<RuleTestFormat>>;

export type RuleTestFormatName = keyof typeof loaders;

export function loadRuleTestFormat(name: RuleTestFormatName): Promise<RuleTestFormat> {
  return loaders[name]();
}
