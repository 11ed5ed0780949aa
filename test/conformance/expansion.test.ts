import { existsSync, readFileSync } from 'node:fs';
import t from 'tap';
import { readParameters } from '../../core/arm/read-parameters.js';
import { readTemplate } from '../../core/arm/read-template.js';
import type { Value } from '../../core/expressions/value.js';
import { allResources } from '../../core/resources/graph.js';
import { displayText, jsonOf } from '../../core/resources/print.js';
import type { Resource } from '../../core/resources/resource.js';
import type { DataNode } from '../../core/source/data.js';
import { expand } from '../../core/template/expand.js';
import type { ObjectNode } from '../../core/template/template.js';
import { dataOf } from '../support/json.js';
import { expansionDifferences } from './differences/expansions.js';
import { firstDifference, type Golden, goldenResources, keyOf } from './golden-resources.js';
import { referenceContext } from './rule-truth.js';

interface ExpansionCase {
  readonly template: string;
  readonly parameters?: readonly string[];
  readonly ok: boolean;
  readonly expected?: string;
}

const truth = '../shared/truth/';

t.test('recorded expansions agree, but for the listed differences', (t) => {
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
  const listed = new Set(expansionDifferences.flatMap(({ places }) => places));
  t.comment(`${expandable.length - differences.length} of ${expandable.length} agree`);
  t.strictSame(
    differences.filter((place) => !listed.has(place)),
    [],
    'every difference is listed',
  );
  t.strictSame(
    [...listed].filter((place) => !differences.includes(place)),
    [],
    'every listed difference is one',
  );
  t.end();
});

function read(path: string): string {
  return readFileSync(truth + path, 'utf8');
}

function rootOf(path: string): DataNode {
  return dataOf(read(path), path);
}

/** The first place where our expansion differs: the template's file and the resource, with the path in it. */
function differenceOf(one: ExpansionCase): string | undefined {
  const file = one.template.slice('expansion/inputs/'.length);
  const { template } = readTemplate(rootOf(one.template));
  if (template === undefined || one.expected === undefined) return `${file}: not read`;
  const golden = goldenResources(JSON.parse(read(one.expected)) as readonly Golden[]);
  const left = new Set(golden.keys());
  const ours = [...allResources(expandCase(one, template))];
  const named = ours.filter(({ name }) => isNamed(name));
  const unnamed = ours.filter(({ name }) => !isNamed(name));
  const difference =
    firstOf(named, (resource) => differenceToNamesake(resource, golden, left)) ??
    firstOf(unnamed, (resource) => differenceToLeftOver(resource, golden, left));
  if (difference !== undefined) return `${file}: ${difference}`;
  const [missing] = left;
  return missing === undefined ? undefined : `${file}: only there: ${missing}`;
}

function expandCase({ template: name, parameters }: ExpansionCase, template: ObjectNode) {
  const [file] = parameters ?? [];
  return expand({
    template,
    name,
    context: referenceContext,
    report: () => undefined,
    ...(file !== undefined && { parameters: readParameters(rootOf(file)).parameters }),
  });
}

function isNamed({ kind, secret }: Value): boolean {
  return kind === 'string' && !secret;
}

type GoldenResources = ReadonlyMap<string, Golden>;

/** Masked, several may share a name. */
function differenceToNamesake(
  resource: Resource,
  golden: GoldenResources,
  left: Set<string>,
): string | undefined {
  const key = keyOf(resource.type, displayText(resource.name));
  const theirs = golden.get(key);
  if (theirs === undefined) return `only here: ${key}`;
  left.delete(key);
  const difference = differenceTo(theirs, resource);
  return difference === undefined ? undefined : key + difference;
}

/** Where our name is not known, the reference made one up: any that is left and fits will do. */
function differenceToLeftOver(
  resource: Resource,
  golden: GoldenResources,
  left: Set<string>,
): string | undefined {
  const prefix = keyOf(resource.type, '');
  for (const key of left) {
    const theirs = golden.get(key);
    if (theirs === undefined || !key.startsWith(prefix)) continue;
    if (differenceTo(theirs, resource) !== undefined) continue;
    left.delete(key);
    return undefined;
  }
  return `only here: ${keyOf(resource.type, displayText(resource.name))}`;
}

function differenceTo(theirs: Golden, { type, value }: Resource): string | undefined {
  const isDeployment = type.toLowerCase() === 'microsoft.resources/deployments';
  return isDeployment ? undefined : firstDifference(theirs, jsonOf(value));
}

function firstOf<T>(items: readonly T[], of: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = of(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
