// usage: node scripts/bicep-build-conformance.mjs FOLDER --cli PATH [--root DIR] [--only TEXT]
//          [--modules DIR] [--sample N] [--cache DIR] [--differences N] [--any-case]
// Compiles every .bicep file of a folder with our compiler and with the Bicep CLI and compares the
// JSON, as normalize() leaves it. Restored modules come from DIR, else from where the CLI keeps them.
// Prints the first difference of each file, then the agreement
// over the files that the CLI compiles. With --any-case letter case of texts is not compared: the CLI
// writes resource types as Azure's type data do, whatever the file says. One `bicep jsonrpc` process serves all files.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { importCore } from './import-core.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cli: { type: 'string' },
    root: { type: 'string' },
    only: { type: 'string' },
    sample: { type: 'string' },
    cache: { type: 'string' },
    modules: { type: 'string' },
    differences: { type: 'string', default: '50' },
    'any-case': { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
if (folder === undefined || options.cli === undefined) {
  console.error('usage: bicep-build-conformance.mjs FOLDER --cli PATH [--root DIR] [--only TEXT]');
  process.exit(2);
}

const { compileBicep, createNodeHost, emitTemplate, readTemplate } = await importCore(
  'core/bicep/index.ts',
  'core/arm/read-template.ts',
  'cli/node-host.ts',
);
const root = path.resolve(options.root ?? folder);
const host = createNodeHost(root, options.modules && path.resolve(options.modules));
const cli = startCli(options.cli);
const counts = { equal: 0, different: 0, crashed: 0, rejected: 0 };
let shown = 0;
let milliseconds = 0;

for (const file of chooseFiles()) {
  const expected = await cli.compile(file);
  if (expected === undefined) {
    counts.rejected++;
    continue;
  }
  const difference = compare(file, expected);
  if (difference === undefined) counts.equal++;
  else {
    counts[difference.startsWith('crash') ? 'crashed' : 'different']++;
    if (shown++ < Number(options.differences)) {
      console.log(`${path.relative(root, file)}: ${difference}`);
    }
  }
}
cli.stop();
const compiled = counts.equal + counts.different + counts.crashed;
const share = compiled === 0 ? 0 : (100 * counts.equal) / compiled;
console.log(
  `${counts.equal} of ${compiled} equal (${share.toFixed(1)}%), ${counts.crashed} crashed; ` +
    `${counts.rejected} rejected by the CLI; ours took ${Math.round(milliseconds)} ms`,
);

function chooseFiles() {
  const all = globSync('**/*.bicep', {
    cwd: folder,
    absolute: true,
    ignore: ['**/node_modules/**'],
  })
    .sort()
    .filter((file) => options.only === undefined || file.includes(options.only));
  const wanted = Number(options.sample ?? all.length);
  const every = Math.max(1, all.length / wanted);
  return Array.from({ length: Math.min(wanted, all.length) }, (_, i) => all[Math.floor(i * every)]);
}

function compare(file, expected) {
  const started = performance.now();
  let actual;
  try {
    const compiled = compileBicep(path.relative(root, file), host, { readTemplate });
    if (compiled.template === undefined) return 'no template';
    actual = emitTemplate(compiled.template);
  } catch (error) {
    return `crash: ${error.stack?.split('\n').slice(0, 4).join(' | ')}`;
  } finally {
    milliseconds += performance.now() - started;
  }
  return firstDifference(normalize(JSON.parse(actual)), normalize(expected), '');
}

/**
 * Takes off what only the CLI can say: its own version, hash and warning (empty metadata goes with them), and
 * the type of a resource-derived type, which needs Azure's type data. The order of dependsOn has no
 * meaning, and the CLI's own changes from run to run where several turns of one loop are named.
 */
function normalize(value) {
  if (Array.isArray(value)) return value.map(normalize);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).map(([key, each]) => [key, normalize(each)]);
  const kept = Object.fromEntries(
    entries.filter(([key]) => key !== '_generator' && key !== '_EXPERIMENTAL_WARNING'),
  );
  if (value.metadata?._generator && Object.keys(kept.metadata).length === 0) delete kept.metadata;
  if (value.metadata?.['__bicep_resource_derived_type!'] !== undefined) delete kept.type;
  if (Array.isArray(kept.dependsOn)) kept.dependsOn.sort(byCaselessText);
  return kept;
}

function firstDifference(actual, expected, where) {
  if (Object.is(actual, expected)) return undefined;
  if (options['any-case'] && typeof actual === 'string' && typeof expected === 'string') {
    if (actual.toLowerCase() === expected.toLowerCase()) return undefined;
  }
  const bothArrays = Array.isArray(actual) && Array.isArray(expected);
  if (!bothArrays && (Array.isArray(actual) || Array.isArray(expected))) return say();
  if (actual === null || expected === null || typeof actual !== 'object') return say();
  if (typeof expected !== 'object') return say();
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    if (!Object.hasOwn(actual, key))
      return `${where}/${key} is missing, wanted ${short(expected[key])}`;
    if (!Object.hasOwn(expected, key)) return `${where}/${key} is too much: ${short(actual[key])}`;
    const found = firstDifference(actual[key], expected[key], `${where}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;

  function say() {
    return `${where} is ${short(actual)}, wanted ${short(expected)}`;
  }
}

function short(value) {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}

/** The CLI's JSON of a file, or undefined where it does not compile; kept in the cache folder if one is given. */
function startCli(executable) {
  let child;
  let buffer = Buffer.alloc(0);
  let id = 0;
  const waiting = new Map();
  const receive = (chunk) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(
        /Content-Length: (\d+)/i.exec(buffer.subarray(0, head).toString())?.[1],
      );
      const end = head + 4 + length;
      if (buffer.length < end) return;
      const message = JSON.parse(buffer.subarray(head + 4, end).toString());
      buffer = buffer.subarray(end);
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
    }
  };
  const request = (method, params) => {
    if (child === undefined) {
      const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
      child = spawn(executable, ['jsonrpc', '--stdio'], { env, stdio: ['pipe', 'pipe', 'ignore'] });
      child.stdout.on('data', receive);
    }
    return new Promise((resolve) => {
      waiting.set(++id, resolve);
      const body = JSON.stringify({ jsonrpc: '2.0', id, method, params });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  };
  return {
    async compile(file) {
      const name = `${createHash('sha1').update(file).digest('hex')}.json`;
      const kept = options.cache && path.join(options.cache, name);
      if (kept && existsSync(kept)) {
        const { success, contents } = JSON.parse(readFileSync(kept, 'utf8'));
        return success ? JSON.parse(contents) : undefined;
      }
      const { result } = await request('bicep/compile', { path: file });
      if (kept) {
        mkdirSync(options.cache, { recursive: true });
        writeFileSync(kept, JSON.stringify({ path: file, ...result }));
      }
      return result?.success ? JSON.parse(result.contents) : undefined;
    },
    stop: () => child?.kill(),
  };
}

function byCaselessText(a, b) {
  const [left, right] = [String(a).toLowerCase(), String(b).toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
