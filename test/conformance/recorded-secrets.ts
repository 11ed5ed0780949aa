import { unknownBecause } from '../../core/expressions/unknown.js';
import type { Entry, ObjectValue, StringValue, Value } from '../../core/expressions/value.js';
import type { ReadInput } from '../../core/front-ends.js';
import { openFrontEnds } from '../../core/read-inputs.js';
import type { ExportedDeployment, ExportedResource } from '../../core/resources/exported.js';
import { joinText } from '../../core/resources/text-pieces.js';
import type { ParameterValue } from '../../core/template/parameter-values.js';
import { markSecret } from '../../core/template/secrets.js';

/** What the reference left of a secret in the expansions that were recorded. */
const standIn = /\{\{Secret[^{}]*\}\}/;

/** The front ends, for which a secret is again what the recording of an expansion made a text. */
export const openFrontEndsOnRecords: typeof openFrontEnds = (reading) => {
  const read = openFrontEnds(reading);
  return (input) => {
    const found = read(input);
    return found && withSecrets(found);
  };
};

function withSecrets(read: ReadInput): ReadInput {
  if (read.kind !== 'exported') return read;
  const resources = read.export.resources.map(resourceWithSecrets);
  return { ...read, export: { ...read.export, resources } };
}

function resourceWithSecrets(resource: ExportedResource): ExportedResource {
  const { body, children, deployed } = resource;
  return {
    ...resource,
    body: objectWithSecrets(body),
    children: children.map(resourceWithSecrets),
    ...(deployed && { deployed: deploymentWithSecrets(deployed) }),
  };
}

function deploymentWithSecrets(deployed: ExportedDeployment): ExportedDeployment {
  const values = [...deployed.parameters.values].map(
    ([name, value]) => [name, parameterWithSecret(value)] as const,
  );
  return { ...deployed, parameters: { values: new Map(values) } };
}

function parameterWithSecret(value: ParameterValue): ParameterValue {
  const { given, nameSpan } = value;
  if (given.kind !== 'node' || given.node.kind !== 'literal') return value;
  const text = given.node.value;
  return typeof text === 'string' && standIn.test(text)
    ? { nameSpan, given: { kind: 'keyVault', span: nameSpan } }
    : value;
}

function objectWithSecrets(object: ObjectValue): ObjectValue {
  const entries = [...object.entries].map(([key, entry]): [string, Entry] => [
    key,
    { ...entry, value: valueWithSecrets(entry.value) },
  ]);
  return { ...object, entries: new Map(entries) };
}

function valueWithSecrets(value: Value): Value {
  if (value.kind === 'object') return objectWithSecrets(value);
  if (value.kind === 'array') return { ...value, items: value.items.map(valueWithSecrets) };
  return value.kind === 'string' && standIn.test(value.value) ? textWithSecret(value) : value;
}

function textWithSecret({ value, origin }: StringValue): Value {
  const [before = '', after = ''] = value.split(standIn, 2);
  const secret = markSecret(unknownBecause({ kind: 'parameter', name: 'secret' }, origin));
  return before === '' && after === '' ? secret : joinText([before, secret, after], origin);
}
