import path from 'node:path';
import t from 'tap';
import { createNodeHost } from '../../cli/node-host.js';
import { expandInput } from '../../core/expand-input.js';
import { openFrontEnds } from '../../core/read-inputs.js';
import { allResources, linkDeployments } from '../../core/resources/graph.js';
import type { Resource } from '../../core/resources/resource.js';
import type { Host } from '../../core/source/host.js';
import { createReading } from '../../core/source/read-document.js';
import type { DeploymentContext } from '../../core/template/context.js';
import { quickstartResourceDifferences } from './differences/quickstart-resources.js';
import { namePattern } from './name-pattern.js';
import {
  type QuickstartTruth,
  readQuickstartTruth,
  referenceContext,
  truthFolder,
} from './rule-truth.js';

/** A clone of azure-quickstart-templates. */
const repository = process.env['QUICKSTARTS'];
const truth = readQuickstartTruth();

/** Another place to deploy to: where names differ between the two, they are made from the place. */
const elsewhere: DeploymentContext = {
  ...referenceContext,
  resourceGroup: 'another-test-rg',
  deploymentName: 'another-test-deployment',
  subscriptionId: '01234567-89ab-cdef-0123-456789abcdef',
};

const listed = new Set(quickstartResourceDifferences.flatMap(({ deployments }) => deployments));

/** A resource of the reference: type and name. */
type Recorded = readonly [string, string];

/** A resource of ours: its type in lower case and what its name may look like. */
interface Expanded {
  readonly type: string;
  readonly name: RegExp;
}

if (repository === undefined || truth === undefined) {
  const missing = truth === undefined ? truthFolder : 'the folder that QUICKSTARTS names';
  t.pass('', { skip: `the quickstarts need ${missing}` });
} else {
  t.test('quickstart deployments expand to the resources that the reference gives', async (t) => {
    const host = createNodeHost(repository);
    const pairs = truth
      .filter(({ ok, parameters }) => ok && !listed.has(path.posix.dirname(parameters)))
      .map((one) => [recorded(one), expanded(one, host)] as const);
    for (const [what, fits, least] of [
      ['type', sameType, 0.995],
      ['type and name', sameTypeAndName, 0.99],
    ] as const) {
      const counts = pairs.map(([theirs, ours]) => countPairs(theirs, ours, fits));
      const same = counts.reduce((sum, count) => sum + count.same, 0);
      const all = counts.reduce((sum, count) => sum + count.all, 0);
      t.ok(same / all >= least, `${same} of ${all} resources in either are in both, by ${what}`);
      t.comment(`${same} of ${all} by ${what} on ${pairs.length} deployments`);
    }
  });
}

/** Without the root, which the reference names otherwise. */
function recorded({ resources }: QuickstartTruth): readonly Recorded[] {
  return resources.filter(([, name]) => name !== referenceContext.deploymentName);
}

function expanded(one: QuickstartTruth, host: Host): readonly Expanded[] {
  const there = resourcesOf(one, elsewhere, host);
  return resourcesOf(one, referenceContext, host).map(({ type, name }, i) => ({
    type: type.toLowerCase(),
    name: namePattern(name, there[i]?.name),
  }));
}

function resourcesOf(
  { parameters }: QuickstartTruth,
  context: DeploymentContext,
  host: Host,
): readonly Resource[] {
  const template = path.posix.join(path.posix.dirname(parameters), 'azuredeploy.json');
  const reading = createReading(host);
  const read = openFrontEnds(reading)({ path: template, named: true, parameters });
  const draft = read && expandInput(read, context, reading);
  return draft === undefined ? [] : [...allResources(linkDeployments(draft))];
}

/** The reference names the type of a child inside its parent by the last segment. */
function sameType([type]: Recorded, ours: Expanded): boolean {
  const wanted = type.toLowerCase();
  return ours.type === wanted || ours.type.endsWith(`/${wanted}`);
}

function sameTypeAndName(theirs: Recorded, ours: Expanded): boolean {
  return sameType(theirs, ours) && ours.name.test(theirs[1]);
}

/** How many are in both, and how many in either. */
function countPairs(
  theirs: readonly Recorded[],
  ours: readonly Expanded[],
  fits: (theirs: Recorded, ours: Expanded) => boolean,
): { readonly same: number; readonly all: number } {
  const left = new Set(ours);
  let same = 0;
  let madeUp = 0;
  for (const one of theirs) {
    const found = [...left].find((candidate) => fits(one, candidate));
    if (found !== undefined) {
      left.delete(found);
      same += 1;
    } else if (isMadeUp(one)) madeUp += 1;
  }
  return { same, all: theirs.length - madeUp + ours.length - same };
}

/** The reference gives every site a web configuration, named so, whether it has one or not. */
function isMadeUp([type, name]: Recorded): boolean {
  return type === 'Microsoft.Web/sites/config' && name === 'web';
}
