import type { Entry, ObjectValue, Origin, StringValue, Value } from '../expressions/value.js';
import { entryOf, objectValue, textValue } from '../expressions/values.js';
import type { Span } from '../source/span.js';
import type { DeploymentContext } from '../template/context.js';
import type { ParameterValues } from '../template/parameter-values.js';
import type { ObjectNode } from '../template/template.js';
import type { DeploymentDraft, ResourceDraft } from './draft.js';
import {
  comparisonKey,
  deploymentType,
  idOf,
  isDeploymentType,
  type ResourceIdentity,
} from './ids.js';
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
  /** Of a deployment. */
  readonly deployed?: ExportedDeployment;
}

/** What an export says that a deployment was made from. */
export interface ExportedDeployment {
  /** As it was written, not evaluated; absent where the export leaves it out, as Azure's own does. */
  readonly template?: ObjectNode;
  /** What was given to it; secrets without their values. */
  readonly parameters: ParameterValues;
}

/** A deployment that is to be expanded again, and where it was made. */
export interface PastDeployment extends ExportedDeployment {
  readonly name: string;
  readonly template: ObjectNode;
  /** What the export tells of it. */
  readonly context: Partial<DeploymentContext>;
}

/** What is exported together. */
export interface Export {
  readonly resources: readonly ExportedResource[];
  /** Path of the file that holds them. */
  readonly name: string;
  /** The whole of the file's content. */
  readonly span: Span;
}

/**
 * The deployment that holds exported resources as they are: nothing of them is evaluated, and each
 * stands where the export has it, at the top or below another one.
 *
 * @param expandAgain what a deployment among them makes of its template, which rules on deployments ask
 *   for; its resources are in the export, as Azure holds them now
 */
export function exportedDraft(
  { resources, name, span }: Export,
  expandAgain: (past: PastDeployment) => Deployment,
): DeploymentDraft {
  const origin: Origin = { span, role: 'context' };
  const drafts = resources.map((resource, i) =>
    draftOf(resource, `resources[${i}]`, undefined, expandAgain),
  );
  const scope = drafts[0]?.identity.scope ?? textValue('', origin);
  const identity = { scope, type: deploymentType, name: textValue(name, origin) };
  return {
    name,
    symbolicPath: '',
    template: emptyTemplate(span),
    identity,
    id: idOf(identity, origin),
    body: objectValue([], origin),
    scope: scopeKindOf(scope),
    parameters: new Map(),
    outputs: new Map(),
    issues: [],
    resources: drafts,
  };
}

function emptyTemplate(span: Span): ObjectNode {
  return { kind: 'object', properties: [], span, header: span };
}

function scopeKindOf(scope: Value): Deployment['scope'] {
  const text = scope.kind === 'string' ? scope.value.toLowerCase() : '';
  if (text.includes('/resourcegroups/')) return 'resourceGroup';
  if (text.includes('/managementgroups/')) return 'managementGroup';
  return text.includes('/subscriptions/') ? 'subscription' : 'tenant';
}

/** The resource that an exported one is listed under. */
interface Above {
  readonly identity: ResourceIdentity;
  readonly id: Value;
}

function draftOf(
  resource: ExportedResource,
  symbolicPath: string,
  above: Above | undefined,
  expandAgain: (past: PastDeployment) => Deployment,
): ResourceDraft {
  const { body, header, type } = resource;
  const identity = identityOf(resource, above?.identity);
  const id = resource.id ?? idOf(identity, body.origin);
  const children = resource.children.map((child, i) =>
    draftOf(child, `${symbolicPath}.resources[${i}]`, { identity, id }, expandAgain),
  );
  const draft = { identity, id, body, symbolicPath, header, exported: true, children };
  if (above !== undefined && !isPartOf(resource, above)) return { ...draft, mentioned: true };
  if (!isDeploymentType(type.value)) return draft;
  return { ...draft, deployed: expandAgain(pastDeployment(resource, identity)) };
}

/** Exports list under a resource what is part of it, and what else they tell of it: the network interfaces of a machine. */
function isPartOf({ id, type }: ExportedResource, above: Above): boolean {
  const isBelow = (inner: string, outer: string): boolean =>
    inner.toLowerCase().startsWith(`${outer.toLowerCase()}/`);
  return id === undefined
    ? isBelow(type.value, above.identity.type) || !type.value.includes('.')
    : isBelow(comparisonKey(id), comparisonKey(above.id));
}

function pastDeployment(
  { deployed, header, body }: ExportedResource,
  { name, scope }: ResourceIdentity,
): PastDeployment {
  const text = scope.kind === 'string' ? scope.value : '';
  const segments = text.split('/');
  const after = (kind: string): string | undefined => {
    const at = segments.findIndex((segment) => segment.toLowerCase() === kind);
    return at < 0 ? undefined : segments[at + 1];
  };
  const subscriptionId = after('subscriptions');
  const resourceGroup = after('resourcegroups');
  const managementGroupId = after('managementgroups');
  const location = textIn(body, 'location');
  const deploymentName = displayText(name);
  return {
    name: deploymentName,
    parameters: deployed?.parameters ?? { values: new Map() },
    template: deployed?.template ?? emptyTemplate(header),
    context: {
      deploymentName,
      ...(subscriptionId !== undefined && { subscriptionId }),
      ...(resourceGroup !== undefined && { resourceGroup }),
      ...(managementGroupId !== undefined && { managementGroupId }),
      ...(location !== undefined && { location }),
    },
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
    const full = name && (isWhole ? completed(name, told.name) : name);
    return { scope: told.scope, type, name: full ?? told.name };
  }
  const known = name ?? textValue('', body.origin);
  return parent === undefined
    ? { scope: scopeOf(body), type, name: known }
    : belowParent(type, known, parent);
}

/**
 * A name as it is written; the parents' names that it leaves out are those of the id. Where nothing but the
 * name of a parent is written, as Azure does for settings, the id alone tells the name.
 */
function completed(name: StringValue, told: StringValue): Value {
  if (told.value.toLowerCase().startsWith(`${name.value.toLowerCase()}/`)) return told;
  const written = name.value.split('/');
  const segments = told.value.split('/');
  if (segments.length <= written.length) return name;
  const parents = segments.slice(0, segments.length - written.length);
  return joinText([`${parents.join('/')}/`, name], name.origin);
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

function textIn(body: ObjectValue, key: string): string | undefined {
  const found: Entry | undefined = entryOf(body, key);
  return found?.value.kind === 'string' ? found.value.value : undefined;
}

function scopeOf(body: ObjectValue): Value {
  const subscription = textIn(body, 'subscriptionId');
  if (subscription === undefined) return textValue('', body.origin);
  const base = subscription.startsWith('/') ? subscription : `/subscriptions/${subscription}`;
  const group = textIn(body, 'resourceGroupName');
  return textValue(group === undefined ? base : `${base}/resourceGroups/${group}`, body.origin);
}

/** Takes an id apart: what stands before the last `/providers/` is the scope. */
export function identityOfId(
  id: string,
  origin: Origin,
): (ResourceIdentity & { readonly name: StringValue }) | undefined {
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
