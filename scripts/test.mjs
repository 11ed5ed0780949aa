// usage: node scripts/test.mjs [part of a spec's path …]
// Runs the specs with tap, two processes at a time, and ends with the line 'N passed, N failed'.
// Assertions are counted from the parsed TAP, never from text that a test could print.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { Parser } from 'tap-parser';
import { compileTests, testOutput } from './compile-tests.mjs';

const specs = await compileTests(process.argv.slice(2));
const counts = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

const waiting = shards(specs, 8).map((files, index) => () => runShard(files, index));
await Promise.all(Array.from({ length: Math.max(2, os.availableParallelism()) }, drain));

if (counts.passed + counts.failed === 0) fail('no test ran');
for (const failure of failures) console.log(`# ${failure}`);
if (counts.skipped > 0) console.log(`# ${counts.skipped} skipped`);
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;

function shards(files, count) {
  return Array.from({ length: count }, (_, n) => files.filter((_, i) => i % count === n)).filter(
    (files) => files.length > 0,
  );
}

/** Runs shard after shard, until none waits. */
async function drain() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await next();
}

/** One process a shard: starting tap costs more than most specs do. */
async function runShard(files, index) {
  const entry = `${testOutput}/shard-${index}.js`;
  writeFileSync(
    entry,
    files.map((file) => `import './${file.slice(testOutput.length + 1)}';\n`).join(''),
  );
  const parser = new Parser();
  const top = watch(parser, []);
  const child = spawn(process.execPath, ['--enable-source-maps', entry], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TAP_TIMEOUT: '240' },
    // A loop that never ends hears no timeout of its own process.
    timeout: 270_000,
    killSignal: 'SIGKILL',
  });
  child.stdout.pipe(parser);
  const completed = new Promise((resolve) => parser.on('complete', resolve));
  const code = await new Promise((resolve) => child.on('close', resolve));
  const result = await completed;
  const quiet = top.failed === 0;
  if (quiet && (code !== 0 || !result.ok))
    fail(`shard ${index} ended with ${code} (${files.join(', ')})`);
  if (top.points === 0) fail(`no test in ${files.join(', ')}`);
}

/** Counts the leaf assertions below a parser; a subtest counts through its own assertions. */
function watch(parser, path) {
  let inner;
  const seen = { points: 0, failed: 0 };
  parser.on('child', (child) => {
    inner = watch(child, [...path, child.name ?? '']);
  });
  parser.on('assert', (point) => {
    const child = inner;
    inner = undefined;
    seen.points += 1;
    const bad = !point.ok && !point.todo && !point.skip;
    if (child && child.points > 0) {
      if (bad && child.failed === 0) {
        fail(`${[...path, point.name].join(' > ')}: ended without finishing`);
        seen.failed += 1;
      }
      seen.failed += child.failed;
    } else if (point.skip) counts.skipped += 1;
    else if (!bad) counts.passed += 1;
    else {
      seen.failed += 1;
      fail(`not ok: ${[...path, point.name].join(' > ')}\n${detail(point.diag)}`);
    }
  });
  return seen;
}

function fail(text) {
  counts.failed += 1;
  failures.push(text);
}

function detail(diag) {
  if (!diag) return '';
  const { diff, found, wanted, at, message, stack } = diag;
  const where = at ? `${at.fileName}:${at.lineNumber}` : (stack ?? '');
  const values =
    diff ??
    (wanted === undefined
      ? (message ?? '')
      : `wanted ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`);
  return `${where}\n${values}`.replace(/^/gm, '    ');
}
