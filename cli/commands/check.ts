import path from 'node:path';
import type { AnalysisRequest, Analyze } from '../../core/index.js';
import { count } from '../../reporters/index.js';
import { type CheckOptions, failOnOf } from '../arguments.js';
import { configFor } from '../config.js';
import { discover } from '../discovery/discover.js';
import { type ExitCode, Refusal } from '../exit-codes.js';
import { exitCodeOf } from '../gate.js';
import { namedPaths } from '../inputs.js';
import { modulesFolder } from '../module-cache.js';
import { createNodeHost } from '../node-host.js';
import { pairOutputs } from '../outputs.js';
import { startProgress } from '../progress.js';
import { writeReports } from '../reports.js';
import { findRoot } from '../root.js';

/** What a command needs that is not on its command line. */
export interface Engine {
  readonly analyze: Analyze;
  readonly builtIn: AnalysisRequest['builtIn'];
  /** The same packs from their source files, where every rule has its place. */
  readonly sources: AnalysisRequest['builtIn'];
  /** The text of what is known of the properties of resources. */
  readonly propertyFacts: () => string;
  readonly tool: AnalysisRequest['tool'];
}

/** Judges files and folders, and writes the reports asked for. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  loadEngine: () => Promise<Engine>,
): Promise<ExitCode> {
  const destinations = pairOutputs(options.outputs);
  const failOn = failOnOf(options.failOn);
  const named = await namedPaths(paths, options.commands);
  const root = findRoot(named, options.root);
  const config = await configFor(named[0], root, options.config);
  const progress = await startProgress();
  try {
    progress.show('Looking for files');
    const host = createNodeHost(root, modulesFolder(options.modulesDir));
    const parameters = (options.parameters ?? []).map((file) => path.resolve(file));
    findRoot([root, ...parameters], root);
    const { inputs, unreadable } = discover(root, named, host, parameters);
    if (inputs.length === 0) throw nothingFound(paths, unreadable);
    const { analyze, builtIn, tool } = await loadEngine();
    progress.show(`Judging ${count(inputs.length, 'file')}`);
    const answer = analyze(
      {
        tool,
        inputs,
        builtIn,
        context: options.context,
        ...(config ? { config } : {}),
        ...(options.profile === undefined ? {} : { profile: options.profile }),
        ...(failOn ? { failOn } : {}),
      },
      host,
    );
    if (answer.kind === 'pending') throw new Error(`no answer about ${answer.paths.join(', ')}`);
    progress.end();
    await writeReports(answer.report, destinations, options);
    const allowIncomplete = options.allowIncomplete === true;
    return exitCodeOf(answer.report, { failOn: answer.failOn, allowIncomplete });
  } finally {
    progress.end();
  }
}

function nothingFound(paths: readonly string[], unreadable: readonly string[]): Refusal {
  const where =
    paths.length === 0 ? 'the current folder' : paths.map((each) => `'${each}'`).join(', ');
  const unread =
    unreadable.length === 0 ? '' : ` These folders may not be read: ${unreadable.join(', ')}.`;
  return new Refusal(
    `No Bicep file, ARM template or parameter file was found in ${where}.${unread} ` +
      'A template in JSON is known by its $schema; name a file to have it judged by its shape.',
  );
}
