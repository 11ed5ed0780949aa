import { existsSync, readFileSync } from 'node:fs';
import t from 'tap';
import { readParameters } from '../../core/arm/read-parameters.js';
import { readTemplate } from '../../core/arm/read-template.js';
import { allResources } from '../../core/resources/graph.js';
import { displayText, jsonOf } from '../../core/resources/print.js';
import type { DataNode } from '../../core/source/data.js';
import type { DeploymentContext } from '../../core/template/context.js';
import { expand } from '../../core/template/expand.js';
import { dataOf } from '../support/json.js';
import { firstDifference, type Golden, goldenResources, keyOf } from './golden-resources.js';

interface ExpansionCase {
  readonly template: string;
  readonly parameters?: readonly string[];
  readonly ok: boolean;
  readonly expected?: string;
}

const truth = '../shared/truth/';

/** How many agreed when this was last looked at; it may only grow. What is left is listed in the output. */
const agreed = 117;

/** Where the reference deployed to. */
const context: DeploymentContext = {
  subscriptionId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  tenantId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  resourceGroup: 'ps-rule-test-rg',
  managementGroupId: 'psrule-test',
  location: 'eastus',
  deploymentName: 'ps-rule-test-deployment',
};

t.test('recorded expansions agree', (t) => {
  if (!existsSync(`${truth}expansion/cases.json`)) {
    t.pass('skipped: the recorded answers are not beside this repository', {
      skip: `${truth} is absent`,
    });
    t.end();
    return;
  }
  const cases = JSON.parse(read('expansion/cases.json')) as readonly ExpansionCase[];
  const expandable = cases.filter(({ ok }) => ok);
  const differences = expandable.flatMap((one) => differenceOf(one) ?? []);
  const found = expandable.length - differences.length;
  for (const difference of differences) t.comment(difference);
  t.comment(`${found} of ${expandable.length} agree`);
  t.ok(found >= agreed, `${found} agree, ${agreed} did before`);
  t.end();
});

function read(path: string): string {
  return readFileSync(truth + path, 'utf8');
}

function rootOf(path: string): DataNode {
  return dataOf(read(path), path);
}

function differenceOf(one: ExpansionCase): string | undefined {
  const { template } = readTemplate(rootOf(one.template));
  if (template === undefined || one.expected === undefined) return `${one.template}: not read`;
  const [file] = one.parameters ?? [];
  const deployment = expand({
    template,
    name: one.template,
    context,
    report: () => undefined,
    ...(file !== undefined && { parameters: readParameters(rootOf(file)).parameters }),
  });
  const golden = goldenResources(JSON.parse(read(one.expected)) as readonly Golden[]);
  const missing = new Set(golden.keys());
  for (const { type, name, value } of allResources(deployment)) {
    const key = keyOf(type, displayText(name));
    const theirs = golden.get(key);
    if (theirs === undefined) return `${one.template}: only here: ${key}`;
    missing.delete(key);
    if (type.toLowerCase() === 'microsoft.resources/deployments') continue;
    const difference = firstDifference(theirs, jsonOf(value));
    if (difference !== undefined) return `${one.template}: ${key}${difference}`;
  }
  const [first] = missing;
  return first === undefined ? undefined : `${one.template}: only there: ${first}`;
}
