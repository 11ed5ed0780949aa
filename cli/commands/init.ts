import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findConfig } from '../config.js';
import { type ExitCode, exitCodes, Refusal } from '../exit-codes.js';
import { firstConfiguration, firstRule, firstRulePath } from '../init/first-files.js';
import { ciFile, ciHosts, detectHost } from '../init/hosts.js';
import { knownWord } from '../known-word.js';
import { isFolder } from '../root.js';
import type { Engine } from '../run.js';
import { writeNotice, writeOut } from '../streams.js';

export interface InitOptions {
  readonly ci?: string;
}

/** A file to write, from the root; one that is there already is left alone. */
interface NewFile {
  readonly target: string;
  readonly text: string;
  readonly next?: string;
}

/** Writes a configuration, a first rule and the pipeline of the repository's host, and says what comes next. */
export async function init(
  folder: string,
  options: InitOptions,
  pipelines: URL,
  loadEngine: () => Promise<Engine>,
): Promise<ExitCode> {
  const root = path.resolve(folder);
  if (!existsSync(root) || !isFolder(root)) throw new Refusal(`'${folder}' is not a folder.`);
  const files = [
    ...(await configurationFiles(root, loadEngine)),
    ...pipelineFiles(root, options.ci, pipelines),
  ];
  for (const file of files) {
    const written = writeNew(path.join(root, file.target), file.text);
    writeOut(`${written ? 'wrote' : 'left as it is:'} ${file.target}\n`);
    if (written && file.next !== undefined) writeOut(`  ${file.next}\n`);
  }
  writeOut(`\nNext: groundrule check${folder === '.' ? '' : ` ${folder}`}\n`);
  return exitCodes.ok;
}

async function configurationFiles(
  root: string,
  loadEngine: () => Promise<Engine>,
): Promise<readonly NewFile[]> {
  const found = findConfig(root, root);
  if (found !== undefined) {
    writeNotice(`There is a configuration already: ${path.relative(root, found.file)}.`);
    return [];
  }
  const { builtIn } = await loadEngine();
  const version = builtIn.get('azure')?.().manifest.version?.value;
  if (version === undefined) throw new Error('the built-in pack has no version');
  return [
    { target: 'rules.yaml', text: firstConfiguration(version) },
    { target: firstRulePath, text: firstRule, next: 'Change it into one of your own.' },
  ];
}

function pipelineFiles(
  root: string,
  named: string | undefined,
  pipelines: URL,
): readonly NewFile[] {
  const host =
    named === undefined ? detectHost(root) : knownWord('--ci', named, [...ciHosts, 'none']);
  if (host === 'none') return [];
  if (host === undefined) {
    writeNotice(
      `No pipeline was written: nothing tells which host this repository has. Name it with --ci ${ciHosts.join('|')}.`,
    );
    return [];
  }
  const { target, next } = ciFile(host, root);
  const text = readFileSync(new URL(`${host}.yaml`, pipelines), 'utf8');
  return [{ target, text, next }];
}

/** Writes a file and the folders that lead to it; false where it is there already. */
function writeNew(file: string, text: string): boolean {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EEXIST') return false;
    throw new Refusal(`'${file}' cannot be written (${code}).`);
  }
}
