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
  const declared = declarationsOf(input);
  for (const finding of report.findings) check(file, finding, report.sources, declared);
}

/** What a deployment declares, by symbolic path: each resource that is deployed, and where each is introduced. */
function declarationsOf(input) {
  const reading = engine.createReading(host);
  const read = engine.openFrontEnds(reading)(input);
  const draft = read && engine.expandInput(read, engine.placeholderContext, reading);
  if (draft === undefined) return { resources: new Map(), headers: [] };
  const root = engine.linkDeployments(draft);
  const resources = [...engine.allResources(root)];
  return {
    resources: new Map(resources.map((resource) => [resource.symbolicPath, resource])),
    headers: [...headersIn(root.template, '')],
  };
}

/** Where the resources of a template and of those nested in it are introduced, without conditions and turns of loops. */
function* headersIn(node, above) {
  const value = (key) => node.properties.find((each) => each.key === key)?.value;
  const resources = value('resources');
  const entries =
    resources?.kind === 'object'
      ? resources.properties.map((each) => [`.${each.key}`, each.value])
      : (resources?.items ?? []).map((each, i) => [`[${i}]`, each]);
  for (const [step, resource] of entries) {
    if (resource.kind !== 'object') continue;
    const symbolicPath = `${above === '' ? '' : `${above}.`}resources${step}`;
    yield { symbolicPath, header: resource.header };
    const properties = resource.properties.find((each) => each.key === 'properties')?.value;
    const template = properties?.properties?.find((each) => each.key === 'template')?.value;
    for (const inner of [resource, template])
      if (inner?.kind === 'object') yield* headersIn(inner, symbolicPath);
  }
}

function check(file, finding, sources, { resources, headers }) {
  findings += 1;
  const { location, target } = finding;
  const resource = resources.get(target.symbolicPath);
  const judged = judgedPath(finding);
  // A rule on a deployment may name what is declared in it, one on a resource what stands below it.
  const around = [
    ...headers.filter(
      ({ symbolicPath }) =>
        isWithin(judged, symbolicPath) ||
        (target.kind === 'deployment' && isWithin(symbolicPath, judged)),
    ),
    ...(resource ? [resource, ...resource.children] : []),
    ...[...resources.values()].filter(
      ({ parent }) =>
        target.kind === 'deployment' && parent && isWithin(parent.symbolicPath, judged),
    ),
  ];
  const source = sources.get(location.path);
  const kind = placeOfFinding(finding, source, resource?.value, around, engine);
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

/** The symbolic path of what was judged, without turns of loops; a file's rules name it by where it stands in the template. */
function judgedPath({ target, path = '' }) {
  const written = target.symbolicPath || path.replaceAll('.properties.template', '');
  return written.replace(/(resources(?:\[\d+\]|\.\w+))\[\d+\]/g, '$1');
}

function isWithin(symbolicPath, outer) {
  return symbolicPath.startsWith(outer) && /^(?:$|[.[])/.test(symbolicPath.slice(outer.length));
}
