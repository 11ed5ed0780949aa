import type { ObjectValue, Value } from '../expressions/value.js';
import { entryOf } from '../expressions/values.js';
import { mergedObject, withEntry } from './merges.js';

/** A resource and what is said of it; children by type and last segment of the name, in lower case. */
export interface ResourceContent {
  readonly type: string;
  readonly body: ObjectValue;
  readonly children: readonly {
    readonly type: string;
    readonly lastName: string | undefined;
    readonly body: ObjectValue;
  }[];
}

/** A child whose properties Azure keeps as one with a property of its parent. */
interface SharedProperties {
  readonly parent: string;
  readonly child: string;
  /** Last segment of the child's name. */
  readonly name: string;
  readonly property: string;
}

const shared: readonly SharedProperties[] = [
  {
    parent: 'microsoft.web/sites',
    child: 'microsoft.web/sites/config',
    name: 'web',
    property: 'siteConfig',
  },
  {
    parent: 'microsoft.web/sites/slots',
    child: 'microsoft.web/sites/slots/config',
    name: 'web',
    property: 'siteConfig',
  },
  {
    parent: 'microsoft.sql/servers',
    child: 'microsoft.sql/servers/administrators',
    name: 'activedirectory',
    property: 'administrators',
  },
];

/** The body of a resource with what its children say of it: the web configuration of a site, the administrator of a server. */
export function effectiveBody({ type, body, children }: ResourceContent): ObjectValue {
  let effective = body;
  for (const { parent, child, name, property } of shared) {
    if (type.toLowerCase() !== parent) continue;
    for (const found of children) {
      if (found.type.toLowerCase() !== child || found.lastName !== name) continue;
      const said = objectOf(entryOf(found.body, 'properties')?.value);
      if (said !== undefined) effective = withMember(effective, property, said);
    }
  }
  return effective;
}

function withMember(body: ObjectValue, property: string, said: ObjectValue): ObjectValue {
  const entry = entryOf(body, 'properties');
  if (entry === undefined) {
    const properties: ObjectValue = {
      kind: 'object',
      entries: new Map([[property, { key: property, value: said }]]),
      unknownEntries: [],
      origin: said.origin,
    };
    return withEntry(body, { key: 'properties', value: properties });
  }
  const properties = objectOf(entry.value);
  // Properties that are not known cannot be added to.
  if (properties === undefined) return body;
  const before = objectOf(entryOf(properties, property)?.value);
  const value = before === undefined ? said : mergedObject(before, said);
  return withEntry(body, { ...entry, value: withEntry(properties, { key: property, value }) });
}

function objectOf(value: Value | undefined): ObjectValue | undefined {
  return value?.kind === 'object' ? value : undefined;
}
