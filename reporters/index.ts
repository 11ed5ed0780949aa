/** The report formats, by the names given to `--format`. */
import type { Reporter } from './reporter.js';

export {
  type ExplanationFormatName,
  loadExplanationFormat,
} from './explanation/index.js';
export { countMutants, loadMutantFormat } from './mutants/index.js';
export { printable } from './printable.js';
export type { ReadReport } from './read-json.js';
export {
  type BuildFacts,
  defaultOptions,
  type Reporter,
  type ReportOptions,
  type SarifTarget,
  sarifTargets,
} from './reporter.js';
export { loadRuleListFormat, type RuleListFormatName } from './rule-list/index.js';
export {
  countTests,
  loadRuleTestFormat,
  type RuleTestFormatName,
} from './rule-tests/index.js';
export { unifiedDiff } from './unified-diff.js';
export { count, coverageLine, place, tally, tallyLine } from './wording.js';

/** Each format is loaded when it is asked for: a run pays for what it writes. */
const loaders = {
  'azure-pipelines': async () => (await import('./azure-pipelines.js')).azurePipelinesReporter,
  console: async () => (await import('./console.js')).consoleReporter,
  csv: async () => (await import('./csv.js')).csvReporter,
  github: async () => (await import('./github.js')).githubReporter,
  gitlab: async () => (await import('./gitlab.js')).gitlabReporter,
  html: async () => (await import('./html.js')).htmlReporter,
  json: async () => (await import('./json.js')).jsonReporter,
  junit: async () => (await import('./junit.js')).junitReporter,
  markdown: async () => (await import('./markdown.js')).markdownReporter,
  sarif: async () => (await import('./sarif.js')).sarifReporter,
} satisfies Record<string, () => Promise<Reporter>>;

export type FormatName = keyof typeof loaders;

/** In alphabetical order. */
export const formatNames = Object.keys(loaders).sort() as readonly FormatName[];

export function loadReporter(format: FormatName): Promise<Reporter> {
  return loaders[format]();
}

/** The way back: what reads a report that the json format wrote. */
export async function loadJsonReader() {
  return (await import('./read-json.js')).readJsonReport;
}
