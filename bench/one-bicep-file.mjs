// usage: node bench/one-bicep-file.mjs FILE --bicep PATH [--runs N]
// Processor time of one small Bicep file, each run a process of its own: `groundrule build` and `groundrule
// check` as they are in dist/, beside `bicep build`. Needs a POSIX shell, which counts the time.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from './median.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { bicep: { type: 'string' }, runs: { type: 'string', default: '11' } },
});
const [file] = positionals;
if (file === undefined || options.bicep === undefined) {
  console.error('usage: one-bicep-file.mjs FILE --bicep PATH [--runs N]');
  process.exit(2);
}
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const commands = {
  'groundrule build': [process.execPath, main, 'build', file],
  'groundrule check': [process.execPath, main, 'check', file],
  'bicep build': [path.resolve(options.bicep), 'build', file, '--stdout'],
};
const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
// In turn, so that what else the machine does touches all alike.
for (let run = 0; run < Number(options.runs); run++) {
  for (const [name, command] of Object.entries(commands))
    times[name].push(secondsOf(name, command));
}
const theirs = median(times['bicep build']);
for (const [name, all] of Object.entries(times)) {
  const own = median(all);
  const ratio = name === 'bicep build' ? '' : `, ${(theirs / own).toFixed(1)} times less`;
  console.log(
    `${name}: ${own.toFixed(2)} s of processor time (best ${Math.min(...all).toFixed(2)})${ratio}`,
  );
}

/** Processor seconds of a command and what it starts. A check that finds something ends with 1. */
function secondsOf(name, command) {
  const script = '"$@" >/dev/null 2>&1; echo $?; times';
  const { stdout } = spawnSync('sh', ['-c', script, 'sh', ...command], {
    encoding: 'utf8',
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
  });
  const [code, , children = ''] = stdout.split('\n');
  if (code !== '0' && !(code === '1' && name === 'groundrule check')) {
    throw new Error(`${name} of ${file} ended with ${code}`);
  }
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds),
    0,
  );
}
