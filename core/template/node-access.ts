import type { LiteralNode, ObjectNode, PropertyNode, TemplateNode } from './template.js';

/** The property of a key: the exact one, else the first that differs in letter case only; the last of equals. */
export function propertyNode(object: ObjectNode, key: string): PropertyNode | undefined {
  const wanted = key.toLowerCase();
  let found: PropertyNode | undefined;
  for (const property of object.properties) {
    if (typeof property.key !== 'string' || property.key.toLowerCase() !== wanted) continue;
    if (found === undefined || property.key === key) found = property;
  }
  return found;
}

/** The value of a key, compared without letter case. */
export function childNode(object: ObjectNode, key: string): TemplateNode | undefined {
  return propertyNode(object, key)?.value;
}

/** The value of a key when it is an object. */
export function objectAt(object: ObjectNode, key: string): ObjectNode | undefined {
  const node = childNode(object, key);
  return node?.kind === 'object' ? node : undefined;
}

/** The text of a key when it is written out. */
export function textAt(object: ObjectNode, key: string): string | undefined {
  const value = literalAt(object, key);
  return typeof value === 'string' ? value : undefined;
}

/** The literal of a key when it is written out. */
export function literalAt(object: ObjectNode, key: string): LiteralNode['value'] | undefined {
  const node = childNode(object, key);
  return node?.kind === 'literal' ? node.value : undefined;
}

/** The properties whose keys are written out, by key in lower case; of keys that are equal then, the last. */
export function declarationsOf(object: ObjectNode | undefined): Map<string, NamedProperty> {
  const declarations = new Map<string, NamedProperty>();
  for (const property of object?.properties ?? []) {
    if (typeof property.key !== 'string') continue;
    declarations.set(property.key.toLowerCase(), { ...property, key: property.key });
  }
  return declarations;
}

export interface NamedProperty extends PropertyNode {
  readonly key: string;
}
