// usage: node scripts/bicep-build-conformance.mjs FOLDER --cli PATH [--root DIR] [--only TEXT]
//          [--modules DIR] [--sample N] [--cache DIR] [--differences N] [--any-case] [--rejected]
// Compiles every .bicep and .bicepparam file of a folder with our compiler and with the Bicep CLI, and
// compares the JSON. Prints the first difference of each file and each error that we alone see, then the
// agreement over the files that the CLI compiles. Paths in files may lead up to the root, which is
// the folder itself where none is named. Restored modules come from --modules, else from where the CLI keeps
// them; --cache keeps the CLI's answers. With --any-case letter case of texts is not compared.
//
// With --rejected: of the files that the CLI rejects, prints each error of syntax or binding on whose line we see none, and
// the share of those on whose line we do; then, by code, that of all other errors.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { openAnswers } from './bicep-answers.mjs';
import { firstDifference, hasResourceDerivedType, normalize } from './bicep-differences.mjs';
import { isSyntaxOrBinding } from './bicep-error-codes.mjs';
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
    rejected: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
if (folder === undefined || options.cli === undefined) {
  console.error('usage: bicep-build-conformance.mjs FOLDER --cli PATH [--root DIR] [--only TEXT]');
  process.exit(2);
}

const { buildBicep, createNodeHost } = await importCore('core/build-bicep.ts', 'cli/node-host.ts');
const root = path.resolve(options.root ?? folder);
const host = createNodeHost(root, options.modules && path.resolve(options.modules));
const answers = openAnswers(options.cli, options.cache);
let shown = 0;
let milliseconds = 0;
await (options.rejected ? compareErrors() : compareResults());
answers.stop();

async function compareResults() {
  const kinds = { bicep: newCounts(), bicepparam: newCounts() };
  for (const file of chooseFiles()) {
    const counts = kinds[path.extname(file).slice(1)];
    const { json, failure } = await answers.about(file);
    if (json !== undefined) compareResult(file, json, counts);
    else if (failure === undefined) counts.rejected++;
    else {
      counts.failed++;
      show(`${path.relative(root, file)}: the Bicep CLI failed: ${failure}`);
    }
  }
  for (const [kind, counts] of Object.entries(kinds)) {
    const compiled = counts.equal + counts.different + counts.crashed;
    if (compiled === 0) continue;
    console.log(
      `.${kind}: ${counts.equal} of ${share(counts.equal, compiled)} equal, ${counts.crashed} crashed, ` +
        `${counts.alarmed} with an error that the CLI does not see; ${counts.derived} of them have ` +
        `resource-derived types; ${counts.rejected} more are rejected by the CLI, which failed on ${counts.failed}`,
    );
  }
  console.log(`ours took ${Math.round(milliseconds)} ms`);
}

function newCounts() {
  return { equal: 0, different: 0, crashed: 0, alarmed: 0, derived: 0, rejected: 0, failed: 0 };
}

function compareResult(file, expected, counts) {
  if (hasResourceDerivedType(expected)) counts.derived++;
  const ours = compile(file);
  const name = path.relative(root, file);
  if (ours.crash) {
    counts.crashed++;
    show(`${name}: crash: ${ours.crash}`);
    return;
  }
  if (ours.diagnostics.length > 0) counts.alarmed++;
  for (const each of ours.diagnostics) {
    const { path: place = each.path ?? name, startLine = '' } = each.location ?? {};
    show(`${place}:${startLine} ${each.code} ${each.message} (in ${name})`);
  }
  const difference =
    ours.json === undefined
      ? 'no result'
      : firstDifference(normalize(ours.json), normalize(expected), options['any-case']);
  counts[difference === undefined ? 'equal' : 'different']++;
  if (difference !== undefined) show(`${name}: ${difference}`);
}

async function compareErrors() {
  const byCode = new Map();
  let files = 0;
  for (const file of chooseFiles()) {
    const { json, errors } = await answers.about(file);
    const own = errors.filter(({ source }) => source === file);
    if (json !== undefined || own.length === 0) continue;
    files++;
    const { crash, diagnostics } = compile(file);
    const name = path.relative(root, file);
    if (crash) show(`${name}: crash: ${crash}`);
    const lines = new Set(diagnostics.map((each) => lineIn(name, each)));
    for (const { line, code, message } of own) {
      const counts = byCode.get(code) ?? { seen: 0, all: 0 };
      byCode.set(code, counts);
      counts.all++;
      if (lines.has(line)) counts.seen++;
      else if (isSyntaxOrBinding(code)) show(`${name}:${line} ${code} ${message}`);
    }
  }
  const wanted = [...byCode].filter(([code]) => isSyntaxOrBinding(code)).map(([, each]) => each);
  const others = [...byCode].filter(([code]) => !isSyntaxOrBinding(code));
  const [seen, all] = [sum(wanted, 'seen'), sum(wanted, 'all')];
  for (const [code, counts] of others.sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${code}: ${counts.seen} of ${counts.all}`);
  }
  const rest = others.map(([, each]) => each);
  console.log(
    `other errors: ${sum(rest, 'seen')} of ${share(sum(rest, 'seen'), sum(rest, 'all'))} on the same line`,
  );
  console.log(
    `errors of syntax and binding in ${files} files that the CLI rejects: ` +
      `${seen} of ${share(seen, all)} on the same line`,
  );
}

/** The line (from 1) at which a diagnostic stands in a file; undefined for one of another file. */
function lineIn(name, { location }) {
  return location?.path === name ? location.startLine : undefined;
}

function sum(all, key) {
  return all.reduce((total, each) => total + each[key], 0);
}

function share(part, all) {
  return `${all} (${all === 0 ? 0 : ((100 * part) / all).toFixed(1)}%)`;
}

function chooseFiles() {
  const all = globSync('**/*.{bicep,bicepparam}', {
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

/** What our compiler makes of a file: its JSON where there is any, diagnostics, and how it crashed if it did. */
function compile(file) {
  const started = performance.now();
  try {
    const built = buildBicep(path.relative(root, file), host, (name) => process.env[name]);
    const diagnostics = built.diagnostics.filter(({ kind }) => kind === 'input');
    return { ...(built.text && { json: JSON.parse(built.text) }), diagnostics };
  } catch (error) {
    return { crash: error.stack?.split('\n').slice(0, 4).join(' | '), diagnostics: [] };
  } finally {
    milliseconds += performance.now() - started;
  }
}

function show(text) {
  if (shown++ < Number(options.differences)) console.log(text);
}
