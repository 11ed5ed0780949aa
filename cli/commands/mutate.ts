import process from 'node:process';
import { mutateRules } from '../../core/index.js';
import { countMutants, loadMutantFormat } from '../../reporters/index.js';
import { writeDiagnostics } from '../diagnostics.js';
import { type ExitCode, exitCodes, Refusal } from '../exit-codes.js';
import { createNodeHost } from '../node-host.js';
import { wantsColour, writeOut } from '../streams.js';
import type { Engine } from './check.js';
import { noRules, select, type TestOptions } from './test.js';

export interface MutateOptions extends TestOptions {
  /** Least score, in percent. */
  readonly failUnder?: number;
}

/** Changes each condition of rules in turn, and lists the changes that no test notices. */
export async function mutate(
  selectors: readonly string[],
  options: MutateOptions,
  loadEngine: () => Promise<Engine>,
): Promise<ExitCode> {
  const { format = 'console', failUnder = 0 } = options;
  const loaded = loadMutantFormat(format);
  if (loaded === undefined) throw new Refusal(`--mutate writes console or json, not ${format}.`);
  const { root, selection } = await select(selectors, options, loadEngine);
  const answer = mutateRules(selection, createNodeHost(root));
  if (answer.kind === 'pending') throw new Error(`no answer about ${answer.paths.join(', ')}`);
  const { report } = answer;
  if (report.rules.length === 0 && report.diagnostics.length === 0) throw noRules(selection);
  writeDiagnostics(report.diagnostics);
  const { render } = await loaded;
  writeOut(
    render(report, { colour: wantsColour(options.colour), width: process.stdout.columns ?? 100 }),
  );
  if (report.diagnostics.some(({ kind }) => kind === 'usage')) return exitCodes.usage;
  const { score } = countMutants(report.rules.flatMap(({ mutants }) => mutants));
  return score < failUnder ? exitCodes.findings : exitCodes.ok;
}
