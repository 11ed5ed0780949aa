import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import t, { type Test } from 'tap';

/**
 * Follows docs/authoring.md as its reader would, in an empty folder: what stands in blocks marked `edit:`,
 * `append:` and `write:` is done to files, commands are run, and must print what the page says.
 */
const main = path.resolve('build-test/cli/main.js');
const page = readFileSync('docs/authoring.md', 'utf8');
const folder = mkdtempSync(path.join(os.tmpdir(), 'groundrule-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));

const blocks = [...page.matchAll(/```(console|yaml|bicep)\n([\s\S]*?)```/g)];
let commands = 0;

t.test(
  'a new author comes from an empty folder to a rule with a failing and a passing test',
  async (t) => {
    const started = Date.now();
    for (const [, kind, body = ''] of blocks) {
      if (kind === 'console') follow(t, body);
      else change(body);
    }
    t.ok(commands >= 8, `${commands} commands`);
    t.ok(Date.now() - started < 120_000, 'in under two minutes of commands');
  },
);

/** Runs each command of a block, and compares what it prints. */
function follow(t: Test, block: string): void {
  for (const part of block.split(/^(?=\$ )/m)) {
    const [line = '', ...printed] = part.split('\n');
    const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
      ([, quoted, word]) => quoted ?? word ?? '',
    );
    const { stdout, stderr } = spawnSync(process.execPath, [main, ...args.slice(2)], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', CI: '1' },
    });
    commands += 1;
    t.equal(stderr + stdout, printed.join('\n'), line);
  }
}

function change(block: string): void {
  const [, how, name = ''] = /^(?:#|\/\/) (edit|append|write): (\S+)\n/.exec(block) ?? [];
  if (how === undefined) return;
  const file = path.join(folder, name);
  const text = block.slice(block.indexOf('\n') + 1);
  if (how === 'write') {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  } else if (how === 'append') writeFileSync(file, `${readFileSync(file, 'utf8')}\n${text}`);
  else for (const key of text.split(/^(?=\S)/m)) replaceKey(file, key);
}

/** Puts a top-level key in the place of the one of the same name. */
function replaceKey(file: string, text: string): void {
  const before = readFileSync(file, 'utf8');
  const start = before.search(new RegExp(`^${/^\w+/.exec(text)?.[0]}:`, 'm'));
  const length = before.slice(start).search(/\n(?=[A-Za-z#])/);
  const end = length === -1 ? before.length : start + length + 1;
  const gap = before.slice(start, end).endsWith('\n\n') ? '\n' : '';
  writeFileSync(file, `${before.slice(0, start)}${text.trimEnd()}\n${gap}${before.slice(end)}`);
}
