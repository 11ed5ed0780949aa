// usage: node scripts/finding-spans-conformance.mjs FOLDER [--files GLOB] [--modules DIR]
//          [--profile NAME] [--only TEXT] [--limit N] [--exceptions N]
// Judges each Bicep file below FOLDER that GLOB names (by default **/main.bicep) by the built-in pack, and
// checks that each finding stands in a Bicep file of the folder, at the name or the value of the property that
// decided, or at what introduces something around it. Prints how often each of these is so, and the
// first exceptions, and ends with exit code 1 if there are any. Not part of the test suite: it needs a corpus.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { importCore } from './import-core.mjs';
import { withReading } from './repository-pack.mjs';
import { placeOfFinding } from './span-kinds.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    files: { type: 'string', default: '**/main.bicep' },
    modules: { type: 'string' },
    profile: { type: 'string' },
    only: { type: 'string' },
    limit: { type: 'string', default: '100000' },
    exceptions: { type: 'string', default: '30' },
  },
});
const folder = path.resolve(positionals[0] ?? '.');
const engine = await importCore(
  'core/index.ts',
  'cli/node-host.ts',
  'core/read-inputs.ts',
  'core/expand-input.ts',
  'core/resources/graph.ts',
  'core/template/context.ts',
  'core/bicep/parser/parse.ts',
  'core/bicep/syntax.ts',
  'core/logic/path.ts',
);
const pack = await withReading((reading) => engine.readPack('rules.yaml', reading));
const host = engine.createNodeHost(folder, options.modules && path.resolve(options.modules));
const counts = new Map();
let [deployments, unread, findings, exceptions] = [0, 0, 0, 0];

for (const file of files()) checkFile(path.relative(folder, file).split(path.sep).join('/'));
console.log(
  `${findings} findings on ${deployments} deployments (${unread} more could not be judged), ${exceptions} exceptions`,
);
for (const [kind, count] of [...counts].sort((a, b) => b[1] - a[1]))
  console.log(`  ${kind}: ${count}`);
process.exitCode = exceptions === 0 ? 0 : 1;

function files() {
  return globSync(options.files, { cwd: folder, absolute: true, ignore: ['**/node_modules/**'] })
    .sort()
    .filter((file) => !options.only || file.includes(options.only))
    .slice(0, Number(options.limit));
}

function checkFile(file) {
  const input = { path: file, named: true };
  const { report } = engine.analyze(
    {
      tool: { name: 'spans', version: '0', url: '' },
      inputs: [input],
      builtIn: new Map([['azure', () => pack]]),
      ...(options.profile && { profile: options.profile }),
    },
    host,
  );
  if (report.coverage.deployments === 0) {
    unread += 1;
    return;
  }
  deployments += 1;
  const resources = resourcesOf(input);
  for (const finding of report.findings) check(file, finding, report.sources, resources);
}

/** The resources of a deployment by what names them. */
function resourcesOf(input) {
  const reading = engine.createReading(host);
  const read = engine.openFrontEnds(reading)(input);
  const draft = read && engine.expandInput(read, engine.placeholderContext, reading);
  if (draft === undefined) return new Map();
  const all = [...engine.allResources(engine.linkDeployments(draft))];
  return new Map(all.map((resource) => [resource.symbolicPath, resource]));
}

function check(file, finding, sources, resources) {
  findings += 1;
  const { location } = finding;
  const resource = resources.get(finding.target.symbolicPath);
  const kind = placeOfFinding(finding, sources.get(location.path), resource?.value, engine);
  const known = kind ?? 'none of these';
  counts.set(known, (counts.get(known) ?? 0) + 1);
  if (kind !== undefined) return;
  exceptions += 1;
  if (exceptions > Number(options.exceptions)) return;
  const line = sources.get(location.path)?.split(/\r?\n/)[location.startLine - 1] ?? '';
  const text = line.slice(location.startColumn - 1, location.endColumn - 1);
  const { startLine, startColumn } = location;
  console.log(`${file}: ${finding.ruleId} ${finding.target.name} '${finding.path ?? ''}'`);
  console.log(`  ${location.path}:${startLine}:${startColumn} ${text} — ${finding.message}`);
}
