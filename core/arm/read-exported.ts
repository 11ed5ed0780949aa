import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { literalValue, openingOf } from '../expressions/literal.js';
import type { Entry, ObjectValue, StringValue } from '../expressions/value.js';
import type { ExportedDeployment, ExportedResource } from '../resources/exported.js';
import { isDeploymentType } from '../resources/ids.js';
import type { DataNode, DataObject, DataProperty, DataString } from '../source/data.js';
import { propertyOf } from '../source/data.js';
import { readGivenValue } from './read-parameters.js';
import { readTemplate } from './read-template.js';

export interface ReadExported {
  readonly resources: readonly ExportedResource[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads exported resources: one, or a list. Exports name members in other ways than templates:
 * `ResourceId`, `ResourceName` and `ResourceType` stand for `id`, `name` and `type`, extensions have
 * their type in `ExtensionResourceType`, and any letter case is used.
 */
export function readExported(root: DataNode): ReadExported {
  const diagnostics: Diagnostic[] = [];
  return {
    resources: readAll(root.kind === 'array' ? root.items : [root], diagnostics),
    diagnostics,
  };
}

function readAll(nodes: readonly DataNode[], diagnostics: Diagnostic[]): ExportedResource[] {
  const resources: ExportedResource[] = [];
  for (const node of nodes) {
    const resource = node.kind === 'object' ? readResource(node, diagnostics) : undefined;
    if (resource !== undefined) resources.push(resource);
    else diagnostics.push(diagnostic('arm/not-a-resource', openingOf(node)));
  }
  return resources;
}

/**
 * Names of each part, best first. An extension's own type and name go before those of what it extends; the
 * name that an export gives a resource goes before the one that the resource has inside of Azure.
 */
const idKeys = ['resourceId', 'id'];
const typeKeys = ['extensionResourceType', 'resourceType', 'type'];
const extensionNameKeys = ['extensionResourceName', 'name', 'resourceName'];
const nameKeys = ['resourceName', 'name'];

/** Members that say again, or for listing only, what another one says. */
const leftOut = new Set(
  [...idKeys, ...typeKeys, ...extensionNameKeys, 'resources', 'parentResource', 'tagsTable'].map(
    (key) => key.toLowerCase(),
  ),
);

/** Members as templates spell them, by lower case. */
const spellings = new Map(
  ['apiVersion', 'extendedLocation', 'managedBy', 'resourceGroupName', 'subscriptionId', 'tenantId']
    .concat(['createdTime', 'changedTime', 'eTag', 'systemData'])
    .map((key) => [key.toLowerCase(), key]),
);

function readResource(node: DataObject, diagnostics: Diagnostic[]): ExportedResource | undefined {
  const type = typeOf(node);
  if (type === undefined) return undefined;
  const isExtension = firstText(node, ['extensionResourceType']) !== undefined;
  const id = firstText(node, idKeys);
  const name = firstText(node, isExtension ? extensionNameKeys : nameKeys);
  const nested = childrenOf(node);
  return {
    ...(id && { id: textOf(id) }),
    ...(name && { name: textOf(name) }),
    type: textOf(type),
    body: bodyOf(node, nested.rest),
    header: openingOf(node),
    children: readAll(nested.resources, diagnostics),
    ...(isDeploymentType(type.value) && { deployed: deploymentOf(node, diagnostics) }),
  };
}

/** Of the types that it names, the one of an extension, else the one that says most. */
function typeOf(node: DataObject): DataString | undefined {
  const [own, ...others] = typeKeys.map((key) => firstText(node, [key]));
  const depth = (type: DataString): number => type.value.split('/').length;
  const named = others.filter((type) => type !== undefined);
  return own ?? named.find((type) => named.every((other) => depth(type) >= depth(other)));
}

/** An export lists under `resources` also what is no resource (usage counts); that stays a member. */
function childrenOf(node: DataObject): {
  readonly resources: readonly DataObject[];
  readonly rest?: DataProperty;
} {
  const property = propertyOf(node, 'resources');
  if (property?.value.kind !== 'array')
    return { resources: [], ...(property && { rest: property }) };
  const resources: DataObject[] = [];
  const others: DataNode[] = [];
  for (const item of property.value.items) {
    if (item.kind === 'object' && firstText(item, typeKeys)) resources.push(item);
    else others.push(item);
  }
  if (others.length === 0) return { resources };
  return { resources, rest: { key: property.key, value: { ...property.value, items: others } } };
}

function bodyOf(node: DataObject, rest: DataProperty | undefined): ObjectValue {
  const entries = new Map<string, Entry>();
  const add = ({ key, value }: DataProperty): void => {
    const name = spellingOf(key.value);
    if (entries.has(name)) return;
    entries.set(name, { key: name, keySpan: key.span, value: literalValue(value, key.span) });
  };
  for (const property of node.properties.values()) {
    if (!leftOut.has(property.key.value.toLowerCase())) add(property);
  }
  if (rest !== undefined) add(rest);
  const origin = { span: node.span, role: 'literal' as const };
  return { kind: 'object', entries, unknownEntries: [], origin, header: openingOf(node) };
}

function spellingOf(key: string): string {
  const known = spellings.get(key.toLowerCase());
  return known ?? key.charAt(0).toLowerCase() + key.slice(1);
}

function deploymentOf(node: DataObject, diagnostics: Diagnostic[]): ExportedDeployment {
  const properties = propertyOf(node, 'properties')?.value;
  const member = (key: string): DataObject | undefined => {
    const value = properties?.kind === 'object' ? propertyOf(properties, key)?.value : undefined;
    return value?.kind === 'object' ? value : undefined;
  };
  const written = member('template');
  const read = written && readTemplate(written);
  if (read !== undefined) diagnostics.push(...read.diagnostics);
  const values = [...(member('parameters')?.properties ?? [])].map(
    ([name, { key, value }]) =>
      // Azure keeps the value of a secret to itself.
      [
        name,
        {
          nameSpan: key.span,
          given: readGivenValue(value, diagnostics) ?? { kind: 'keyVault', span: value.span },
        },
      ] as const,
  );
  return {
    ...(read?.template && { template: read.template }),
    parameters: { values: new Map(values) },
  };
}

function firstText(node: DataObject, keys: readonly string[]): DataString | undefined {
  for (const key of keys) {
    const value = propertyOf(node, key)?.value;
    if (value?.kind === 'string' && value.value !== '') return value;
  }
  return undefined;
}

function textOf({ value, span }: DataString): StringValue {
  return { kind: 'string', value, origin: { span, role: 'literal' } };
}
