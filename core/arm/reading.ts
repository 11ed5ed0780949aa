import { type DataNode, type DataObject, propertyOf } from '../source/data.js';

/**
 * How the strings of a part of a template are to be taken: as they stand, as values that may be
 * expressions, or by place inside it.
 */
export type Reading =
  | { readonly kind: 'text' }
  | { readonly kind: 'values' }
  /** An object with known members, by key in lower case. Keys are text. */
  | {
      readonly kind: 'members';
      readonly of: ReadonlyMap<string, Reading>;
      readonly others: Reading;
    }
  | EachReading;

/** An object of named things or an array of them; keys are names, never expressions. */
interface EachReading {
  readonly kind: 'each';
  readonly of: (node: DataNode) => Reading;
}

const text: Reading = { kind: 'text' };
const values: Reading = { kind: 'values' };

function members(of: Readonly<Record<string, Reading>>, others: Reading): Reading {
  return { kind: 'members', of: new Map(Object.entries(of)), others };
}

function each(of: Reading | ((node: DataNode) => Reading)): EachReading {
  return { kind: 'each', of: typeof of === 'function' ? of : () => of };
}

const output = members({ value: values, condition: values, copy: values }, text);

/** How the resources of a template, or of a resource, are read. */
export const resourcesReading = each(readingOfResource);

const resourceMembers = {
  type: text,
  comments: text,
  metadata: text,
  resources: resourcesReading,
};
const resource = members(resourceMembers, values);

/**
 * How a template is read, as Azure's engine was found to read one (tried with `bicep snapshot`):
 * metadata, comments, types, allowed values and other constraints are never evaluated nor unescaped,
 * and names of parameters, variables, outputs and functions are not either.
 */
export const templateReading: Reading = members(
  {
    $schema: text,
    contentversion: text,
    languageversion: text,
    apiprofile: text,
    metadata: text,
    definitions: text,
    parameters: each(members({ defaultvalue: values }, text)),
    functions: each(members({ members: each(members({ output }, text)) }, text)),
    variables: each(values),
    resources: resourcesReading,
    outputs: each(output),
  },
  values,
);

const deployment = members(
  { ...resourceMembers, properties: members({ template: templateReading }, values) },
  values,
);

function readingOfResource(node: DataNode): Reading {
  return node.kind === 'object' && isDeployment(node) ? deployment : resource;
}

/** Whether a resource is a nested or linked deployment. */
export function isDeployment(node: DataObject): boolean {
  const type = (propertyOf(node, 'type') ?? propertyOf(node, 'resourceType'))?.value;
  return type?.kind === 'string' && type.value.toLowerCase() === 'microsoft.resources/deployments';
}

/** How a member of an object or array is read, and whether its key may be an expression. */
export function readingWithin(reading: Reading, key: string | undefined, node: DataNode): Reading {
  switch (reading.kind) {
    case 'each':
      return reading.of(node);
    case 'members':
      return key === undefined ? reading : (reading.of.get(key.toLowerCase()) ?? reading.others);
    default:
      return reading;
  }
}
