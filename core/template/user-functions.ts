import { diagnostic } from '../diagnostics/diagnostic.js';
import { typeOf } from '../expressions/functions/signature.js';
import type { EvaluationScope, UserFunction } from '../expressions/scope.js';
import { unknownBecause } from '../expressions/unknown.js';
import type { Value } from '../expressions/value.js';
import { steppedThrough } from '../expressions/values.js';
import type { Span } from '../source/span.js';
import { declaredTypeOf } from './declared-types.js';
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
  const found = new Map<string, DeclaredFunction>();
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
      return declared && userFunction(declared, template, at);
    },
    names: () => [...found.values()].map(({ name }) => name),
  };
}

interface DeclaredFunction {
  readonly name: string;
  readonly node: ObjectNode;
}

/** A function whose arguments and output are held to their declared kinds, as Azure holds them. */
function userFunction(
  { name: functionName, node }: DeclaredFunction,
  template: ObjectNode,
  at: () => NodeScope,
): UserFunction {
  const declared = parametersOf(node);
  const parameters = declared.map(({ name }) => name);
  const output = objectAt(node, 'output');
  const body = output && childNode(output, 'value');
  const refuse = (reason: string, span: Span): Value => {
    at().scope.report(diagnostic('expression/function-failed', span, functionName, reason));
    return unknownBecause({ kind: 'error' }, { span, role: 'expression' });
  };
  return {
    parameters,
    call(args, span) {
      if (body === undefined) return { kind: 'null', origin: { span, role: 'expression' } };
      for (const [i, { name, node }] of declared.entries()) {
        const wrong = misfit(args[i], node, template);
        if (wrong !== undefined) return refuse(`its parameter '${name}' ${wrong}`, span);
      }
      const { scope, session } = at();
      const value = valueOfNode(body, { scope: insideFunction(scope, parameters, args), session });
      const wrong = misfit(value, output, template);
      return wrong === undefined ? value : refuse(`its output ${wrong}`, span);
    },
  };
}

function parametersOf(node: ObjectNode): readonly DeclaredFunction[] {
  const declared = childNode(node, 'parameters');
  return (declared?.kind === 'array' ? declared.items : []).flatMap((item) => {
    const name = item.kind === 'object' ? textAt(item, 'name') : undefined;
    return item.kind === 'object' && name !== undefined ? [{ name, node: item }] : [];
  });
}

/** What a value has against its declaration; undefined also where its kind is not known. */
function misfit(
  value: Value | undefined,
  declaration: ObjectNode | undefined,
  template: ObjectNode,
): string | undefined {
  if (value === undefined || declaration === undefined) return undefined;
  if (value.kind === 'unknown' || value.kind === 'choice') return undefined;
  const { kind, name, nullable } = declaredTypeOf(declaration, template);
  if (kind === undefined || kind === typeOf(value)) return undefined;
  if (value.kind === 'null' && nullable) return undefined;
  return `is declared as ${name}, but is of type ${typeOf(value)}`;
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
