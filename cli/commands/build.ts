import path from 'node:path';
import { buildBicep } from '../../core/index.js';
import { writeDiagnostics } from '../diagnostics.js';
import { type ExitCode, exitCodes, Refusal } from '../exit-codes.js';
import { namedFile } from '../inputs.js';
import { modulesFolder } from '../module-cache.js';
import { createNodeHost } from '../node-host.js';
import { writeOut } from '../streams.js';

export interface BuildOptions {
  readonly root?: string;
  readonly modulesDir?: string;
}

/** Compiles a Bicep file and writes the ARM template to stdout; where it is in error, nothing. */
export async function build(file: string, options: BuildOptions): Promise<ExitCode> {
  if (path.extname(file).toLowerCase() !== '.bicep') {
    throw new Refusal(`'${file}' is no Bicep file. Name a file that ends in .bicep.`);
  }
  const { root, relative } = namedFile(file, options.root);
  const built = buildBicep(relative, createNodeHost(root, modulesFolder(options.modulesDir)));
  if (built.kind === 'pending') throw new Error(`no answer about ${built.paths.join(', ')}`);
  writeDiagnostics(built.diagnostics);
  if (built.text === undefined || built.diagnostics.some(({ kind }) => kind === 'input')) {
    return exitCodes.incomplete;
  }
  writeOut(built.text.endsWith('\n') ? built.text : `${built.text}\n`);
  return exitCodes.ok;
}
