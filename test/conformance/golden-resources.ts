import type { JsonValue } from '../../core/resources/print.js';
import { masked, maskedName } from './masked-text.js';

export type Golden = Readonly<Record<string, unknown>>;

const deploymentType = 'microsoft.resources/deployments';

/** Members that the reference adds as if the deployment had run, or keeps for itself. */
const invented = new Set(
  `_psrule accesspolicies acceptownershipstate acceptownershipurl clientid customerid dependson
   documentendpoint endpoint endpoints id loginserver networkinterfaces primaryendpoints primarylocation
   principalid principaltype provisioningstate resourcename resources ruleid scope secreturi
   secreturiwithversion servicebusendpoint subscriptionid tenantid vaulturi`.split(/\s+/),
);

/** The resources of a recorded expansion by type and name, those nested in others too; the root is left out. */
export function goldenResources(recorded: readonly Golden[]): Map<string, Golden> {
  const found = new Map<string, Golden>();
  const pending = [...recorded];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (Array.isArray(next['resources'])) pending.push(...next['resources']);
    const isMadeUp = next['type'] === 'Microsoft.Web/sites/config' && next['name'] === 'web';
    if (next['rootDeployment'] !== true && !isMadeUp) {
      found.set(keyOf(String(next['type']), String(next['name'])), next);
    }
  }
  return found;
}

/** What a resource is found by in both expansions. */
export function keyOf(type: string, name: string): string {
  const isDeployment = type.toLowerCase() === deploymentType;
  return `${masked(type)} ${isDeployment ? maskedName(name) : masked(name)}`;
}

/**
 * The first path at which a resource of ours says something else than the recorded one. What is unknown
 * or hidden here, the reference has made up.
 */
export function firstDifference(golden: unknown, ours: JsonValue, path = ''): string | undefined {
  if (typeof ours === 'string' && (/^\[(?!\[)/.test(ours) || ours === '{{Secret}}'))
    return undefined;
  if (Array.isArray(ours)) {
    if (!Array.isArray(golden) || golden.length !== ours.length) return path;
    return first(ours, (item, i) => firstDifference(golden[i], item, `${path}[${i}]`));
  }
  if (typeof ours !== 'object' || ours === null) {
    return masked(String(golden)) === masked(String(ours)) ? undefined : path;
  }
  if (typeof golden !== 'object' || golden === null) return path;
  const theirs = new Map(Object.entries(golden).map(([key, value]) => [key.toLowerCase(), value]));
  const own = new Set(Object.keys(ours).map((key) => key.toLowerCase()));
  const more = [...theirs].find(
    ([key, value]) => !own.has(key) && !invented.has(key) && value !== null,
  );
  if (more !== undefined && path !== '') return `${path}.${more[0]}`;
  return first(Object.entries(ours), ([key, value]) =>
    invented.has(key.toLowerCase()) || key.startsWith('[')
      ? undefined
      : firstDifference(theirs.get(key.toLowerCase()), value, `${path}.${key}`),
  );
}

function first<T>(
  items: readonly T[],
  differenceOf: (item: T, index: number) => string | undefined,
): string | undefined {
  for (const [i, item] of items.entries()) {
    const difference = differenceOf(item, i);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
