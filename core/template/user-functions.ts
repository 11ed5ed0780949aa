import type { EvaluationScope, UserFunction } from '../expressions/scope.js';
import type { Value } from '../expressions/value.js';
import { steppedThrough } from '../expressions/values.js';
import { childNode, declarationsOf, objectAt, textAt } from './node-access.js';
import { type NodeScope, valueOfNode } from './node-value.js';
import type { ObjectNode } from './template.js';

/** The functions that a template declares. */
export interface UserFunctionTable {
  /** By `namespace.name`, without letter case. */
  get(name: string): UserFunction | undefined;
  names(): Iterable<string>;
}

/**
 * Reads `functions: [{ namespace, members }]`. Inside a function its own parameters, the variables and
 * the other functions can be seen, not the parameters of the template.
 *
 * @param at the scope of the template
 */
export function userFunctionsOf(template: ObjectNode, at: () => NodeScope): UserFunctionTable {
  const found = new Map<string, { readonly name: string; readonly node: ObjectNode }>();
  const groups = childNode(template, 'functions');
  for (const group of groups?.kind === 'array' ? groups.items : []) {
    if (group.kind !== 'object') continue;
    const namespace = textAt(group, 'namespace') ?? '';
    for (const { key, value } of declarationsOf(objectAt(group, 'members')).values()) {
      const name = `${namespace}.${key}`;
      if (value.kind === 'object') found.set(name.toLowerCase(), { name, node: value });
    }
  }
  return {
    get(name) {
      const declared = found.get(name.toLowerCase());
      return declared && userFunction(declared.node, at);
    },
    names: () => [...found.values()].map(({ name }) => name),
  };
}

function userFunction(node: ObjectNode, at: () => NodeScope): UserFunction {
  const declared = childNode(node, 'parameters');
  const parameters: string[] = [];
  for (const item of declared?.kind === 'array' ? declared.items : []) {
    const name = item.kind === 'object' ? textAt(item, 'name') : undefined;
    if (name !== undefined) parameters.push(name);
  }
  const output = objectAt(node, 'output');
  const body = output && childNode(output, 'value');
  return {
    parameters,
    call(args, span) {
      if (body === undefined) return { kind: 'null', origin: { span, role: 'expression' } };
      const { scope, session } = at();
      return valueOfNode(body, { scope: insideFunction(scope, parameters, args), session });
    },
  };
}

function insideFunction(
  outer: EvaluationScope,
  parameters: readonly string[],
  args: readonly Value[],
): EvaluationScope {
  const values = new Map<string, Value>();
  parameters.forEach((name, i) => {
    const value = args[i];
    if (value === undefined) return;
    const step = { span: value.origin.span, role: 'parameter' as const, name };
    values.set(name.toLowerCase(), steppedThrough(value, step));
  });
  return {
    ...outer,
    parameter: (name) => values.get(name.toLowerCase()),
    copyIndex: () => undefined,
    lambdaVariable: () => undefined,
    names: (kind) => (kind === 'parameter' ? parameters : outer.names(kind)),
  };
}
