// usage: node scripts/snapshot-conformance.mjs FOLDER --bicep PATH [--only TEXT] [--limit N] [--details]
// Holds our expansion against `bicep snapshot`, which runs Azure's own engine: each azuredeploy.json
// below FOLDER with the parameter file beside it. Prints how many resources and leaf values agree, and
// each kind of difference. Not part of the test suite: it needs the Bicep CLI and a corpus.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { startBicep } from './bicep-rpc.mjs';
import { bicepLiteral } from './bicep-text.mjs';
import { importCore } from './import-core.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    bicep: { type: 'string', default: 'bicep' },
    only: { type: 'string' },
    limit: { type: 'string', default: '100000' },
    details: { type: 'boolean', default: false },
  },
});
const folder = path.resolve(positionals[0] ?? '.');
const scratch = mkdtempSync(path.join(os.tmpdir(), 'snapshot-'));
const context = {
  subscriptionId: '00000000-0000-0000-0000-000000000001',
  tenantId: '00000000-0000-0000-0000-000000000002',
  resourceGroup: 'group',
  managementGroupId: 'management',
  location: 'westus',
  deploymentName: 'deployment',
};
const engine = await importCore(
  'core/arm/read-parameters.ts',
  'core/arm/read-template.ts',
  'core/resources/graph.ts',
  'core/resources/print.ts',
  'core/source/json.ts',
  'core/source/source-file.ts',
  'core/template/expand.ts',
);
const bicep = startBicep(options.bicep);
const total = { deployments: 0, refused: 0, resources: 0, found: 0, leaves: 0, equal: 0 };
const kinds = new Map();
/**
 * Kinds that are no disagreement: both wait for the deployment, or we know or hide more on purpose, or
 * show what a child sets in its parent too.
 */
const explained = [
  'secret, hidden here',
  'both unknown, written otherwise',
  'known here',
  'set by a child',
];

try {
  for (const template of templates()) await compareDeployment(template);
} finally {
  bicep.stop();
  rmSync(scratch, { recursive: true });
}
report();

function templates() {
  return globSync('**/azuredeploy.json', { cwd: folder, absolute: true })
    .sort()
    .filter((file) => !options.only || readFileSync(file, 'utf8').includes(options.only))
    .slice(0, Number(options.limit));
}

async function compareDeployment(file) {
  const name = path.relative(folder, file);
  const parameters = readRoot(file.replace(/\.json$/, '.parameters.json'));
  const predicted = await snapshot(file, parameters);
  if (typeof predicted === 'string') {
    total.refused += 1;
    if (options.details) console.log(`${name}: refused: ${predicted.slice(0, 300)}`);
    return;
  }
  total.deployments += 1;
  compareResources(name, predicted, expandFile(file, parameters));
}

/** The resources that Azure's engine predicts; the text of its refusal where it has none. */
async function snapshot(file, parameters) {
  const paramFile = path.join(scratch, 'main.bicepparam');
  const lines = [`using '${path.relative(scratch, file)}'`];
  for (const [name, given] of Object.entries(plain(parameters)?.parameters ?? {})) {
    if (given?.value !== undefined) lines.push(`param ${name} = ${bicepLiteral(given.value)}`);
  }
  writeFileSync(paramFile, `${lines.join('\n')}\n`);
  const { subscriptionId, tenantId, resourceGroup, location, deploymentName } = context;
  const wide = /\/(subscription|managementGroup|tenant)DeploymentTemplate\.json/i;
  const [, scope = 'group'] = wide.exec(readFileSync(file, 'utf8')) ?? [];
  const metadata = {
    tenantId,
    location,
    deploymentName,
    ...(/group|subscription/.test(scope) && { subscriptionId }),
    ...(scope === 'group' && { resourceGroup }),
    ...(/management/i.test(scope) && { managementGroup: context.managementGroupId }),
  };
  try {
    const answer = await bicep.call('bicep/getSnapshot', { path: paramFile, metadata });
    return JSON.parse(answer.snapshot).predictedResources;
  } catch (error) {
    return error.message;
  }
}

/** Our resources as they are printed, children apart, without the nested deployments. */
function expandFile(file, parameters) {
  const { template } = engine.readTemplate(readRoot(file));
  const deployment = engine.expand({
    template,
    name: file,
    context,
    report: () => undefined,
    ...(parameters && { parameters: engine.readParameters(parameters).parameters }),
  });
  return [...engine.allResources(deployment)]
    .filter(({ type }) => type.toLowerCase() !== 'microsoft.resources/deployments')
    .map(({ value }) => {
      const { resources, scope, ...rest } = engine.jsonOf(value);
      return rest;
    });
}

function readRoot(file) {
  if (!existsSync(file)) return undefined;
  return engine.readJson(new engine.SourceFile(file, readFileSync(file, 'utf8'))).root;
}

/** A tree of data as plain JavaScript values. */
function plain(node) {
  switch (node?.kind) {
    case 'object':
      return Object.fromEntries(
        [...node.properties].map(([key, { value }]) => [key, plain(value)]),
      );
    case 'array':
      return node.items.map(plain);
    case 'null':
      return null;
    default:
      return node?.value;
  }
}

function compareResources(name, predicted, ours) {
  const left = new Set(ours);
  const match = (same) => [...left].find(same);
  const last = new Map(predicted.map((theirs) => [String(theirs.id).toLowerCase(), theirs]));
  const unmatched = [];
  for (const theirs of predicted) {
    if (last.get(String(theirs.id).toLowerCase()) !== theirs) {
      note('declared again later', name, `${theirs.type} ${theirs.name}`);
      continue;
    }
    total.resources += 1;
    const one = match(({ id }) => sameText(id, theirs.id));
    if (one === undefined) unmatched.push(theirs);
    else comparePair(name, theirs, one, left);
  }
  for (const theirs of unmatched) {
    // An id that waits for the deployment may be written in another way here, or be known.
    const waits = String(theirs.id).startsWith('[');
    const one = waits ? match(({ type }) => sameText(type, theirs.type)) : undefined;
    if (one !== undefined) comparePair(name, theirs, one, left);
    else if (theirs.condition !== undefined) {
      total.resources -= 1;
      note('condition known to be false here', name, `${theirs.type} ${theirs.name}`);
    } else note('resource missing', name, `${theirs.type} ${theirs.name}`);
  }
  for (const { type, name: extra } of left) note('resource only here', name, `${type} ${extra}`);
}

function comparePair(name, theirs, one, left) {
  left.delete(one);
  total.found += 1;
  const { condition, id: theirId, ...theirRest } = theirs;
  const { id, ...ourRest } = one;
  compareValues(name, `${theirs.type} ${theirs.name}`, theirRest, ourRest);
}

function sameText(a, b) {
  return String(a).toLowerCase() === String(b).toLowerCase();
}

function compareValues(file, at, theirs, ours) {
  if (theirs === null && (ours === undefined || ours === null)) return;
  if (isPlainObject(theirs) && isPlainObject(ours)) {
    for (const key of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
      compareValues(file, `${at}.${key}`, memberOf(theirs, key), memberOf(ours, key));
    }
    return;
  }
  if (Array.isArray(theirs) && Array.isArray(ours)) {
    for (let i = 0; i < Math.max(theirs.length, ours.length); i += 1) {
      compareValues(file, `${at}[${i}]`, theirs[i], ours[i]);
    }
    return;
  }
  total.leaves += 1;
  const isShared = theirs === undefined && /\.properties\.(siteConfig|administrators)\b/.test(at);
  const kind = isShared ? 'set by a child' : kindOfLeaf(theirs, ours);
  if (kind === undefined) total.equal += 1;
  else note(kind, file, `${at}: ${JSON.stringify(theirs)} | ${JSON.stringify(ours)}`);
}

/** How two leaves differ: undefined when they do not. */
function kindOfLeaf(theirs, ours) {
  if (JSON.stringify(theirs) === JSON.stringify(ours)) return undefined;
  // Where text begins with a bracket, we print two.
  if (typeof theirs === 'string' && ours === `[${theirs}`) return undefined;
  if (ours === undefined) return 'only there';
  if (theirs === undefined) return 'only here';
  if (ours === '{{Secret}}') return isResidual(theirs) ? 'secret, hidden here' : 'hidden here';
  if (isResidual(theirs))
    return isResidual(ours) ? 'both unknown, written otherwise' : 'known here';
  return isResidual(ours) ? 'unknown here' : 'another value';
}

function isResidual(value) {
  return typeof value === 'string' && /^\[(?!\[)/.test(value);
}

function isPlainObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function memberOf(object, key) {
  const found = Object.keys(object).find((one) => sameText(one, key));
  return found === undefined ? undefined : object[found];
}

function note(kind, file, text) {
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  if (options.details) console.log(`${file}: ${kind}: ${text.slice(0, 400)}`);
}

function report() {
  const agreed = explained.reduce((sum, kind) => sum + (kinds.get(kind) ?? 0), total.equal);
  const share = ((100 * agreed) / Math.max(1, total.leaves)).toFixed(2);
  console.log(`${total.deployments} deployments (${total.refused} refused by the Bicep CLI)`);
  console.log(`${total.found} of ${total.resources} resources found`);
  console.log(
    `${total.equal} of ${total.leaves} leaf values equal; ${share}% with what is explained`,
  );
  for (const [kind, count] of [...kinds].sort((a, b) => b[1] - a[1]))
    console.log(`  ${kind}: ${count}`);
}
