import { printExpression } from '../expressions/printer.js';
import { residualOf } from '../expressions/residual.js';
import type { Value } from '../expressions/value.js';
import { allResources } from './graph.js';
import { type JsonValue, jsonOf, membersAsJson } from './print.js';
import type { Deployment, Resource } from './resource.js';

/** Members of a normalised resource that a snapshot says nothing of. */
const ownMembers = new Set(['resources', 'scope']);

/**
 * A deployment as `bicep snapshot` prints it: every resource of it and of those nested in it, side by
 * side, with its condition where that is not known, and the outputs. What is not known stands as the
 * expression that remains of it, member by member. Members that are null are left out.
 */
export function snapshotOf(deployment: Deployment): JsonValue {
  const predictedResources: JsonValue[] = [];
  for (const resource of allResources(deployment)) {
    if (resource.type.toLowerCase() === 'microsoft.resources/deployments') continue;
    predictedResources.push(predictedResource(resource));
  }
  const outputs = [...deployment.outputs.values()].map(
    ({ name, value }) => [name, snapshotValue(value)] as const,
  );
  return { predictedResources, outputs: Object.fromEntries(outputs) };
}

function predictedResource({ id, type, name, condition, value }: Resource): JsonValue {
  const members: [string, JsonValue][] = [
    ['id', snapshotValue(id)],
    ['type', type],
  ];
  if (condition !== undefined) members.push(['condition', snapshotValue(condition)]);
  members.push(['name', snapshotValue(name)]);
  const written = new Set(members.map(([key]) => key));
  for (const { key, value: member } of value.entries.values()) {
    if (!written.has(key) && !ownMembers.has(key)) members.push([key, snapshotValue(member)]);
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
