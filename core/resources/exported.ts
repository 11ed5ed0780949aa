import type { Entry, ObjectValue, Origin, StringValue, Value } from '../expressions/value.js';
import { entryOf, objectValue, textValue } from '../expressions/values.js';
import type { Span } from '../source/span.js';
import type { ObjectNode } from '../template/template.js';
import type { DeploymentDraft, ResourceDraft } from './draft.js';
import { idOf, type ResourceIdentity } from './ids.js';
import { displayText } from './print.js';
import type { Deployment } from './resource.js';
import { joinText, splitAtSlashes } from './text-pieces.js';

/** A resource as Azure holds it, its members named as a template names them; its strings are data. */
export interface ExportedResource {
  /** Absent where the export does not tell it. */
  readonly id?: StringValue;
  /** Full name, segments of a child's parents included where the export has them. */
  readonly name?: StringValue;
  /** Full type, letter case as written. */
  readonly type: StringValue;
  /** Everything else it says: `location`, `tags`, `properties`, `resourceGroupName`, `subscriptionId` … */
  readonly body: ObjectValue;
  readonly header: Span;
  /** What the export lists under `resources`. */
  readonly children: readonly ExportedResource[];
  /** Of a deployment: its template, which was written and not yet evaluated. */
  readonly template?: ObjectNode;
}

/**
 * The deployment that holds exported resources as they are: nothing is evaluated. Children stand below
 * the resource they are written in; {@link linkDeployments} finds the others their place by their ids.
 *
 * @param name path of the file that holds them
 * @param span the whole of the file's content
 */
export function exportedDraft(
  resources: readonly ExportedResource[],
  name: string,
  span: Span,
): DeploymentDraft {
  const origin: Origin = { span, role: 'context' };
  const drafts = resources.map((resource, i) => draftOf(resource, `resources[${i}]`, undefined));
  const scope = drafts[0]?.identity.scope ?? textValue('', origin);
  const root = { name, symbolicPath: '', template: emptyTemplate(span) };
  const identity = { scope, type: deploymentType, name: textValue(name, origin) };
  const id = idOf(identity, origin);
  return {
    ...deploymentDraft(root, identity, id, objectValue([], origin)),
    resources: drafts,
  };
}

const deploymentType = 'Microsoft.Resources/deployments';

function emptyTemplate(span: Span): ObjectNode {
  return { kind: 'object', properties: [], span, header: span };
}

/** A deployment of which only the template is known, not what it was given. */
function deploymentDraft(
  { name, symbolicPath, template }: Pick<Deployment, 'name' | 'symbolicPath' | 'template'>,
  identity: ResourceIdentity,
  id: Value,
  body: ObjectValue,
): DeploymentDraft {
  return {
    name,
    symbolicPath,
    template,
    identity,
    id,
    body,
    scope: scopeKindOf(identity.scope),
    parameters: new Map(),
    outputs: new Map(),
    issues: [],
    resources: [],
  };
}

function scopeKindOf(scope: Value): Deployment['scope'] {
  const text = scope.kind === 'string' ? scope.value.toLowerCase() : '';
  if (text.includes('/resourcegroups/')) return 'resourceGroup';
  if (text.includes('/managementgroups/')) return 'managementGroup';
  return text.includes('/subscriptions/') ? 'subscription' : 'tenant';
}

function draftOf(
  resource: ExportedResource,
  symbolicPath: string,
  parent: ResourceIdentity | undefined,
): ResourceDraft {
  const { body, header, template } = resource;
  const identity = identityOf(resource, parent);
  const id = resource.id ?? idOf(identity, body.origin);
  const children = resource.children.map((child, i) =>
    draftOf(child, `${symbolicPath}.resources[${i}]`, identity),
  );
  const own = { name: displayText(identity.name), symbolicPath };
  const nested = template && deploymentDraft({ ...own, template }, identity, id, body);
  return {
    identity,
    id,
    body,
    symbolicPath,
    header,
    exported: true,
    children,
    ...(nested && { nested }),
  };
}

/** Type and name as they are written, as the id tells, or as a child continues its parent's. */
function identityOf(
  { id, type: { value: type }, name, body }: ExportedResource,
  parent: ResourceIdentity | undefined,
): ResourceIdentity {
  const told = id && identityOfId(id.value, id.origin);
  if (told !== undefined) {
    const isWhole = told.type.toLowerCase() === type.toLowerCase();
    return { scope: told.scope, type, name: isWhole ? told.name : (name ?? told.name) };
  }
  const known = name ?? textValue('', body.origin);
  return parent === undefined
    ? { scope: scopeOf(body), type, name: known }
    : belowParent(type, known, parent);
}

/** A child without an id: its type and name may be written whole, or continue those of its parent. */
function belowParent(type: string, name: Value, parent: ResourceIdentity): ResourceIdentity {
  const continues = type.toLowerCase().startsWith(`${parent.type.toLowerCase()}/`);
  if (!continues && type.includes('.')) return { scope: idOf(parent, name.origin), type, name };
  const whole = continues ? type : `${parent.type}/${type}`;
  const isWhole = splitAtSlashes(name).length === whole.split('/').length - 1;
  const full = isWhole ? name : joinText([parent.name, '/', name], name.origin);
  return { scope: parent.scope, type: whole, name: full };
}

function scopeOf(body: ObjectValue): Value {
  const text = (key: string): string | undefined => {
    const found: Entry | undefined = entryOf(body, key);
    return found?.value.kind === 'string' ? found.value.value : undefined;
  };
  const subscription = text('subscriptionId');
  if (subscription === undefined) return textValue('', body.origin);
  const base = subscription.startsWith('/') ? subscription : `/subscriptions/${subscription}`;
  const group = text('resourceGroupName');
  return textValue(group === undefined ? base : `${base}/resourceGroups/${group}`, body.origin);
}

/** Takes an id apart: what stands before the last `/providers/` is the scope. */
export function identityOfId(id: string, origin: Origin): ResourceIdentity | undefined {
  const cut = id.toLowerCase().lastIndexOf('/providers/');
  if (cut < 0) return undefined;
  const segments = id.slice(cut + '/providers/'.length).split('/');
  const types = segments.filter((_, i) => i === 0 || i % 2 === 1);
  const names = segments.filter((_, i) => i > 0 && i % 2 === 0);
  if (names.length === 0 || types.length !== names.length + 1) return undefined;
  return {
    scope: textValue(id.slice(0, cut), origin),
    type: types.join('/'),
    name: textValue(names.join('/'), origin),
  };
}
