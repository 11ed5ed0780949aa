import process from 'node:process';
import { listRules, pillars, releases, severities } from '../../core/index.js';
import { loadRuleListFormat, type RuleListFormatName } from '../../reporters/index.js';
import { writeDiagnostics } from '../diagnostics.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { knownWord } from '../known-word.js';
import { createNodeHost } from '../node-host.js';
import { wantsColour, writeOut } from '../streams.js';
import type { Engine } from './check.js';
import { explain } from './explain.js';
import { select } from './test.js';

export interface RulesOptions {
  readonly format?: RuleListFormatName;
  readonly pillar?: readonly string[];
  readonly severity?: readonly string[];
  readonly release?: readonly string[];
  readonly type?: readonly string[];
  readonly profile?: string;
  readonly ruleSet?: string;
  readonly config?: string;
  readonly root?: string;
  readonly colour?: boolean;
}

/** Lists rules, built-in ones and the user's; of a rule that is named in full, everything there is to know. */
export async function rules(
  selectors: readonly string[],
  options: RulesOptions,
  loadEngine: () => Promise<Engine>,
): Promise<ExitCode> {
  const [only, ...more] = selectors;
  if (only !== undefined && more.length === 0 && /^[\w.-]+$/.test(only)) {
    return explain(only, undefined, { ...options, context: {} }, loadEngine);
  }
  const { root, selection } = await select(selectors, options, loadEngine);
  const { builtIn } = await loadEngine();
  const { type: types, profile, ruleSet: version } = options;
  const answer = listRules(
    {
      ...selection,
      builtIn,
      ...given({
        pillars: options.pillar?.map((word) => knownWord('--pillar', word, pillars)),
        severities: options.severity?.map((word) => knownWord('--severity', word, severities)),
        releases: options.release?.map((word) => knownWord('--release', word, releases)),
        types,
        profile,
        version,
      }),
    },
    createNodeHost(root),
  );
  if (answer.kind === 'pending') throw new Error(`no answer about ${answer.paths.join(', ')}`);
  writeDiagnostics(answer.diagnostics);
  const { render } = await loadRuleListFormat(options.format ?? 'console');
  const page = { colour: wantsColour(options.colour), width: process.stdout.columns ?? 100 };
  writeOut(render(answer.rules, page));
  const wrong = answer.diagnostics.some(({ kind }) => kind === 'usage');
  return wrong ? exitCodes.usage : exitCodes.ok;
}

/** What was written on the command line; what was not is absent. */
function given<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const written = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(written) as { [K in keyof T]?: NonNullable<T[K]> };
}
