// usage: node scripts/snapshot-conformance.mjs FOLDER --bicep PATH [--files GLOB] [--modules DIR]
//          [--value NAME=TEXT …] [--only TEXT] [--limit N] [--details]
// Holds `expand --snapshot` against `bicep snapshot`, which runs Azure's own engine: every template
// below FOLDER that GLOB names (by default azuredeploy.json) with the values of the parameter file beside
// it; parameters without a value are given one, the same on both sides; a Bicep file is given only what
// --value says of the parameters that it declares. Prints how many resources and
// leaf values agree, and each kind of difference. Not part of the test suite: it needs the Bicep CLI and
// a corpus.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { startBicep } from './bicep-rpc.mjs';
import { bicepLiteral } from './bicep-text.mjs';
import { importCore } from './import-core.mjs';
import { differencesOf } from './snapshot-differences.mjs';
import { valuesFor } from './snapshot-values.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    bicep: { type: 'string', default: 'bicep' },
    files: { type: 'string', default: '**/azuredeploy.json' },
    modules: { type: 'string' },
    value: { type: 'string', multiple: true, default: [] },
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
const engine = await importCore('core/index.ts', 'cli/node-host.ts');
const host = engine.createNodeHost(folder, options.modules && path.resolve(options.modules));
const bicep = startBicep(options.bicep);
const total = { deployments: 0, refused: 0, resources: 0, found: 0, leaves: 0, equal: 0 };
const kinds = new Map();
let milliseconds = 0;
/**
 * Kinds that are no disagreement: both wait for the deployment, or we know more, or say that there may be
 * more, or hide a secret.
 */
const explained = [
  'both unknown, written otherwise',
  'known here',
  'further members, named here',
  'a secret, hidden here',
];

try {
  for (const template of templates()) await compareDeployment(template);
} finally {
  bicep.stop();
  rmSync(scratch, { recursive: true });
}
report();

function templates() {
  return globSync(options.files, { cwd: folder, absolute: true })
    .sort()
    .filter((file) => !options.only || file.includes(options.only))
    .slice(0, Number(options.limit));
}

async function compareDeployment(file) {
  const name = path.relative(folder, file);
  const template = readFileSync(file, 'utf8');
  const given = file.endsWith('.json') ? valuesFor(file) : chosenValues(template);
  const predicted = await snapshot(file, template, given);
  if (typeof predicted === 'string') {
    total.refused += 1;
    if (options.details) console.log(`${name}: refused: ${predicted.slice(0, 300)}`);
    return;
  }
  total.deployments += 1;
  const started = performance.now();
  const ours = expandFile(name, given);
  milliseconds += performance.now() - started;
  const { resources, found, leaves, equal, differences } = differencesOf(predicted, ours);
  total.resources += resources;
  total.found += found;
  total.leaves += leaves;
  total.equal += equal;
  for (const { kind, text } of differences) {
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (options.details) console.log(`${name}: ${kind}: ${text}`);
  }
}

/** Of the values on the command line those for parameters that a Bicep file declares. */
function chosenValues(template) {
  const values = options.value.map((text) => text.split(/=(.*)/s).slice(0, 2));
  const isDeclared = ([name]) => new RegExp(`^param ${name}\\b`, 'm').test(template);
  return Object.fromEntries(values.filter(isDeclared));
}

/** What Azure's engine predicts; the text of its refusal where it has none. */
async function snapshot(file, template, given) {
  const paramFile = path.join(scratch, 'main.bicepparam');
  const lines = [`using '${path.relative(scratch, file)}'`];
  for (const [name, value] of Object.entries(given)) {
    lines.push(`param ${name} = ${bicepLiteral(value)}`);
  }
  writeFileSync(paramFile, `${lines.join('\n')}\n`);
  try {
    const params = { path: paramFile, metadata: metadataOf(template) };
    const answer = await bicep.call('bicep/getSnapshot', params);
    return JSON.parse(answer.snapshot);
  } catch (error) {
    return error.message;
  }
}

/** The part of the context that the scope of a template has. */
function metadataOf(template) {
  const { subscriptionId, tenantId, resourceGroup, location, deploymentName } = context;
  const inJson = /\/(subscription|managementGroup|tenant)DeploymentTemplate\.json/i;
  const inBicep = /^targetScope\s*=\s*'(\w+)'/m;
  const scope = (inJson.exec(template) ?? inBicep.exec(template))?.[1] ?? 'resourceGroup';
  return {
    tenantId,
    location,
    deploymentName,
    ...(/group$|subscription/i.test(scope) && !/management/i.test(scope) && { subscriptionId }),
    ...(/^resourceGroup$/i.test(scope) && { resourceGroup }),
    ...(/management/i.test(scope) && { managementGroup: context.managementGroupId }),
  };
}

/** What `expand --snapshot` prints of a file with these parameters. */
function expandFile(file, given) {
  const parameters = `${file}.given.json`;
  const entries = Object.entries(given).map(([name, value]) => [name, { value }]);
  const text = JSON.stringify({ parameters: Object.fromEntries(entries) });
  const withParameters = {
    ...host,
    readText: (wanted) => (wanted === parameters ? { kind: 'text', text } : host.readText(wanted)),
  };
  const input = { path: file, named: true, ...(entries.length > 0 && { parameters }) };
  const { expansion } = engine.expandFile(input, context, withParameters, 'snapshot');
  return expansion ?? { predictedResources: [], outputs: {} };
}

function report() {
  const agreed = explained.reduce((sum, kind) => sum + (kinds.get(kind) ?? 0), total.equal);
  const share = (count) => ((100 * count) / Math.max(1, total.leaves)).toFixed(2);
  console.log(
    `${total.deployments} deployments (${total.refused} refused by the Bicep CLI); ` +
      `ours took ${Math.round(milliseconds)} ms`,
  );
  console.log(`${total.found} of ${total.resources} resources found`);
  console.log(
    `${total.equal} of ${total.leaves} leaf values equal (${share(total.equal)}%), ` +
      `${share(agreed)}% with what is explained`,
  );
  for (const [kind, count] of [...kinds].sort((a, b) => b[1] - a[1]))
    console.log(`  ${kind}: ${count}`);
}
