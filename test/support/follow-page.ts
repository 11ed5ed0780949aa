import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Test } from 'tap';
import { run } from './command.js';

/**
 * Follows a page of the documentation as its reader would, in a folder: what stands in blocks marked `edit:`,
 * `append:` and `write:` is done to files, commands are run, and must print what the page says.
 *
 * @returns how many commands were run
 */
export function followPage(t: Test, page: string, folder: string): number {
  const blocks = readFileSync(page, 'utf8').matchAll(
    /```(console|yaml|bicep|json)\n([\s\S]*?)```/g,
  );
  let commands = 0;
  for (const [, kind, body = ''] of blocks) {
    if (kind === 'console') commands += follow(t, body, folder);
    else change(body, folder);
  }
  return commands;
}

/** Runs each command of a block, and compares what it prints. */
function follow(t: Test, block: string, folder: string): number {
  const parts = block.split(/^(?=\$ )/m);
  for (const part of parts) {
    const [line = '', ...printed] = part.split('\n');
    const args = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(
      ([, quoted, word]) => quoted ?? word ?? '',
    );
    const { out, err } = run(folder, args.slice(2));
    t.equal(err + out, printed.join('\n'), line);
  }
  return parts.length;
}

function change(block: string, folder: string): void {
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
