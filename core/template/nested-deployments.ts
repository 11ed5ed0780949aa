import { choiceOf } from '../expressions/choice.js';
import { callOf } from '../expressions/residual.js';
import { unknownValue } from '../expressions/unknown.js';
import type { Value } from '../expressions/value.js';
import { entryOf } from '../expressions/values.js';
import { comparisonKey, isDeploymentType } from '../resources/ids.js';
import { isPropertyCopy } from './copy.js';
import { type DeploymentFrame, type FrameSource, openFrame, openOuterFrame } from './frame.js';
import { givenByFile } from './given-parameters.js';
import type { TemplateLink } from './linked-template.js';
import { childNode, declarationsOf, objectAt, textAt } from './node-access.js';
import { valueOfNode } from './node-value.js';
import type { GivenParameter } from './parameters.js';
import { type DeploymentPlace, scopeId } from './place.js';
import type { ResourceInstance } from './resource-instance.js';
import { placeOfDeployment } from './resource-scope.js';
import { reportAt } from './session.js';
import type { ObjectNode } from './template.js';
import { templateOfValue } from './template-of-value.js';

/**
 * The deployment that a resource of type `Microsoft.Resources/deployments` makes. Undefined for other
 * types, where it is not deployed, and where its template is linked and cannot be read here.
 */
export function nestedDeployment(instance: ResourceInstance): DeploymentFrame | undefined {
  if (!isDeploymentType(instance.type) || !instance.deployed || instance.existing) return undefined;
  const properties = objectAt(instance.node, 'properties');
  if (properties === undefined) return undefined;
  const inline = objectAt(properties, 'template');
  const template =
    inline ?? computedTemplate(properties, instance) ?? linkedTemplate(properties, instance);
  if (template === undefined) return undefined;
  const { frame, at } = instance;
  const { session } = frame;
  if (frame.depth >= session.limits.nesting) {
    reportAt(session, 'expansion/nesting-limit', instance.header, String(session.limits.nesting));
    return undefined;
  }
  const source = frameSource(template, instance);
  // The texts of any other template are read by the deployment that it makes, and by nobody before.
  if (inline !== undefined && !hasInnerScope(properties, frame)) return openOuterFrame(source, at);
  return openFrame({ ...source, given: givenTo(properties, instance) });
}

/**
 * What stands for a deployment whose template is not read: it has a name and a place, and nothing is
 * known of what it deploys. Undefined for other types, and where it is not deployed.
 */
export function unreadDeployment(instance: ResourceInstance): DeploymentFrame | undefined {
  if (!isDeploymentType(instance.type) || !instance.deployed || instance.existing) return undefined;
  const { header } = instance;
  const template: ObjectNode = { kind: 'object', properties: [], span: header, header };
  return openFrame({ ...frameSource(template, instance), given: new Map() });
}

function frameSource(template: ObjectNode, instance: ResourceInstance): Omit<FrameSource, 'given'> {
  const { frame, symbolicPath } = instance;
  return {
    session: frame.session,
    template,
    place: nestedPlace(template, instance),
    name: instance.name(),
    symbolicPath,
    depth: frame.depth + 1,
    instance,
  };
}

/** The template that an expression gives. */
function computedTemplate(
  properties: ObjectNode,
  { at }: ResourceInstance,
): ObjectNode | undefined {
  const written = childNode(properties, 'template');
  const value = written && valueOfNode(written, at);
  return value?.kind === 'object' ? templateOfValue(value, at.session.report) : undefined;
}

/**
 * Whether a template inside another sees only its own names. When nothing is said, Azure takes outer
 * scope, in templates of language version 2.0 inner scope (ARM documentation, "Template syntax").
 */
function hasInnerScope(properties: ObjectNode, { template }: DeploymentFrame): boolean {
  const options = objectAt(properties, 'expressionEvaluationOptions');
  const scope = options && textAt(options, 'scope')?.toLowerCase();
  if (scope === 'inner' || scope === 'outer') return scope === 'inner';
  return textAt(template, 'languageVersion')?.startsWith('2') ?? false;
}

function nestedPlace(template: ObjectNode, instance: ResourceInstance): DeploymentPlace {
  const { frame, node, at } = instance;
  const place = placeOfDeployment(node, at, frame.place);
  return {
    ...place,
    location: locationOf(place, instance),
    deploymentName: instance.name(),
    contentVersion: contentVersionOf(template, instance),
  };
}

/**
 * The region of a resource group is known when it is the group around, or one that a template around
 * makes; a wider deployment is made in the region that it names.
 */
function locationOf(place: DeploymentPlace, { frame, node, at, header }: ResourceInstance): Value {
  const outer = frame.place;
  if (place.kind !== 'resourceGroup') {
    const written = childNode(node, 'location');
    return written === undefined ? outer.location : valueOfNode(written, at);
  }
  const id = scopeId(place);
  const isSame = comparisonKey(id) === comparisonKey(scopeId(outer));
  if (isSame && outer.kind === 'resourceGroup') return outer.location;
  const made = locationOfMadeGroup(id, frame);
  if (made !== undefined) return made;
  const span = header;
  const target = callOf('resourceGroup', [], span);
  return unknownValue(
    { kind: 'property', target, name: 'location', nameSpan: span, safe: false, span },
    { span, role: 'context' },
    { kind: 'runtime', function: 'resourceGroup' },
    { type: 'string' },
  );
}

function locationOfMadeGroup(id: Value, frame: DeploymentFrame): Value | undefined {
  for (let at: DeploymentFrame | undefined = frame; at !== undefined; at = at.instance?.frame) {
    const group = at.resources.byId(id);
    const written = group?.deployed && !group.existing && childNode(group.node, 'location');
    if (group && written) return valueOfNode(written, group.at);
  }
  return undefined;
}

function contentVersionOf(template: ObjectNode, { header }: ResourceInstance): Value {
  const value = textAt(template, 'contentVersion') ?? '';
  return { kind: 'string', value, origin: { span: header, role: 'context' } };
}

function linkedTemplate(
  properties: ObjectNode,
  instance: ResourceInstance,
): ObjectNode | undefined {
  const link = linkAt(properties, 'templateLink', instance);
  return link && instance.frame.session.loadLinkedTemplate.template(link);
}

/** Reads a link; undefined where there is none or what it names is not known. */
function linkAt(
  properties: ObjectNode,
  key: string,
  { at }: ResourceInstance,
): TemplateLink | undefined {
  const node = objectAt(properties, key);
  if (node === undefined) return undefined;
  for (const kind of ['relativePath', 'uri', 'id'] as const) {
    const written = childNode(node, kind);
    const value = written && valueOfNode(written, at);
    if (written === undefined || value === undefined) continue;
    // A link with holes is handed on all the same: it counts as a template that was not analysed.
    const target = value.kind === 'string' ? value.value : comparisonKey(value);
    return { kind, target, span: written.span };
  }
  return undefined;
}

/** The values passed under `properties.parameters` or linked by `properties.parametersLink`. */
function givenTo(
  properties: ObjectNode,
  instance: ResourceInstance,
): ReadonlyMap<string, GivenParameter> {
  const { at } = instance;
  const written = childNode(properties, 'parameters');
  if (written?.kind === 'object') return passedOneByOne(written, instance);
  if (written !== undefined) return passedAsObject(valueOfNode(written, at));
  const link = linkAt(properties, 'parametersLink', instance);
  const linked = link && at.session.loadLinkedTemplate.parameters(link);
  return linked === undefined ? new Map() : givenByFile(linked, at);
}

function passedOneByOne(
  written: ObjectNode,
  { at }: ResourceInstance,
): ReadonlyMap<string, GivenParameter> {
  const given = new Map<string, GivenParameter>();
  for (const [key, { key: name, keySpan: nameSpan, value: node }] of declarationsOf(written)) {
    const passed = node.kind === 'object' ? childNode(node, 'value') : undefined;
    if (node.kind !== 'object' || node.properties.some(isPropertyCopy)) {
      // `"[if(…, createObject('value', …), …)]"`, or a loop named `value`: the whole entry is worked out.
      given.set(key, { name, nameSpan, value: () => valueMember(valueOfNode(node, at)) });
      continue;
    }
    const value = (): Value | undefined => passed && valueOfNode(passed, at);
    given.set(key, { name, nameSpan, value });
  }
  return given;
}

function passedAsObject(passed: Value): ReadonlyMap<string, GivenParameter> {
  const given = new Map<string, GivenParameter>();
  if (passed.kind !== 'object') return given;
  for (const { key: name, keySpan, value } of passed.entries.values()) {
    const nameSpan = keySpan ?? value.origin.span;
    given.set(name.toLowerCase(), { name, nameSpan, value: () => valueMember(value) });
  }
  return given;
}

/** The value in an entry, under each condition its own; undefined where an entry may be a secret of a key vault. */
function valueMember(entry: Value): Value | undefined {
  if (entry.kind !== 'choice') {
    return entry.kind === 'object' ? entryOf(entry, 'value')?.value : undefined;
  }
  const candidates = entry.alternatives.flatMap(({ when, value }) => {
    const member = valueMember(value);
    return member === undefined ? [] : [{ when, value: member }];
  });
  return candidates.length < entry.alternatives.length ? undefined : choiceOf(candidates, entry);
}
