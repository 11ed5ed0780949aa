import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import t from 'tap';

/** The command as tests build it. */
export const main = path.resolve('build-test/cli/main.js');

/** Contents by name. */
export type Folder = { [name: string]: string | Buffer | Folder };

/** What came of a run of the command. */
export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A folder outside of any git work tree, gone when the tests are. */
export function folderOf(files: Folder): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'groundrule-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  fill(folder, files);
  return folder;
}

function fill(folder: string, files: Folder): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(file, content);
    else fill(file, content);
  }
}

/** Runs the command in a folder, as a process of its own. */
export function run(
  folder: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...withoutHost(), NO_COLOR: '1', CI: '1', ...variables },
  });
  return { code: status, out: stdout, err: stderr };
}

/** The surroundings without what a build host says of itself, which reports would tell. */
function withoutHost(): NodeJS.ProcessEnv {
  const { TF_BUILD: _azure, GITHUB_ACTIONS: _github, GITLAB_CI: _gitlab, ...rest } = process.env;
  return rest;
}
