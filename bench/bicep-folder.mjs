// usage: node bench/bicep-folder.mjs FOLDER --bicep PATH [--files GLOB] [--modules DIR] [--sample N] [--runs N]
// Compiles every Bicep file below FOLDER that GLOB names (by default **/main.bicep; N of them with --sample),
// ours in one process and the Bicep CLI's in one `bicep jsonrpc`, in turns, each run in a new process. Prints for each
// side the files that compiled and, of the run in the middle, the time, the processor time of the whole process and the
// most memory it held. Linux only.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { startBicep } from '../scripts/bicep-rpc.mjs';
import { importCore } from '../scripts/import-core.mjs';
import { median } from './median.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    bicep: { type: 'string' },
    files: { type: 'string', default: '**/main.bicep' },
    modules: { type: 'string' },
    sample: { type: 'string' },
    runs: { type: 'string', default: '3' },
    ours: { type: 'boolean', default: false },
  },
});
const [given] = positionals;
if (given === undefined || options.bicep === undefined) {
  console.error(
    'usage: bicep-folder.mjs FOLDER --bicep PATH [--files GLOB] [--modules DIR] [--sample N] [--runs N]',
  );
  process.exit(2);
}
const folder = path.resolve(given);
if (options.modules) process.env.BICEP_CACHE_DIRECTORY = path.resolve(options.modules);
const files = chosen(
  globSync(options.files, { cwd: folder, absolute: true, ignore: ['**/node_modules/**'] }).sort(),
);

if (options.ours) console.log(JSON.stringify(await compileOurs()));
else await compare();

async function compare() {
  const ours = [];
  const theirs = [];
  for (let run = 0; run < Number(options.runs); run++) {
    ours.push(inOwnProcess());
    theirs.push(await compileTheirs());
  }
  const seconds = (run) => run.seconds;
  report(median(ours, seconds), median(theirs, seconds));
}

/** All files, or a sample of them, evenly spread. */
function chosen(all) {
  const wanted = Math.min(Number(options.sample ?? all.length), all.length);
  return Array.from({ length: wanted }, (_, i) => all[Math.floor((i * all.length) / wanted)]);
}

/** Ours, in a process that does nothing else. */
function inOwnProcess() {
  const self = fileURLToPath(import.meta.url);
  const { stdout, status } = spawnSync(
    process.execPath,
    [self, ...process.argv.slice(2), '--ours'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0) process.exit(2);
  return JSON.parse(stdout);
}

async function compileOurs() {
  const { openBicepBuilder, createNodeHost } = await importCore(
    'core/build-bicep.ts',
    'cli/node-host.ts',
  );
  const host = createNodeHost(folder, options.modules && path.resolve(options.modules));
  const started = performance.now();
  const builder = openBicepBuilder(host, () => undefined);
  let compiled = 0;
  for (const file of files) {
    if (builder.build(path.relative(folder, file)).text !== undefined) compiled++;
  }
  const seconds = (performance.now() - started) / 1000;
  return { compiled, seconds, ...useOf('self') };
}

async function compileTheirs() {
  const bicep = startBicep(options.bicep);
  await bicep.call('bicep/version', {});
  const started = performance.now();
  let compiled = 0;
  for (const file of files) {
    const { success } = await bicep.call('bicep/compile', { path: file });
    if (success) compiled++;
  }
  const seconds = (performance.now() - started) / 1000;
  const use = useOf(bicep.pid);
  await bicep.stop();
  return { compiled, seconds, ...use };
}

/** What a process has used: seconds of processor time, and the most MiB that it held. */
function useOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  // The kernel counts in hundredths of a second.
  return { processor: (Number(user) + Number(system)) / 100, memory: Number(peak) / 1024 };
}

function report(ours, theirs) {
  for (const [name, use] of Object.entries({ groundrule: ours, 'bicep jsonrpc': theirs })) {
    console.log(
      `${name}: ${use.compiled} of ${files.length} files in ${use.seconds.toFixed(1)} s, ` +
        `${use.processor.toFixed(1)} s of processor time, ${Math.round(use.memory)} MiB at most`,
    );
  }
  const times = (what) => (theirs[what] / ours[what]).toFixed(1);
  console.log(
    `the Bicep CLI takes ${times('seconds')} times the time, ${times('processor')} times the processor ` +
      `time and ${times('memory')} times the memory`,
  );
}
