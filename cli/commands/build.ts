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

/** Compiles a Bicep file and writes the ARM template or parameter file to stdout; where it is in error, nothing. */
export async function build(file: string, options: BuildOptions): Promise<ExitCode> {
  if (!/^\.bicep(param)?$/i.test(path.extname(file))) {
    throw new Refusal(
      `'${file}' is no Bicep file. Name a file that ends in .bicep or .bicepparam.`,
    );
  }
  const { root, relative } = namedFile(file, options.root);
  const host = createNodeHost(root, modulesFolder(options.modulesDir));
  const built = buildBicep(relative, host, (name) => process.env[name]);
  if (built.kind === 'pending') throw new Error(`no answer about ${built.paths.join(', ')}`);
  writeDiagnostics(built.diagnostics);
  if (built.text === undefined || built.diagnostics.some(({ kind }) => kind === 'input')) {
    return exitCodes.incomplete;
  }
  writeOut(built.text.endsWith('\n') ? built.text : `${built.text}\n`);
  return exitCodes.ok;
}
