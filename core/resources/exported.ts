import type { ObjectValue, Origin, Value } from '../expressions/value.js';
import { entryOf, objectValue, textValue } from '../expressions/values.js';
import type { Span } from '../source/span.js';
import type { ObjectNode } from '../template/template.js';
import type { DeploymentDraft, ResourceDraft } from './draft.js';
import { linkDeployments } from './graph.js';
import { idOf, type ResourceIdentity } from './ids.js';
import type { Deployment } from './resource.js';
import { joinText, splitAtSlashes } from './text-pieces.js';

/** Resources as Azure exports them: data, without expressions. */
export interface ExportedResources {
  /** Path of the file that holds them. */
  readonly name: string;
  readonly resources: readonly ObjectValue[];
  /** The whole of the file's content. */
  readonly span: Span;
  /** Told the resources that have no type or no name, which are left out. */
  readonly onUnreadable: (place: Span) => void;
}

/**
 * A deployment that holds exported resources as they are. Children stand under `resources` of their
 * parent, or beside it with an id that says so.
 */
export function exportedDeployment(exported: ExportedResources): Deployment {
  const { name, span } = exported;
  const origin: Origin = { span, role: 'context' };
  const resources = exported.resources.flatMap((value, i) => {
    const draft = draftOf(value, `resources[${i}]`, undefined, exported);
    return draft ? [draft] : [];
  });
  const template: ObjectNode = { kind: 'object', properties: [], span, header: span };
  const scope = resources[0]?.identity.scope ?? textValue('', origin);
  const identity = {
    scope,
    type: 'Microsoft.Resources/deployments',
    name: textValue(name, origin),
  };
  const root: DeploymentDraft = {
    name,
    symbolicPath: '',
    scope: 'resourceGroup',
    template,
    parameters: new Map(),
    outputs: new Map(),
    issues: [],
    identity,
    id: idOf(identity, origin),
    body: objectValue([], origin),
    resources,
  };
  return linkDeployments(root);
}

function draftOf(
  value: ObjectValue,
  symbolicPath: string,
  parent: ResourceIdentity | undefined,
  exported: ExportedResources,
): ResourceDraft | undefined {
  const header = value.header ?? value.origin.span;
  const identity = identityOf(value, parent);
  if (identity === undefined) {
    exported.onUnreadable(header);
    return undefined;
  }
  const written = entryOf(value, 'resources')?.value;
  const items = written?.kind === 'array' ? written.items : [];
  const children = items.flatMap((item, i) => {
    if (item.kind !== 'object') return [];
    const child = draftOf(item, `${symbolicPath}.resources[${i}]`, identity, exported);
    return child ? [child] : [];
  });
  const own = entryOf(value, 'id')?.value ?? entryOf(value, 'ResourceId')?.value;
  return {
    identity,
    id: own?.kind === 'string' ? own : idOf(identity, value.origin),
    body: bodyOf(value),
    symbolicPath,
    header,
    exported: true,
    children,
  };
}

function bodyOf(value: ObjectValue): ObjectValue {
  const entries = new Map(
    [...value.entries].filter(
      ([key]) => !['id', 'name', 'type', 'resources'].includes(key.toLowerCase()),
    ),
  );
  return { ...value, entries };
}

/** Type and name as they are written (PowerShell writes `ResourceType`, `ResourceName`), or as the id tells. */
function identityOf(
  value: ObjectValue,
  parent: ResourceIdentity | undefined,
): ResourceIdentity | undefined {
  const text = (...keys: readonly string[]): Value | undefined =>
    keys.map((key) => entryOf(value, key)?.value).find((found) => found?.kind === 'string');
  const id = text('id', 'ResourceId');
  const told = id?.kind === 'string' ? identityOfId(id.value, id.origin) : undefined;
  const writtenType = text('type', 'ResourceType');
  const type = writtenType?.kind === 'string' ? writtenType.value : told?.type;
  const name = text('name', 'ResourceName') ?? told?.name;
  if (type === undefined || name === undefined) return undefined;
  if (told !== undefined) {
    const isWhole = told.type.toLowerCase() === type.toLowerCase();
    return { scope: told.scope, type, name: isWhole ? told.name : name };
  }
  return parent === undefined
    ? { scope: scopeOf(value), type, name }
    : belowParent(type, name, parent);
}

/** A child without an id: its type and name may be written whole, or continue those of its parent. */
function belowParent(type: string, name: Value, parent: ResourceIdentity): ResourceIdentity {
  const continues = type.toLowerCase().startsWith(`${parent.type.toLowerCase()}/`);
  if (!continues && type.includes('.')) {
    return { scope: idOf(parent, name.origin), type, name };
  }
  const whole = continues ? type : `${parent.type}/${type}`;
  const isWhole = splitAtSlashes(name).length === whole.split('/').length - 1;
  const full = isWhole ? name : joinText([parent.name, '/', name], name.origin);
  return { scope: parent.scope, type: whole, name: full };
}

function scopeOf(value: ObjectValue): Value {
  const { origin } = value;
  const text = (key: string): string | undefined => {
    const found = entryOf(value, key)?.value;
    return found?.kind === 'string' ? found.value : undefined;
  };
  const subscription = text('SubscriptionId');
  if (subscription === undefined) return textValue('', origin);
  const base = subscription.startsWith('/') ? subscription : `/subscriptions/${subscription}`;
  const group = text('ResourceGroupName');
  return textValue(group === undefined ? base : `${base}/resourceGroups/${group}`, origin);
}

/** Takes an id apart: what stands before the last `/providers/` is the scope. */
export function identityOfId(id: string, origin: Origin): ResourceIdentity | undefined {
  const cut = id.toLowerCase().lastIndexOf('/providers/');
  if (cut < 0) return undefined;
  const segments = id.slice(cut + '/providers/'.length).split('/');
  const [provider = ''] = segments;
  const types = [provider];
  const names: string[] = [];
  for (let i = 1; i + 1 < segments.length; i += 2) {
    types.push(segments[i] ?? '');
    names.push(segments[i + 1] ?? '');
  }
  if (names.length === 0) return undefined;
  return {
    scope: textValue(id.slice(0, cut), origin),
    type: types.join('/'),
    name: textValue(names.join('/'), origin),
  };
}
