import { diagnostic } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/nearest.js';
import { lift } from '../choice.js';
import { callOf, residualOf } from '../residual.js';
import type { ContextName } from '../scope.js';
import { unknownBecause, unknownValue } from '../unknown.js';
import type { Value } from '../value.js';
import { numberValue } from '../values.js';
import {
  type CallContext,
  type FunctionSignature,
  failure,
  type Outcome,
  special,
} from './signature.js';

/** Functions that read what the scope holds: parameters, variables, loops, the deployment's context. */
export const lookupFunctions: readonly FunctionSignature[] = [
  special('parameters', 1, 1, (context) =>
    byName(context, 'parameter', (name) => context.scope.parameter(name)),
  ),
  special('variables', 1, 1, (context) =>
    byName(context, 'variable', (name) => context.scope.variable(name)),
  ),
  special('lambdaVariables', 1, 1, (context) =>
    byName(context, 'lambda variable', (name) => context.scope.lambdaVariable(name)),
  ),
  special('copyIndex', 0, 2, copyIndex),
  ...(
    [
      'deployment',
      'deployer',
      'environment',
      'managementGroup',
      'resourceGroup',
      'subscription',
      'tenant',
    ] as const
  ).map((name) => special(name, 0, 0, (context) => contextObject(context, name))),
];

type NamedKind = 'parameter' | 'variable' | 'lambda variable';

function byName(
  context: CallContext,
  kind: NamedKind,
  find: (name: string) => Value | undefined,
): Outcome {
  const { call, scope, origin } = context;
  const [arg] = call.args;
  if (arg === undefined) return failure('it needs a name');
  return lift(
    [context.evaluate(arg, scope)],
    ([name]) => {
      if (name?.kind === 'unknown') {
        const expression = callOf(call.name, [name.expression], call.span);
        return unknownValue(expression, origin, name.reason);
      }
      if (name?.kind === 'string') {
        const value = find(name.value);
        if (value !== undefined) return value;
        if (call.reported) {
          return unknownValue(call, origin, { kind: 'undeclared', name: name.value });
        }
        const near =
          kind === 'lambda variable' ? undefined : nearest(name.value, scope.names(kind));
        scope.report(diagnostic('expression/unknown-name', arg.span, kind, name.value, near));
      } else {
        const found = name?.kind ?? 'null';
        scope.report(
          diagnostic('expression/argument-kind', arg.span, call.name, '1', 'a string', found),
        );
      }
      return unknownBecause({ kind: 'error' }, origin);
    },
    () => call,
    origin,
  );
}

/** `copyIndex()`, `copyIndex(offset)`, `copyIndex('loop')`, `copyIndex('loop', offset)`. */
function copyIndex(context: CallContext): Outcome {
  const { call, scope, origin } = context;
  const args = call.args.map((arg) => context.evaluate(arg, scope));
  const [first, second] = args;
  const loop = first?.kind === 'string' ? first.value : undefined;
  const offset = loop === undefined ? first : second;
  if (offset !== undefined && offset.kind !== 'number') {
    if (offset.kind === 'unknown' || offset.kind === 'choice') {
      const expression = callOf(call.name, args.map(residualOf), call.span);
      return unknownValue(expression, origin, offset.reason, { type: 'int' });
    }
    return failure('its arguments are the name of a loop and a number to add');
  }
  const index = scope.copyIndex(loop);
  if (index === undefined) {
    return failure(
      loop === undefined ? 'no copy loop is around it' : `no copy loop '${loop}' is around it`,
    );
  }
  if (index.kind === 'number') return numberValue(index.value + (offset?.value ?? 0), origin);
  if (offset === undefined || offset.value === 0) return index;
  const expression = callOf('add', [residualOf(index), residualOf(offset)], call.span);
  const reason = index.kind === 'unknown' ? index.reason : ({ kind: 'error' } as const);
  return unknownValue(expression, origin, reason, { type: 'int' });
}

function contextObject({ call, scope, origin }: CallContext, name: ContextName): Outcome {
  const value = scope.context(name);
  if (value !== undefined) return value;
  scope.report(diagnostic('expression/not-available', call.nameSpan, call.name));
  return unknownBecause({ kind: 'error' }, origin);
}
