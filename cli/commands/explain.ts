import path from 'node:path';
import process from 'node:process';
import { explain as explainRule } from '../../core/index.js';
import { type ExplanationFormatName, loadExplanationFormat } from '../../reporters/index.js';
import type { CheckOptions } from '../arguments.js';
import { configFor } from '../config.js';
import { writeDiagnostics } from '../diagnostics.js';
import { discover } from '../discovery/discover.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { namedPaths } from '../inputs.js';
import { modulesFolder } from '../module-cache.js';
import { createNodeHost } from '../node-host.js';
import { findRoot } from '../root.js';
import { wantsColour, writeOut } from '../streams.js';
import type { Engine } from './check.js';

export interface ExplainOptions {
  readonly format?: ExplanationFormatName;
  readonly through?: string;
  readonly parameters?: readonly string[];
  readonly config?: string;
  readonly root?: string;
  readonly modulesDir?: string;
  readonly colour?: boolean;
  readonly context: CheckOptions['context'];
}

/**
 * Explains a rule, or why its verdict on the resources of a file, or of a line of it, is what it is. Failing
 * is what is explained, and no failure of the command.
 */
export async function explain(
  rule: string,
  file: string | undefined,
  options: ExplainOptions,
  loadEngine: () => Promise<Engine>,
): Promise<ExitCode> {
  const place = file === undefined ? undefined : placeIn(file);
  const named = await namedPaths(place === undefined ? [] : [options.through ?? place.file]);
  const root = findRoot(named, options.root);
  const config = await configFor(named[0], root, options.config);
  const host = createNodeHost(root, modulesFolder(options.modulesDir));
  const parameters = (options.parameters ?? []).map((one) => path.resolve(one));
  findRoot([root, ...parameters], root);
  const inputs = place === undefined ? [] : discover(root, named, host, parameters).inputs;
  const { builtIn } = await loadEngine();
  const answer = explainRule(
    {
      rule,
      inputs,
      builtIn,
      context: options.context,
      ...(config === undefined ? {} : { config }),
      ...(place?.line === undefined
        ? {}
        : { at: { path: relativeTo(root, place.file), line: place.line } }),
    },
    host,
  );
  if (answer.kind === 'pending') throw new Error(`no answer about ${answer.paths.join(', ')}`);
  writeDiagnostics(answer.diagnostics);
  if (answer.rule !== undefined && (inputs.length === 0 || answer.targets.length > 0)) {
    const format = await loadExplanationFormat(options.format ?? 'console');
    const page = { colour: wantsColour(options.colour), width: process.stdout.columns ?? 100 };
    writeOut(format.render({ rule: answer.rule, targets: answer.targets }, page));
  }
  if (answer.diagnostics.some(({ kind }) => kind === 'usage')) return exitCodes.usage;
  const incomplete = answer.diagnostics.some(({ kind }) => kind === 'input');
  return incomplete ? exitCodes.incomplete : exitCodes.ok;
}

/** `main.bicep:12` or `main.bicep:12:5`, as reports write places; a file may be called so too. */
function placeIn(given: string): { readonly file: string; readonly line?: number } {
  const found = /^(.+?):(\d+)(?::\d+)?$/.exec(given);
  if (found?.[1] === undefined) return { file: given };
  return { file: found[1], line: Number(found[2]) };
}

function relativeTo(root: string, file: string): string {
  return path.relative(root, path.resolve(file)).split(path.sep).join('/');
}
