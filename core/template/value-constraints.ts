import type { ArrayValue, KnownValue, ObjectValue, Value } from '../expressions/value.js';
import { entryOf, isWhollyKnown } from '../expressions/values.js';
import { sameConstant } from './constants.js';
import { type DeclaredType, declaredTypeOf, schemaChain } from './declared-types.js';
import type { DeploymentFrame } from './frame.js';
import { childNode, literalAt, objectAt, textAt } from './node-access.js';
import { valueOfNode } from './node-value.js';
import type { ObjectNode } from './template.js';

/** What a value has against its declaration. */
export interface Violation {
  /** One sentence. */
  readonly message: string;
  /** The value, or the value inside it, that is not as declared. */
  readonly value: Value;
}

/** What a template declares with constraints on its value. */
export interface ConstrainedDeclaration {
  readonly noun: 'parameter' | 'output';
  readonly key: string;
  readonly node: ObjectNode;
}

/** Schemas inside schemas that are followed before giving up; a definition may refer to itself. */
const deepestSchema = 64;

/** A value on its way down the type it is declared to have. */
interface Checked {
  readonly value: Value;
  /** What it is the value of: `the parameter 'p'`. */
  readonly owner: string;
  /** Where in that value it stands; empty text for the whole. */
  readonly path: string;
  readonly schema: ObjectNode;
  readonly depth: number;
  readonly frame: DeploymentFrame;
}

/**
 * The first thing that the value of a parameter or output has against its declaration: its type, allowed values,
 * lengths and bounds, and those of what is inside it. Undefined when there is nothing, or when what
 * would tell is not known.
 */
export function constraintViolation(
  value: Value,
  { key, node, noun }: ConstrainedDeclaration,
  frame: DeploymentFrame,
): Violation | undefined {
  return violationOf({
    value,
    owner: `the ${noun} '${key}'`,
    path: '',
    schema: node,
    depth: 0,
    frame,
  });
}

function violationOf(checked: Checked): Violation | undefined {
  const { value, schema, depth, frame } = checked;
  if (value.kind === 'unknown' || value.kind === 'choice' || depth > deepestSchema)
    return undefined;
  const type = declaredTypeOf(schema, frame.template);
  if (value.kind === 'null' && type.nullable) return undefined;
  const found = wrongType(value, type, checked) ?? notAllowed(value, checked);
  if (found !== undefined) return found;
  const outside = outOfBounds(value, checked);
  if (outside !== undefined) return outside;
  if (value.kind === 'object') return violationOfMembers(value, checked);
  return value.kind === 'array' ? violationOfItems(value, checked) : undefined;
}

function wrongType(
  value: KnownValue,
  { kind, name }: DeclaredType,
  checked: Checked,
): Violation | undefined {
  const found = kindOf(value);
  if (kind === undefined || kind === found) return undefined;
  const verb = checked.path === '' ? 'it is' : 'that is';
  return violation(checked, `is of type ${found}, but ${verb} declared as ${name}`);
}

function violation({ value, owner, path }: Checked, what: string): Violation {
  const name = path === '' ? owner : `'${path.replace(/^\./, '')}' in ${owner}`;
  return { message: `The value of ${name} ${what}.`, value };
}

/** A constraint stands in the declaration, or in a definition that it refers to. */
function constraint(name: string, { schema, frame }: Checked): Value | undefined {
  for (const node of schemaChain(schema, frame.template)) {
    const written = childNode(node, name);
    if (written !== undefined) return valueOfNode(written, frame.at);
  }
  return undefined;
}

function partOf(name: string, { schema, frame }: Checked): ObjectNode | undefined {
  for (const node of schemaChain(schema, frame.template)) {
    const part = objectAt(node, name);
    if (part !== undefined) return part;
  }
  return undefined;
}

/** True where `items` or `additionalProperties` is `false`: there may be no more than what is declared. */
function isSealed(name: string, { schema, frame }: Checked): boolean {
  return schemaChain(schema, frame.template).some((node) => literalAt(node, name) === false);
}

function notAllowed(value: KnownValue, checked: Checked): Violation | undefined {
  const allowed = constraint('allowedValues', checked);
  if (allowed?.kind !== 'array' || !isWhollyKnown(allowed) || !isWhollyKnown(value)) {
    return undefined;
  }
  const isAllowed = (item: Value) => allowed.items.some((one) => sameConstant(one, item));
  // Of an array, each item must be among the allowed values, unless the whole array is.
  const ok = isAllowed(value) || (value.kind === 'array' && value.items.every(isAllowed));
  return ok ? undefined : violation(checked, 'is not one of its allowed values');
}

function outOfBounds(value: KnownValue, checked: Checked): Violation | undefined {
  const size = sizeOf(value);
  if (size === undefined) return undefined;
  const { bound, number, noun } = size;
  const limit = (name: string): number | undefined => {
    const found = constraint(name, checked);
    return found?.kind === 'number' ? found.value : undefined;
  };
  const [least, most] = [limit(`min${bound}`), limit(`max${bound}`)];
  if (least !== undefined && number < least) {
    return violation(checked, `${noun} ${number}, less than the ${least} it must be at least`);
  }
  if (most !== undefined && number > most) {
    return violation(checked, `${noun} ${number}, more than the ${most} it may be at most`);
  }
  return undefined;
}

function sizeOf(
  value: KnownValue,
):
  | { readonly bound: 'Value' | 'Length'; readonly noun: string; readonly number: number }
  | undefined {
  switch (value.kind) {
    case 'number':
      return { bound: 'Value', noun: 'is', number: value.value };
    case 'string':
      return { bound: 'Length', noun: 'has the length', number: value.value.length };
    case 'array':
      return value.rest === undefined
        ? { bound: 'Length', noun: 'has the length', number: value.items.length }
        : undefined;
    default:
      return undefined;
  }
}

function violationOfMembers(value: ObjectValue, checked: Checked): Violation | undefined {
  const variant = variantOf(value, checked);
  if (variant !== undefined && 'message' in variant) return variant;
  const declared = partOf('properties', checked);
  const seen = new Set<string>();
  for (const { key, value: schema } of declared?.properties ?? []) {
    if (typeof key !== 'string' || schema.kind !== 'object') continue;
    seen.add(key.toLowerCase());
    const entry = entryOf(value, key);
    const found =
      entry === undefined || entry.value.kind === 'null'
        ? missingMember(key, schema, value, checked)
        : violationOf({ ...within(checked, `.${key}`, schema), value: entry.value });
    if (found !== undefined) return found;
  }
  if (variant !== undefined)
    return violationOf({ ...checked, schema: variant, depth: checked.depth + 1 });
  return violationOfOthers(value, seen, checked);
}

function within(checked: Checked, step: string, schema: ObjectNode): Checked {
  return { ...checked, schema, path: checked.path + step, depth: checked.depth + 1 };
}

function missingMember(
  key: string,
  schema: ObjectNode,
  value: ObjectValue,
  checked: Checked,
): Violation | undefined {
  if (value.unknownEntries.length > 0) return undefined;
  if (declaredTypeOf(schema, checked.frame.template).nullable) return undefined;
  return violation(checked, `lacks the property '${key}'`);
}

/** What a tagged union asks for besides: the variant that the value's tag names. */
function variantOf(value: ObjectValue, checked: Checked): ObjectNode | Violation | undefined {
  const discriminator = partOf('discriminator', checked);
  const mapping = discriminator && objectAt(discriminator, 'mapping');
  const tag = discriminator && textAt(discriminator, 'propertyName');
  if (mapping === undefined || tag === undefined) return undefined;
  const named = entryOf(value, tag)?.value;
  if (named === undefined || named.kind === 'null') {
    return value.unknownEntries.length > 0
      ? undefined
      : violation(checked, `lacks the property '${tag}'`);
  }
  if (named.kind === 'unknown' || named.kind === 'choice') return undefined;
  const variant = named.kind === 'string' ? objectAt(mapping, named.value) : undefined;
  if (variant !== undefined) return variant;
  return violation(
    { ...checked, value: named, path: `${checked.path}.${tag}` },
    'is not one of its allowed values',
  );
}

/** Members that are not declared: none may be there, or all must be of one type. */
function violationOfOthers(
  value: ObjectValue,
  declared: ReadonlySet<string>,
  checked: Checked,
): Violation | undefined {
  const sealed = isSealed('additionalProperties', checked);
  const schema = partOf('additionalProperties', checked);
  if (!sealed && schema === undefined) return undefined;
  for (const { key, value: member } of value.entries.values()) {
    // Null says nothing.
    if (declared.has(key.toLowerCase()) || member.kind === 'null') continue;
    if (schema === undefined) {
      return {
        ...violation(checked, `has the property '${key}', which is not declared`),
        value: member,
      };
    }
    const found = violationOf({ ...within(checked, `.${key}`, schema), value: member });
    if (found !== undefined) return found;
  }
  return undefined;
}

function violationOfItems(value: ArrayValue, checked: Checked): Violation | undefined {
  const sealed = isSealed('items', checked);
  const items = partOf('items', checked);
  const first = firstItems(checked);
  if (value.items.length < first.length && value.rest === undefined) {
    return violation(checked, `has fewer than the ${first.length} items that are declared`);
  }
  for (const [i, item] of value.items.entries()) {
    const schema = first[i] ?? items;
    const inner = schema && violationOf({ ...within(checked, `[${i}]`, schema), value: item });
    if (inner !== undefined) return inner;
    if (schema === undefined && sealed) {
      return violation(checked, `has more than the ${first.length} items that are declared`);
    }
  }
  return undefined;
}

/** The schemas of the first items of a tuple, one by one. */
function firstItems({ schema, frame }: Checked): readonly ObjectNode[] {
  for (const node of schemaChain(schema, frame.template)) {
    const list = childNode(node, 'prefixItems');
    if (list?.kind === 'array') {
      return list.items.flatMap((item) => (item.kind === 'object' ? [item] : []));
    }
  }
  return [];
}

function kindOf(value: KnownValue): string {
  if (value.kind === 'number') return 'int';
  return value.kind === 'boolean' ? 'bool' : value.kind;
}
