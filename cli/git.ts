import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { printable } from '../reporters/index.js';
import { Refusal } from './exit-codes.js';

/** A commit by its full hash, which no option can be mistaken for. */
export type Commit = string & { readonly kind: unique symbol };

/**
 * What is set for every call: nothing that a repository may configure is run, no lock is taken, and paths
 * are given as they are.
 */
const settings = [
  '--no-pager',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'safe.bareRepository=explicit',
];
const environment = { GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };

/** Large enough for the list of all files of a large repository, or one file of the largest size that is read. */
const maxBytes = 256 * 1024 * 1024;

interface Answer {
  readonly ok: boolean;
  readonly out: Buffer;
  /** What git said on stderr, fit to be shown. */
  readonly said: string;
}

/** Runs git in a folder: its own executable with a list of arguments, never a shell. */
function git(folder: string, args: readonly string[], input = ''): Answer {
  const { status, stdout, stderr, error } = spawnSync('git', [...settings, ...args], {
    cwd: folder,
    env: { ...process.env, ...environment },
    maxBuffer: maxBytes,
    input,
  });
  if (error && 'code' in error && error.code === 'ENOENT') {
    throw new Refusal('git was not found, and what changed is asked of it. Install it.');
  }
  if (error) throw new Refusal(`git could not be run: ${printable(error.message)}`);
  return { ok: status === 0, out: stdout, said: printable(stderr.toString('utf8').trim()) };
}

/** The commit that a branch, tag or hash stands for. Refused where there is none, or no repository. */
export function commitOf(root: string, ref: string): Commit {
  // What begins with a dash is no name git would allow; it could only be meant as an option.
  const isName = ref !== '' && !ref.startsWith('-') && !/[\0\r\n]/.test(ref);
  const wanted = `${ref}^{commit}`;
  const answer = isName
    ? git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', wanted])
    : { ok: false, out: Buffer.alloc(0), said: '' };
  const hash = answer.out.toString('utf8').trim();
  if (answer.ok && /^[0-9a-f]{40,64}$/.test(hash)) return hash as Commit;
  const reason = answer.said === '' ? '' : ` (${answer.said})`;
  throw new Refusal(
    `git knows no commit '${printable(ref)}' in '${root}'${reason}. Fetch it, or name another.`,
  );
}

/**
 * The files below a folder (paths from there) that differ from a commit: changed, added, deleted, and those
 * that git does not know yet. A renamed file is one that was deleted and one that was added.
 */
export function changedSince(root: string, commit: Commit): ReadonlySet<string> {
  const compared = ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--relative'];
  return new Set([
    ...namesOf(git(root, [...compared, commit, '--'])),
    ...namesOf(git(root, ['ls-files', '--others', '--exclude-standard', '-z'])),
  ]);
}

/** Those of some files (paths from a folder) that git ignores: it cannot tell whether they changed. */
export function ignored(root: string, files: readonly string[]): readonly string[] {
  if (files.length === 0) return [];
  // What begins so is a name whatever it holds.
  const named = files.map((file) => `./${file}\0`).join('');
  // Without a file that is ignored it ends with 1, and says nothing.
  const { out } = git(root, ['check-ignore', '-z', '--stdin'], named);
  return namesIn(out).map((name) => name.slice(2));
}

/** Where the work on a branch began: the last commit that it and another have in common; without one, that other. */
export function forkPoint(root: string, commit: Commit): Commit {
  const { ok, out } = git(root, ['merge-base', commit, 'HEAD']);
  const hash = out.toString('utf8').trim();
  return ok && /^[0-9a-f]{40,64}$/.test(hash) ? (hash as Commit) : commit;
}

/** The bytes of a file (path from the folder) in a commit; undefined where it has none there. */
export function fileIn(root: string, commit: Commit, path: string): Uint8Array | undefined {
  const { ok, out } = git(root, ['cat-file', 'blob', `${commit}:./${path}`]);
  return ok ? out : undefined;
}

function namesOf({ ok, out, said }: Answer): readonly string[] {
  if (!ok) throw new Refusal(`git could not tell what changed: ${said}`);
  return namesIn(out);
}

function namesIn(out: Buffer): readonly string[] {
  return out
    .toString('utf8')
    .split('\0')
    .filter((name) => name !== '');
}
