import { type DataNode, type DataObject, propertyOf } from '../source/data.js';

/** What a JSON file is for. */
export type JsonKind =
  | 'template'
  | 'parameters'
  /** A resource, or a list of them, cut out of a template. */
  | 'snippet'
  /** A resource, or a list of them, as Azure holds them. */
  | 'exported'
  | 'bicepConfig'
  | 'createUiDefinition'
  | 'unknown';

const schemas: readonly [pattern: RegExp, kind: JsonKind][] = [
  [/\/(?:subscription|managementGroup|tenant)?deploymentTemplate\.json$/i, 'template'],
  [/\/(?:subscription|managementGroup|tenant)?deploymentParameters\.json$/i, 'parameters'],
  [/\/(?:createUIDefinition(?:\.MultiVm)?|uiFormDefinition\.schema)\.json$/i, 'createUiDefinition'],
];

/** The kind that a document's `$schema` names: all that a folder walk goes by. */
export function kindBySchema(root: DataNode): JsonKind {
  const schema = root.kind === 'object' ? textOf(root, '$schema') : undefined;
  return schema === undefined ? 'unknown' : kindOfSchema(schema);
}

/** The kind that the address of a schema stands for. */
export function kindOfSchema(schema: string): JsonKind {
  const [address = ''] = schema.trim().split('#', 1);
  return schemas.find(([pattern]) => pattern.test(address))?.[1] ?? 'unknown';
}

/** The kind of a document that a person named: by its `$schema`, else by its shape. */
export function kindByShape(root: DataNode): JsonKind {
  const bySchema = kindBySchema(root);
  if (bySchema !== 'unknown') return bySchema;
  if (root.kind === 'array') return kindOfList(root.items);
  if (root.kind !== 'object') return 'unknown';
  const has = (key: string) => propertyOf(root, key) !== undefined;
  if (has('resources') && has('contentVersion')) return 'template';
  if (isExported(root)) return 'exported';
  if (isSnippet(root)) return 'snippet';
  if (isParameters(root)) return 'parameters';
  if (textOf(root, 'handler')?.startsWith('Microsoft.Azure.')) return 'createUiDefinition';
  const isConfig = has('analyzers') || has('moduleAliases') || has('experimentalFeaturesEnabled');
  return isConfig ? 'bicepConfig' : 'unknown';
}

/** One exported resource makes a list of resources an export; a snippet is a list of nothing else. */
function kindOfList(items: readonly DataNode[]): JsonKind {
  const objects = items.filter((item) => item.kind === 'object');
  if (objects.some(isExported)) return 'exported';
  return objects.length > 0 && objects.length === items.length && objects.every(isSnippet)
    ? 'snippet'
    : 'unknown';
}

/**
 * An absolute id or a subscription beside a type is what Azure adds to a resource, and `ResourceType` is
 * how exports spell its type; a template has none of them.
 */
function isExported(node: DataObject): boolean {
  if (textOf(node, 'resourceType') !== undefined) return true;
  if (typeOf(node) === undefined) return false;
  const id = textOf(node, 'id') ?? textOf(node, 'resourceId');
  return (
    /^\/(?:subscriptions|providers)\//i.test(id ?? '') ||
    textOf(node, 'subscriptionId') !== undefined
  );
}

/** The type of a resource names its provider, which is enough; other texts with a slash need more beside them. */
function isSnippet(node: DataObject): boolean {
  const type = typeOf(node) ?? '';
  const named = textOf(node, 'apiVersion') ?? textOf(node, 'name');
  return named === undefined ? /^\w+(?:\.\w+)+(?:\/\w+)+$/.test(type) : type.includes('/');
}

function isParameters(root: DataObject): boolean {
  const parameters = propertyOf(root, 'parameters')?.value;
  if (parameters?.kind !== 'object' || parameters.properties.size === 0) return false;
  return [...parameters.properties.values()].every(
    ({ value }) =>
      value.kind === 'object' &&
      ['value', 'reference', 'expression'].some((key) => propertyOf(value, key) !== undefined),
  );
}

function typeOf(node: DataObject): string | undefined {
  return textOf(node, 'type') ?? textOf(node, 'resourceType');
}

function textOf(node: DataObject, key: string): string | undefined {
  const value = propertyOf(node, key)?.value;
  return value?.kind === 'string' ? value.value : undefined;
}
