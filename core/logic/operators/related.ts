import type { Value } from '../../expressions/value.js';
import { allResources } from '../../resources/graph.js';
import { comparisonKey } from '../../resources/ids.js';
import type { Deployment, Resource } from '../../resources/resource.js';
import { lazyFor } from '../../template/lazy.js';
import { absent } from '../absent.js';
import { overChoices } from '../choice.js';
import type { Located, LogicValue } from '../compiled.js';
import { type Operator, operand } from '../operator.js';
import { type Path, parsePath, rootPath } from '../path.js';
import { fromPlain } from '../plain.js';
import { asValue } from '../read.js';
import { TRUE } from '../ternary.js';
import { isOfType } from './children.js';
import {
  type Candidate,
  listResources,
  openBecause,
  rootOf,
  targetDeployment,
  targetResource,
} from './domain.js';

/** The resources that point at the one that is judged, or that it points at. */
export const related: Operator = {
  name: 'related',
  summary:
    'The resources of the types (globs, without letter case), anywhere in what is deployed together, that hold the id of the resource that is judged or of something below it, or whose id it holds. An empty list where the target is no resource.',
  parameters: [{ name: 'types' }],
  examples: [{ logic: { related: 'Microsoft.Network/networkInterfaces' }, result: [] }],
  compile(call) {
    const types = operand(call, 0);
    return (frame) => {
      const target = targetResource(frame);
      if (target === undefined) return { value: fromPlain([]) };
      const wanted = types.evaluate({ ...frame, record: undefined }).value;
      const candidates: Candidate[] = [];
      for (const resource of allResources(rootOf(target.deployment))) {
        if (resource === target || !isOfType(resource.type, wanted)) continue;
        if (!pointsAt(resource, target) && !pointsAt(target, resource)) continue;
        candidates.push({ resource, path: placeOf(resource), belongs: TRUE });
      }
      return listResources(candidates, target);
    };
  },
};

/** The resource that an id names. */
export const reference: Operator = {
  name: 'reference',
  summary:
    'The resource, anywhere in what is deployed together, whose id the operand is (letter case ignored, holes compared by what they wait for). Missing for the id of something else; unknown for an unknown id that is none of theirs.',
  parameters: [{ name: 'id' }],
  examples: [{ logic: { reference: { var: 'id' } }, data: { id: '/subscriptions/x' } }],
  compile(call) {
    const id = operand(call, 0);
    return (frame) => {
      const located = id.evaluate(frame);
      const deployment = targetDeployment(frame);
      const root = deployment && rootOf(deployment);
      if (located.value.kind !== 'choice') return found(located.value, root);
      return {
        value: overChoices([located.value], ([one]) =>
          one === undefined ? located.value : found(one, root).value,
        ),
      };
    };
  },
};

function found(id: LogicValue, root: Deployment | undefined): Located {
  if (id.kind !== 'string' && id.kind !== 'unknown') {
    return { value: absent(id.kind === 'choice' ? undefined : id) };
  }
  const resource = root && byId(root).get(comparisonKey(id));
  if (resource !== undefined) {
    const path = placeOf(resource);
    return path === undefined ? { value: resource.value } : { value: resource.value, path };
  }
  return { value: id.kind === 'unknown' ? openBecause('reference', [id]) : absent(id) };
}

const byId = lazyFor((root: Deployment): ReadonlyMap<string, Resource> => {
  const index = new Map<string, Resource>();
  for (const resource of allResources(root)) index.set(comparisonKey(resource.id), resource);
  return index;
});

/** Elsewhere in the deployment a resource stands at its symbolic path. */
export function placeOf(resource: Resource): Path {
  let path: Path = rootPath;
  for (const step of parsePath(resource.symbolicPath).steps ?? []) {
    if (step.kind === 'every') continue;
    path = { parent: path, segment: step.kind === 'key' ? step.key : step.index };
  }
  return path;
}

/** True when a resource holds the id of another, or of something below it. */
function pointsAt(from: Resource, to: Resource): boolean {
  return idsHeldBy(from).has(comparisonKey(to.id));
}

const idsHeldBy = lazyFor((resource: Resource): ReadonlySet<string> => {
  const ids = new Set<string>();
  const own = comparisonKey(resource.id);
  const children = new Set<Value>(resource.children.map(({ value }) => value));
  const pending: Value[] = [resource.value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'string' || (next.kind === 'unknown' && next.parts !== undefined)) {
      addWithOwners(comparisonKey(next), ids);
    } else if (next.kind === 'array')
      pending.push(...next.items.filter((item) => !children.has(item)));
    else if (next.kind === 'object')
      pending.push(...[...next.entries.values()].map(({ value }) => value));
    else if (next.kind === 'choice')
      pending.push(...next.alternatives.map(({ value }) => asValue(value)));
  }
  ids.delete(own);
  return ids;
});

/** The id itself, and the ids of what it lies below: a subnet's is also a reference to its network. */
function addWithOwners(key: string, ids: Set<string>): void {
  if (!key.includes('/providers/')) return;
  ids.add(key);
  const start = key.lastIndexOf('/providers/') + '/providers/'.length;
  const segments = key.slice(start).split('/');
  for (let length = segments.length - 2; length >= 3; length -= 2) {
    ids.add(key.slice(0, start) + segments.slice(0, length).join('/'));
  }
}
