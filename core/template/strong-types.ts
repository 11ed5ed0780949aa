import type { Value } from '../expressions/value.js';
import { regions } from '../resources/regions.js';
import { objectAt, textAt } from './node-access.js';
import type { ParameterDeclaration } from './parameters.js';

/**
 * What a parameter's text has against the strong type that its metadata asks for: `strongType` is
 * `location` or a resource type, `resourceType` (which Bicep writes) a resource type, perhaps with a
 * version. One sentence, or undefined when there is nothing, or the text is empty or not known.
 */
export function strongTypeMismatch(
  value: Value,
  { key, node }: ParameterDeclaration,
): string | undefined {
  const wanted = strongTypeOf(node);
  if (wanted === undefined || value.kind !== 'string' || value.value === '') return undefined;
  if (wanted.toLowerCase() === 'location') {
    return isRegion(value.value)
      ? undefined
      : `The value of the parameter '${key}' is not a location of Azure.`;
  }
  // What is neither is a hint to some portal, which says nothing of the text.
  if (!wanted.includes('/')) return undefined;
  return typeOfId(value.value) === wanted.toLowerCase()
    ? undefined
    : `The value of the parameter '${key}' is not the id of a resource of type ${wanted}.`;
}

function strongTypeOf(node: ParameterDeclaration['node']): string | undefined {
  const metadata = objectAt(node, 'metadata');
  if (metadata === undefined) return undefined;
  const written = textAt(metadata, 'strongType') ?? textAt(metadata, 'resourceType');
  const type = written?.replace(/@.*$/, '');
  return type === '' ? undefined : type;
}

function isRegion(text: string): boolean {
  return regions.has(text.replaceAll(/\s/g, '').toLowerCase());
}

/** The type, in small letters, of the resource that an id names; undefined for what is no id. */
function typeOfId(id: string): string | undefined {
  if (!id.startsWith('/')) return undefined;
  const [scope = '', ...others] = id.split(/\/providers\//i);
  const last = others.at(-1);
  if (last !== undefined) {
    const [provider = '', ...segments] = last.split('/');
    if (segments.length % 2 !== 0) return undefined;
    return [provider, ...segments.filter((_, i) => i % 2 === 0)].join('/').toLowerCase();
  }
  if (/^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+$/i.test(scope)) {
    return 'microsoft.resources/resourcegroups';
  }
  return /^\/subscriptions\/[^/]+$/i.test(scope) ? 'microsoft.resources/subscriptions' : undefined;
}
