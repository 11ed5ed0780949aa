import type { Diagnostic } from '../../core/diagnostics/diagnostic.js';
import type { JsonValue } from '../../core/resources/print.js';
import { jsonOf } from '../../core/resources/print.js';
import type { Deployment } from '../../core/resources/resource.js';
import { placeholderContext } from '../../core/template/context.js';
import { type ExpansionInput, expand } from '../../core/template/expand.js';
import type { ParameterValue, ParameterValues } from '../../core/template/parameter-values.js';
import { templateOf } from './template-of.js';

export interface Expanded {
  readonly deployment: Deployment;
  /** Top-level resources as they are printed. */
  readonly resources: readonly Readonly<Record<string, JsonValue>>[];
  readonly problems: readonly Diagnostic[];
}

/** Expands a template given as data or text; `parameters` as data (`{ name: value }`) or text of that shape. */
export function expanded(
  template: object | string,
  options: Partial<Omit<ExpansionInput, 'parameters'>> & {
    readonly parameters?: object | string;
  } = {},
): Expanded {
  const { parameters, ...rest } = options;
  const problems: Diagnostic[] = [];
  const deployment = expand({
    template: templateOf(textOf(template)),
    name: 'main.json',
    context: placeholderContext,
    report: (problem) => problems.push(problem),
    ...(parameters !== undefined && { parameters: valuesOf(parameters) }),
    ...rest,
  });
  return { deployment, resources: deployment.resources.map(printed), problems };
}

/** The values of a parameter file whose members are the values themselves. */
export function valuesOf(parameters: object | string): ParameterValues {
  const node = templateOf(textOf(parameters), 'main.parameters.json');
  const values = new Map<string, ParameterValue>();
  for (const { key, keySpan: nameSpan, value } of node.properties) {
    if (typeof key === 'string')
      values.set(key, { nameSpan, given: { kind: 'node', node: value } });
  }
  return { values };
}

function textOf(data: object | string): string {
  return typeof data === 'string' ? data : JSON.stringify(data, undefined, 2);
}

function printed({ value }: Deployment['resources'][number]): Readonly<Record<string, JsonValue>> {
  const json = jsonOf(value);
  if (json === null || typeof json !== 'object' || Array.isArray(json)) {
    throw new Error('a resource is printed as an object');
  }
  return json as Readonly<Record<string, JsonValue>>;
}
