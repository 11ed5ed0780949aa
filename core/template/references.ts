import { callOf, residualOf } from '../expressions/residual.js';
import type { RuntimeCall } from '../expressions/scope.js';
import type { Expression } from '../expressions/syntax.js';
import { unknownValue } from '../expressions/unknown.js';
import type {
  Entry,
  ObjectValue,
  Origin,
  UnknownReason,
  UnknownValue,
  Value,
} from '../expressions/value.js';
import { asSecret, entryOf, objectValue, textValue } from '../expressions/values.js';
import { isDeploymentType } from '../resources/ids.js';
import { displayText } from '../resources/print.js';
import { joinText } from '../resources/text-pieces.js';
import type { DeploymentFrame } from './frame.js';
import { scopeId } from './place.js';
import type { ResourceInstance } from './resource-instance.js';

/**
 * What the deployment itself can tell before it runs: `reference`, `references`, `resourceInfo` and
 * `list*` of its own resources. Undefined for everything else.
 */
export function answerRuntime(call: RuntimeCall, frame: DeploymentFrame): Value | undefined {
  const [first, version, mode] = call.args;
  if (first === undefined) return undefined;
  switch (call.name) {
    case 'reference': {
      const instance = referredTo(first, frame);
      return instance && referenceTo(instance, version, mode, call);
    }
    case 'references':
      return referencesTo(first, version, call, frame);
    case 'resourceInfo': {
      const instance = bySymbol(first, frame);
      return instance && resourceInfo(instance, originOf(call));
    }
    default:
      return /^list/i.test(call.name) ? listOf(first, call, frame) : undefined;
  }
}

/** What a `list*` function gives, of a resource of the deployment by its full id where it is named otherwise. */
function listOf(named: Value, call: RuntimeCall, frame: DeploymentFrame): Value | undefined {
  if (named.kind !== 'string' || named.secret || named.value.startsWith('/')) return undefined;
  const id = referredTo(named, frame)?.id();
  return id && calledWith(id, call);
}

/**
 * What stands for the answer when no deployment at hand has it: the same call with the full id of the
 * resource that it names by type and name, so that two ways to name it look the same. Undefined where
 * there is nothing to change.
 */
export function unansweredRuntime(call: RuntimeCall, frame: DeploymentFrame): Value | undefined {
  const [first] = call.args;
  if (first === undefined || !/^(reference$|list)/i.test(call.name)) return undefined;
  const id = fullId(first, frame);
  return id && calledWith(id, call);
}

function calledWith(id: Value, call: RuntimeCall): UnknownValue {
  const args = [id, ...call.args.slice(1)].map(residualOf);
  const expression = callOf(call.name, args, call.call.span);
  const reason = { kind: 'runtime', function: call.name } as const;
  const unknown = unknownValue(expression, originOf(call), reason);
  return /^list/i.test(call.name) ? asSecret(unknown) : unknown;
}

/** The id that `A.B/c/name` stands for in the scope of the deployment; undefined for what is not of that shape. */
function fullId(named: Value, { place }: DeploymentFrame): Value | undefined {
  if (named.kind !== 'string' || named.secret || !/^[^/]+\/[^/]+\/./.test(named.value)) {
    return undefined;
  }
  return joinText([scopeId(place), '/providers/', named], named.origin);
}

function originOf({ call }: RuntimeCall): Origin {
  return { span: call.span, role: 'expression' };
}

/** A resource is named by its symbol, by its id, or by its name alone where only one has it. */
export function referredTo(named: Value, frame: DeploymentFrame): ResourceInstance | undefined {
  const symbol = bySymbol(named, frame);
  if (symbol !== undefined) return symbol;
  const found = frame.resources.byId(fullId(named, frame) ?? named);
  if (found !== undefined || named.kind !== 'string') return found;
  return named.value.startsWith('/') ? undefined : frame.resources.byName(named.value);
}

/** `symbol`, or `symbol[2]` for one round of a loop. */
function bySymbol(named: Value, frame: DeploymentFrame): ResourceInstance | undefined {
  if (named.kind !== 'string') return undefined;
  const round = /^(.+)\[(\d+)\]$/.exec(named.value);
  const instances = frame.resources.bySymbol(round?.[1] ?? named.value);
  if (instances === undefined) return undefined;
  const instance = instances[round ? Number(round[2]) : 0];
  return instance?.count === undefined && (round !== null || instances.length === 1)
    ? instance
    : undefined;
}

/**
 * The properties (or with mode `full` the whole) of a resource: what the template says is known; what
 * it does not say may be there all the same, so reading it is unknown.
 */
function referenceTo(
  instance: ResourceInstance,
  version: Value | undefined,
  mode: Value | undefined,
  call: RuntimeCall,
): Value {
  const origin = originOf(call);
  const expression = residualReference(instance, version, mode, origin);
  const unread = isDeploymentType(instance.type) && instance.nested() === undefined;
  const reason: UnknownReason =
    unread && instance.deployed
      ? { kind: 'module', name: displayText(instance.name()) }
      : { kind: 'runtime', function: 'reference' };
  const unknown = unknownValue(expression, origin, reason, { type: 'object' });
  if (instance.existing || !instance.deployed) return unknown;
  const full = mode?.kind === 'string' && mode.value.toLowerCase() === 'full';
  return (full ? wholeOf(instance, unknown) : propertiesOf(instance, unknown)) ?? unknown;
}

function referencesTo(
  named: Value,
  mode: Value | undefined,
  call: RuntimeCall,
  frame: DeploymentFrame,
): Value | undefined {
  const instances = named.kind === 'string' ? frame.resources.bySymbol(named.value) : undefined;
  if (instances === undefined || instances.some(({ count }) => count !== undefined))
    return undefined;
  const items = instances.map((instance) => referenceTo(instance, undefined, mode, call));
  return { kind: 'array', items, origin: originOf(call) };
}

/** The call by the resource's full id and API version, so that two ways to name a resource look the same. */
function residualReference(
  instance: ResourceInstance,
  version: Value | undefined,
  mode: Value | undefined,
  { span }: Origin,
): Expression {
  const args = [residualOf(instance.id())];
  const apiVersion =
    version === undefined || version.kind === 'null' ? instance.apiVersion() : version;
  if (apiVersion !== undefined) args.push(residualOf(apiVersion));
  if (mode !== undefined && apiVersion !== undefined) args.push(residualOf(mode));
  return callOf('reference', args, span);
}

/** The resource with its properties; undefined while it is being worked out. */
function wholeOf(instance: ResourceInstance, unknown: UnknownValue): ObjectValue | undefined {
  const body = instance.body();
  const properties = propertiesOf(instance, unknownMember(unknown, 'properties'));
  if (body === undefined || properties === undefined) return undefined;
  // Azure adds members everywhere: `identity.principalId`, `sku.tier` …
  const open = openThrough(body, unknown);
  const own = [
    ...identityEntries(instance, unknown.origin),
    { key: 'properties', value: properties },
  ];
  const entries = new Map(open.entries);
  for (const entry of own) entries.set(entry.key, entry);
  return { ...open, entries };
}

function propertiesOf(instance: ResourceInstance, unknown: UnknownValue): ObjectValue | undefined {
  if (isDeploymentType(instance.type)) {
    const properties = deploymentProperties(instance, unknown.origin);
    return properties && openTop(properties, unknown);
  }
  const body = instance.body();
  const properties = body && (entryOf(body, 'properties')?.value ?? objectValue([], body.origin));
  return properties?.kind === 'object' ? openThrough(properties, unknown) : undefined;
}

/** `reference(module).outputs.name.value`: an output that is not declared is no output, not an unknown one. */
function deploymentProperties(instance: ResourceInstance, origin: Origin): ObjectValue | undefined {
  const nested = instance.nested();
  if (nested === undefined) return undefined;
  const entries: Entry[] = [];
  for (const { key, span, type } of nested.outputs.declarations) {
    const value = nested.outputs.get(key);
    if (value === undefined) continue;
    const kind = textValue(type.name, { span, role: 'output', name: key });
    const output = objectValue(
      [
        { key: 'type', value: kind },
        { key: 'value', value },
      ],
      origin,
    );
    entries.push({ key, keySpan: span, value: output });
  }
  return objectValue([{ key: 'outputs', value: objectValue(entries, origin) }], origin);
}

/** What `resourceInfo('symbol')` gives, and what a `full` reference holds besides the declaration. */
function resourceInfo(instance: ResourceInstance, origin: Origin): ObjectValue {
  const apiVersion = instance.apiVersion();
  const entries = identityEntries(instance, origin);
  if (apiVersion !== undefined) entries.push({ key: 'apiVersion', value: apiVersion });
  return objectValue(entries, origin);
}

function identityEntries(instance: ResourceInstance, origin: Origin): Entry[] {
  return [
    { key: 'id', value: instance.id() },
    { key: 'name', value: instance.name() },
    { key: 'type', value: textValue(instance.type, origin) },
  ];
}

/** The object with room for members that only run time adds. */
function openTop(known: ObjectValue, unknown: UnknownValue): ObjectValue {
  return {
    ...known,
    unknownEntries: [...known.unknownEntries, { key: unknown }],
    residual: unknown.expression,
  };
}

/** The object with such room at every level. */
function openThrough(known: ObjectValue, unknown: UnknownValue): ObjectValue {
  const entries = new Map<string, Entry>();
  for (const [key, entry] of known.entries) {
    // Null asks Azure for its default, which is not known; and it tells no secret that it was given.
    if (entry.value.kind === 'null' || entry.value.secret) continue;
    entries.set(key, { ...entry, value: openMember(entry.value, unknown, key) });
  }
  return openTop({ ...known, entries }, unknown);
}

function openMember(value: Value, of: UnknownValue, member: string | number): Value {
  if (value.kind === 'object') return openThrough(value, unknownMember(of, member));
  if (value.kind !== 'array') return value;
  const array = unknownMember(of, member);
  const items = value.items.map((item, i) =>
    item.secret ? unknownMember(array, i) : openMember(item, array, i),
  );
  return { ...value, items };
}

function unknownMember(
  { expression: target, origin, reason }: UnknownValue,
  member: string | number,
): UnknownValue {
  const { span } = origin;
  const expression: Expression =
    typeof member === 'string'
      ? { kind: 'property', target, name: member, nameSpan: span, safe: false, span }
      : {
          kind: 'index',
          target,
          index: { kind: 'integer', value: member, span },
          safe: false,
          span,
        };
  return unknownValue(expression, origin, reason);
}
