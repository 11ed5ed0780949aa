import type { Deployment, Resource } from '../../resources/resource.js';
import { splitAtSlashes } from '../../resources/text-pieces.js';
import { matchesText } from '../../source/glob.js';
import type { Located, LogicValue } from '../compiled.js';
import { equal, someTernary } from '../equality.js';
import type { Compiled, Frame, Operator } from '../operator.js';
import { type Path, rootPath } from '../path.js';
import { fromPlain } from '../plain.js';
import { answer, FALSE, TRUE } from '../ternary.js';
import { wantedOf } from '../text.js';
import { listed } from '../words.js';
import {
  type Candidate,
  childrenAt,
  domainOf,
  listResources,
  type Owner,
  overItem,
  resourceOf,
  targetResource,
} from './domain.js';

type Walk = (resource: Resource, path: Path) => readonly [Resource, Path][];

const parameters = [
  { name: 'types', optional: true },
  { name: 'names', optional: true },
  { name: 'of', optional: true },
] as const;

function resourcesBelow(name: string, summary: string, walk: Walk): Operator {
  return {
    name,
    summary: `${summary} of one of the types (globs, without letter case; all without any), and with one of the names where some are given (the part of the name after its last \`/\`). \`of\` takes a resource instead of the one that is judged, as \`children\`, \`deployed\` or \`reference\` give it. What is deployed only perhaps is perhaps in the list. Of a deployment that is judged: the resources that it declares (for \`descendants\`, with those below them). An empty list of a file.`,
    parameters,
    subject: ([types]) => `resources of type ${listed(types, 'or')} below`,
    examples: [{ logic: { [name]: 'Microsoft.Network/virtualNetworks/subnets' }, result: [] }],
    compile({ operands: [types, names, of] }) {
      return (frame) => {
        const wantedFrom = (operand: Compiled | undefined): LogicValue | undefined =>
          operand?.evaluate(frame).value;
        const wanted = { types: wantedFrom(types), names: wantedFrom(names) };
        if (of === undefined) return listedResources(belowTarget(frame, walk), wanted);
        return overItem(name, of.evaluate(frame), (item) =>
          listedResources(belowItem(item, frame, walk), wanted),
        );
      };
    },
  };
}

interface Wanted {
  readonly types: LogicValue | undefined;
  readonly names: LogicValue | undefined;
}

/** What stands below a deployment has no path from it. */
type BelowAt = readonly [Resource, Path | undefined];

interface Below {
  readonly owner: Owner;
  readonly resources: readonly BelowAt[];
}

function listedResources(found: Below | undefined, wanted: Wanted): Located {
  if (found === undefined) return { value: fromPlain([]) };
  const candidates = found.resources.map(
    ([resource, path]): Candidate => ({ resource, path, belongs: belongs(resource, wanted) }),
  );
  return listResources(candidates, found.owner);
}

/** Below the deployment or the resource that is judged. */
function belowTarget(frame: Frame, walk: Walk): Below | undefined {
  const domain = domainOf(frame);
  if (domain?.kind === 'deployment') return declaredIn(domain.deployment, walk);
  const target = targetResource(frame);
  return target && { owner: target, resources: walk(target, rootPath) };
}

/** Below a resource that is deployed together with what is judged; of a nested deployment also what it declares. */
function belowItem({ value, path }: Located, frame: Frame, walk: Walk): Below | undefined {
  const resource = resourceOf(value, frame);
  if (resource === undefined) return undefined;
  const below = walk(resource, path ?? rootPath);
  const nested = resource.deployment.nested.find((one) => one.resource === resource);
  const declared = nested === undefined ? [] : declaredIn(nested, walk).resources;
  return { owner: resource, resources: [...below, ...declared] };
}

function declaredIn(deployment: Deployment, walk: Walk): Below {
  const { resource, resources, value } = deployment;
  const { condition, count } = resource ?? {};
  const isDeep = walk !== childrenAt;
  return {
    owner: { value, ...(condition && { condition }), ...(count && { count }) },
    resources: resources.flatMap((one): BelowAt[] => [
      [one, undefined],
      ...(isDeep ? walk(one, rootPath).map(([below]): BelowAt => [below, undefined]) : []),
    ]),
  };
}

/** Whether a type is one of those named; globs, without letter case. */
export function isOfType(type: string, types: LogicValue): boolean {
  return wantedOf(types).some((one) => one.kind === 'string' && matchesText(one.value, type));
}

function belongs(resource: Resource, wanted: Wanted): LogicValue {
  if (wanted.types !== undefined && !isOfType(resource.type, wanted.types)) return FALSE;
  if (wanted.names === undefined) return TRUE;
  const name: LogicValue = splitAtSlashes(resource.name).at(-1) ?? resource.name;
  const named = someTernary(wantedOf(wanted.names), (one) => equal(name, one, 'ignore'));
  return answer(named, 'children', [name, wanted.names]);
}

/** The resources directly below the one that is judged. */
export const children = resourcesBelow(
  'children',
  'The child and extension resources of the resource',
  childrenAt,
);

/** The resources anywhere below the one that is judged. */
export const descendants = resourcesBelow(
  'descendants',
  'The child and extension resources of the resource, theirs, and so on,',
  allBelow,
);

function allBelow(resource: Resource, path: Path): readonly [Resource, Path][] {
  return childrenAt(resource, path).flatMap((pair) => [pair, ...allBelow(...pair)]);
}
