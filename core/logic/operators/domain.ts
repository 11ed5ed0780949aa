import { conditionOf } from '../../expressions/choice.js';
import { sameUnknown } from '../../expressions/unknown.js';
import type { UnknownValue } from '../../expressions/value.js';
import type { Domain } from '../../resources/domain.js';
import { allResources } from '../../resources/graph.js';
import type { Deployment, Resource } from '../../resources/resource.js';
import { lazyFor } from '../../template/lazy.js';
import { join, overChoices } from '../choice.js';
import type { Located, LogicValue } from '../compiled.js';
import type { Frame } from '../operator.js';
import type { Path } from '../path.js';
import { fromPlain } from '../plain.js';
import { asValue, gather } from '../read.js';
import { truthValue } from '../ternary.js';
import { isOnce, unknownIn, unknownOf } from '../unknown.js';

/** What stands behind the target of a rule. The judging gives every target a domain; plain data has none. */
export function domainOf({ context }: Frame): Domain | undefined {
  return context.target.domain as Domain | undefined;
}

/** The resource that is judged. */
export function targetResource(frame: Frame): Resource | undefined {
  const domain = domainOf(frame);
  if (domain?.kind === 'resource') return domain.resource;
  return domain?.kind === 'deployment' ? domain.deployment.resource : undefined;
}

/** The deployment that is judged, or that declares the resource that is. */
export function targetDeployment(frame: Frame): Deployment | undefined {
  const domain = domainOf(frame);
  if (domain?.kind === 'deployment') return domain.deployment;
  return domain?.kind === 'resource' ? domain.resource.deployment : undefined;
}

/** What a gathered list belongs to, and on what that depends. */
export type Owner = Pick<Resource, 'value' | 'condition' | 'count'>;

/** A resource with its place below the target, and whether it belongs to a gathered list. */
export interface Candidate {
  readonly resource: Resource;
  readonly path: Path | undefined;
  /** A truth value. */
  readonly belongs: LogicValue;
}

/** The deployment that all others of a run are nested in. */
export function rootOf(deployment: Deployment): Deployment {
  let root = deployment;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

const resourcesByValue = lazyFor(
  (root: Deployment): ReadonlyMap<LogicValue, Resource> =>
    new Map([...allResources(root)].map((resource) => [resource.value, resource])),
);

/** The resource, of all that are deployed together, that a value is; undefined for any other value. */
export function resourceOf(value: LogicValue, frame: Frame): Resource | undefined {
  const deployment = targetDeployment(frame);
  return deployment && resourcesByValue(rootOf(deployment)).get(value);
}

/** Applies a function to a resource that may be one of several, or not be known at all. */
export function overItem(
  name: string,
  { value, path }: Located,
  apply: (item: Located) => Located,
): Located {
  if (value.kind === 'unknown') return { value: openBecause(name, [value]) };
  if (value.kind !== 'choice') return apply(path === undefined ? { value } : { value, path });
  return {
    value: overChoices([value], ([one]) =>
      one === undefined ? value : overItem(name, { value: one }, apply).value,
    ),
  };
}

/** The children of a resource with their places. */
export function childrenAt(resource: Resource, path: Path): readonly [Resource, Path][] {
  const list = { parent: path, segment: 'resources' };
  return resource.children.map((child, segment) => [child, { parent: list, segment }]);
}

/**
 * The resources that belong, as a list. One that is deployed only perhaps, on a condition that its
 * owner does not share, makes the list a choice: with it and without it.
 */
export function listResources(candidates: readonly Candidate[], owner: Owner): Located {
  const origin = owner.value;
  const places = new Map<LogicValue, Path>();
  const sure: Located[] = [];
  const open: { readonly when: LogicValue; readonly item: Located }[] = [];
  const many: { readonly count: UnknownValue; readonly representative: LogicValue }[] = [];
  for (const { resource, path, belongs } of candidates) {
    if (belongs.kind === 'boolean' && !belongs.value) continue;
    const item = path === undefined ? { value: resource.value } : { value: resource.value, path };
    if (path !== undefined) places.set(resource.value, path);
    const count = loopOf(resource, owner);
    const condition = conditionFor(resource, owner);
    const cause = unknownIn(belongs) ?? count ?? (condition && unknownIn(condition));
    if (count !== undefined && cause !== undefined) {
      many.push({ count: cause, representative: resource.value });
    } else if (belongs.kind !== 'boolean') open.push({ when: belongs, item });
    else if (condition !== undefined) open.push({ when: condition, item });
    else sure.push(item);
  }
  const [rest] = many;
  const further = rest === undefined || many.length === 1 ? rest : { count: rest.count };
  const list = gather(sure, origin, further);
  if (open.length === 0) return list;
  const value = open.reduce(
    (lists, { when, item }) => withPerhaps(lists, when, item.value),
    list.value,
  );
  return { value, places };
}

/** Both lists: with the item where the condition holds, without it elsewhere. */
function withPerhaps(lists: LogicValue, when: LogicValue, item: LogicValue): LogicValue {
  return overChoices([lists, split(when)], ([list, holds]) => {
    if (list?.kind !== 'array') return list ?? lists;
    if (holds?.kind === 'boolean') {
      return holds.value ? { ...list, items: [...list.items, asValue(item)] } : list;
    }
    const cause = holds?.kind === 'unknown' ? holds : undefined;
    return cause === undefined ? list : { ...list, rest: { count: cause } };
  });
}

/** An unknown truth as a choice of true and false. */
function split(truth: LogicValue): LogicValue {
  return overChoices([truth], ([one]) => {
    if (one?.kind !== 'unknown' || isOnce(one)) return one ?? truth;
    return join(
      [
        { when: [conditionOf(one, true)], value: fromPlain(true) },
        { when: [conditionOf(one, false)], value: fromPlain(false) },
      ],
      one,
    );
  });
}

/** What decides whether a resource is deployed where its owner is; undefined when nothing does. */
function conditionFor(resource: Resource, owner: Owner): LogicValue | undefined {
  const { condition } = resource;
  if (condition === undefined || isSame(condition, owner.condition)) return undefined;
  const truth = truthValue(condition);
  return truth.kind === 'boolean' && truth.value ? undefined : truth;
}

/** What the number of resources waits for, where its owner does not wait for the same. */
function loopOf(resource: Resource, owner: Owner): UnknownValue | undefined {
  const { count } = resource;
  return count === undefined || isSame(count, owner.count) ? undefined : unknownIn(count);
}

function isSame(a: Resource['condition'], b: Resource['condition']): boolean {
  if (a === b) return true;
  if (a?.kind === 'unknown' && b?.kind === 'unknown') return sameUnknown(a, b);
  return a?.kind === 'choice' && b?.kind === 'choice' && sameUnknown(a, b);
}

/** An unknown that an operator of the graph gives because of an operand. */
export function openBecause(name: string, operands: readonly LogicValue[]): LogicValue {
  const cause = operands.map(unknownIn).find((one) => one !== undefined);
  return cause === undefined
    ? fromPlain(null)
    : { ...unknownOf(name, cause, operands), perhapsMissing: true };
}
