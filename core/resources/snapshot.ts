import { printExpression } from '../expressions/printer.js';
import { residualOf } from '../expressions/residual.js';
import type { Value } from '../expressions/value.js';
import type { DeploymentDraft, ResourceDraft } from './draft.js';
import { isDeploymentType } from './ids.js';
import { type JsonValue, jsonOf, membersAsJson } from './print.js';

/**
 * A deployment as `bicep snapshot` prints it: every resource of it and of those nested in it, side by
 * side as their templates declare them, with their condition where it is not known, and the outputs.
 * What is not known stands as the expression that remains of it, member by member.
 */
export function snapshotOf(deployment: DeploymentDraft): JsonValue {
  const outputs = [...deployment.outputs.values()].map(
    ({ name, value }) => [name, snapshotValue(value)] as const,
  );
  return {
    predictedResources: [...predictedResources(deployment)],
    outputs: Object.fromEntries(outputs),
  };
}

/** The resources of a nested deployment stand where it does. */
function* predictedResources({ resources }: DeploymentDraft): Generator<JsonValue> {
  for (const resource of resources) yield* predicted(resource);
}

function* predicted(resource: ResourceDraft): Generator<JsonValue> {
  const { identity, nested, children = [] } = resource;
  if (nested !== undefined) yield* predictedResources(nested);
  else if (!isDeploymentType(identity.type)) yield predictedResource(resource);
  for (const child of children) yield* predicted(child);
}

function predictedResource({ identity, id, condition, body }: ResourceDraft): JsonValue {
  const members: [string, JsonValue][] = [
    ['id', snapshotValue(id)],
    ['type', identity.type],
  ];
  if (condition !== undefined) members.push(['condition', snapshotValue(condition)]);
  members.push(['name', snapshotValue(identity.name)]);
  const written = new Set([...members.map(([key]) => key), 'scope']);
  for (const { key, value } of body.entries.values()) {
    if (!written.has(key) && value.kind !== 'null') members.push([key, snapshotValue(value)]);
  }
  return Object.fromEntries(members);
}

/** A secret stands as the parameter it came from, and an object of which only some is known as what is known. */
function snapshotValue(value: Value): JsonValue {
  if (value.secret) return residualSecret(value);
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'array':
      return value.rest === undefined ? value.items.map(snapshotValue) : jsonOf(value);
    case 'object':
      return value.entries.size > 0 || value.unknownEntries.every((entry) => entry.value)
        ? membersAsJson(value, snapshotValue)
        : jsonOf(value);
    default:
      return jsonOf(value);
  }
}

function residualSecret(value: Value): JsonValue {
  const printed = printExpression(residualOf(value));
  return printed === 'unknown()' ? jsonOf(value) : `[${printed}]`;
}
