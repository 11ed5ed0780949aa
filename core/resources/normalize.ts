import type { ArrayValue, Entry, ObjectValue, Value } from '../expressions/value.js';
import { textValue } from '../expressions/values.js';
import type { Span } from '../source/span.js';
import { idOf, parentIdentity, type ResourceIdentity } from './ids.js';

/** What a resource's value is made of. */
export interface ResourceParts {
  readonly identity: ResourceIdentity;
  readonly id: Value;
  readonly body: ObjectValue;
  /** The declaration line. */
  readonly header: Span;
  /** True for what Azure exported: there a null is what Azure says. */
  readonly keepNulls: boolean;
  /** Values of the resources below it. */
  readonly children: readonly ObjectValue[];
}

/**
 * The value that rules read: `id name type apiVersion location tags properties … scope`, then the
 * children under `resources`. Members that are null are left out, at every level: to a deployment they
 * are the same as nothing.
 */
export function resourceValue({
  identity,
  id,
  body,
  header,
  keepNulls,
  children,
}: ResourceParts): ObjectValue {
  const origin = { span: header, role: 'expression' as const };
  const entries = new Map<string, Entry>();
  const add = (key: string, value: Value): void => {
    entries.set(key, { key, value });
  };
  add('id', id);
  add('name', identity.name);
  add('type', textValue(identity.type, origin));
  const trimmed = keepNulls ? body : withoutNulls(body);
  for (const [key, entry] of trimmed.entries) if (!entries.has(key)) entries.set(key, entry);
  if (!entries.has('scope')) add('scope', holderOf(identity, id));
  if (children.length > 0) add('resources', { kind: 'array', items: children, origin, header });
  return { ...trimmed, entries, header };
}

/** What the resource lies in: the parent of a child, else the scope, `/` for the tenant. */
function holderOf(identity: ResourceIdentity, { origin }: Value): Value {
  const parent = parentIdentity(identity);
  if (parent !== undefined) return idOf(parent, origin);
  const { scope } = identity;
  return scope.kind === 'string' && scope.value === '' ? { ...scope, value: '/' } : scope;
}

/** The value without object members that are null. Shares what does not change. */
function withoutNulls<V extends ObjectValue | ArrayValue>(value: V): V;
function withoutNulls(value: Value): Value;
function withoutNulls(value: Value): Value {
  if (value.kind === 'array') {
    const items = value.items.map((item) => withoutNulls(item));
    return items.every((item, i) => item === value.items[i]) ? value : { ...value, items };
  }
  if (value.kind !== 'object') return value;
  const entries = new Map<string, Entry>();
  let changed = false;
  for (const [key, entry] of value.entries) {
    const inner = withoutNulls(entry.value);
    if (inner.kind !== 'null') {
      entries.set(key, inner === entry.value ? entry : { ...entry, value: inner });
    }
    changed ||= inner !== entry.value || inner.kind === 'null';
  }
  return changed ? { ...value, entries } : value;
}
