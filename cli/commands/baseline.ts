import path from 'node:path';
import { renewBaseline } from '../../core/index.js';
import { count } from '../../reporters/index.js';
import type { RunOptions } from '../arguments.js';
import { writeDiagnostics } from '../diagnostics.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { defaultBaseline, type Engine, judge, prepareRun } from '../run.js';
import { writeNotice } from '../streams.js';
import { writeFiles } from '../write-files.js';

export interface BaselineOptions extends RunOptions {
  readonly allowIncomplete?: boolean;
}

/**
 * Writes the findings of a run into the baseline, or takes those out of it that are gone. What could not be
 * judged could hide findings: then nothing is written.
 */
export async function baseline(
  how: 'write' | 'prune',
  paths: readonly string[],
  options: BaselineOptions,
  loadEngine: () => Promise<Engine>,
): Promise<ExitCode> {
  const run = await prepareRun(paths, options, loadEngine);
  const answer = await judge(run);
  const { diagnostics, coverage } = answer.report;
  const isNew = how === 'write' ? ['baseline/missing'] : [];
  const problems = diagnostics.filter(
    ({ code, kind }) => kind !== 'notice' && !isNew.includes(code),
  );
  writeDiagnostics(problems);
  if (problems.some(({ kind }) => kind === 'usage')) return exitCodes.usage;
  if (coverage.incomplete && options.allowIncomplete !== true) {
    writeNotice('The baseline was left as it is, for not everything could be judged.');
    return exitCodes.incomplete;
  }
  const file = answer.baseline ?? defaultBaseline;
  const renewed = renewBaseline(answer, file, run.host, how);
  writeFiles([{ file: path.join(run.root, file), text: renewed.text }]);
  const { findings, added, removed } = renewed;
  writeNotice(`${file}: ${count(findings, 'known finding')}, ${added} added, ${removed} removed.`);
  return exitCodes.ok;
}
