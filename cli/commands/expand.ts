import { type ExpansionForm, expandFile } from '../../core/index.js';
import type { CheckOptions } from '../arguments.js';
import { writeDiagnostics } from '../diagnostics.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { namedFile } from '../inputs.js';
import { modulesFolder } from '../module-cache.js';
import { createNodeHost } from '../node-host.js';
import { writeOut } from '../streams.js';

export interface ExpandOptions {
  readonly root?: string;
  readonly modulesDir?: string;
  readonly parameters?: string;
  readonly snapshot?: boolean;
  readonly withOrigins?: boolean;
  readonly context: CheckOptions['context'];
}

/** Writes what a file would deploy to stdout as JSON, in the form asked for. */
export async function expand(file: string, options: ExpandOptions): Promise<ExitCode> {
  const { root, relative } = namedFile(file, options.root);
  const parameters =
    options.parameters === undefined ? undefined : namedFile(options.parameters, root).relative;
  const expanded = expandFile(
    { path: relative, named: true, ...(parameters === undefined ? {} : { parameters }) },
    options.context,
    createNodeHost(root, modulesFolder(options.modulesDir)),
    formOf(options),
  );
  if (expanded.kind === 'pending') throw new Error(`no answer about ${expanded.paths.join(', ')}`);
  writeDiagnostics(expanded.diagnostics);
  if (expanded.expansion === undefined) return exitCodes.incomplete;
  writeOut(`${JSON.stringify(expanded.expansion, undefined, 2)}\n`);
  const hasProblem = expanded.diagnostics.some(({ kind }) => kind === 'input');
  return hasProblem ? exitCodes.incomplete : exitCodes.ok;
}

function formOf({ snapshot, withOrigins }: ExpandOptions): ExpansionForm {
  if (snapshot) return 'snapshot';
  return withOrigins ? 'origins' : 'resources';
}
