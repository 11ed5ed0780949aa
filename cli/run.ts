import path from 'node:path';
import type { AnalysisAnswer, AnalysisRequest, Analyze, Host } from '../core/index.js';
import { count } from '../reporters/index.js';
import type { RunOptions } from './arguments.js';
import { configFor } from './config.js';
import { discover } from './discovery/discover.js';
import { Refusal } from './exit-codes.js';
import { namedPaths } from './inputs.js';
import { modulesFolder } from './module-cache.js';
import { createNodeHost, isInside } from './node-host.js';
import { startProgress } from './progress.js';
import { findRoot } from './root.js';

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

/** What is to be judged, and over which host. */
export interface Run {
  /** Absolute. */
  readonly root: string;
  readonly host: Host;
  readonly request: AnalysisRequest;
  /** Whether a file (path from the root) was named, or lies in a folder that was. */
  readonly named: (path: string) => boolean;
  readonly engine: Engine;
}

/** The file of known findings that is written where none is named. */
export const defaultBaseline = 'groundrule-baseline.json';

type Answer = Extract<AnalysisAnswer, { kind: 'done' }>;

/** Finds the files and the configuration that paths on the command line mean. */
export async function prepareRun(
  paths: readonly string[],
  options: RunOptions,
  loadEngine: () => Promise<Engine>,
): Promise<Run> {
  const named = await namedPaths(paths, options.commands);
  const root = findRoot(named, options.root);
  const config = await configFor(named[0], root, options.config);
  const host = createNodeHost(root, modulesFolder(options.modulesDir));
  const parameters = (options.parameters ?? []).map((file) => path.resolve(file));
  findRoot([root, ...parameters], root);
  const {
    inputs,
    unreadable,
    judgedWhole,
    named: isNamed,
  } = await withProgress('Looking for files', () => discover(root, named, host, parameters));
  if (inputs.length === 0) throw nothingFound(paths, unreadable);
  const engine = await loadEngine();
  const request: AnalysisRequest = {
    tool: engine.tool,
    builtIn: engine.builtIn,
    inputs,
    judgedWhole,
    context: options.context,
    ...(config ? { config } : {}),
    ...(options.profile === undefined ? {} : { profile: options.profile }),
    ...(options.baseline === undefined ? {} : { baseline: fileBelow(root, options.baseline) }),
  };
  return { root, host, request, engine, named: isNamed };
}

/** Runs something while a person at the terminal is told what; nothing is left there of it. */
export async function withProgress<T>(text: string, work: () => T | Promise<T>): Promise<T> {
  const progress = await startProgress();
  try {
    progress.show(text);
    return await work();
  } finally {
    progress.end();
  }
}

/** Judges. The host has every file at once. */
export function judge({ engine, request, host }: Run): Promise<Answer> {
  return withProgress(`Judging ${count(request.inputs.length, 'file')}`, () => {
    const answer = engine.analyze(request, host);
    if (answer.kind === 'pending') throw new Error(`no answer about ${answer.paths.join(', ')}`);
    return answer;
  });
}

/** A file that need not be there, as a path from the root. */
function fileBelow(root: string, named: string): string {
  const absolute = path.resolve(named);
  if (!isInside(root, absolute)) {
    throw new Refusal(`'${named}' lies outside of the root '${root}'. Keep it below.`);
  }
  return path.relative(root, absolute).split(path.sep).join('/');
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
