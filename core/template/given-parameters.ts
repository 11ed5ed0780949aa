import type { EvaluationScope } from '../expressions/scope.js';
import { unknownBecause } from '../expressions/unknown.js';
import type { Value } from '../expressions/value.js';
import { lazyLookup } from './lookup.js';
import { objectAt } from './node-access.js';
import { type NodeScope, valueOfNode } from './node-value.js';
import type { ParameterValue, ParameterValues } from './parameter-values.js';
import type { GivenParameter } from './parameters.js';
import { reportAt } from './session.js';
import { userFunctionsOf } from './user-functions.js';
import { variablesOf } from './variables.js';

/**
 * The values of a parameter file, by name in lower case. Its expressions see the other values and the
 * variables and functions of the same file, nothing of the template.
 *
 * @param outer gives the functions of the context
 */
export function givenByFile(
  file: ParameterValues,
  outer: NodeScope,
): ReadonlyMap<string, GivenParameter> {
  const { session } = outer;
  const declared = new Map<string, ParameterValue & { readonly key: string }>();
  for (const [key, value] of file.values) declared.set(key.toLowerCase(), { ...value, key });
  const lookup = lazyLookup(
    declared,
    ({ given, nameSpan, key }): Value =>
      given.kind === 'node'
        ? valueOfNode(given.node, at)
        : unknownBecause({ kind: 'parameter', name: key }, { span: nameSpan, role: 'parameter' }),
    ({ nameSpan: span, key: name }) => {
      reportAt(session, 'expansion/cycle', span, 'parameter', name);
      return unknownBecause({ kind: 'error' }, { span, role: 'parameter', name });
    },
  );
  const { declarations } = file;
  const variables = variablesOf(declarations && objectAt(declarations, 'variables'), () => at);
  const functions = declarations && userFunctionsOf(declarations, () => at);
  const scope: EvaluationScope = {
    ...outer.scope,
    parameter: lookup.get,
    variable: variables.get,
    copyIndex: () => undefined,
    userFunction: (name) => functions?.get(name),
    names: (kind) => {
      if (kind === 'parameter') return lookup.names();
      return kind === 'variable' ? variables.names() : (functions?.names() ?? []);
    },
  };
  const at: NodeScope = { scope, session };
  const given = new Map<string, GivenParameter>();
  for (const [lower, { key: name, nameSpan, given: value }] of declared) {
    const isKnown = value.kind === 'node';
    given.set(lower, { name, nameSpan, value: () => (isKnown ? lookup.get(name) : undefined) });
  }
  return given;
}
