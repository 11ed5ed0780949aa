import { evaluate } from '../../expressions/evaluate.js';
import { type EvaluationScope, newBudget } from '../../expressions/scope.js';
import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import type { Value } from '../../expressions/value.js';
import { subexpressionsOf } from '../binder/expression-parts.js';
import type { Expression } from '../syntax.js';
import { isNamespaceCall } from './calls.js';
import { lowerExpression } from './expressions.js';
import type { Lowering } from './model.js';
import { nodeExpression } from './node-expressions.js';

/** Steps of evaluation that one constant may take. */
const mostSteps = 10_000;

/** What is known of values before anything is deployed, at one place. */
export interface Constants {
  /** Lowering for the trial alone: it counts for no limit, and its problems are said where the text is lowered for good. */
  readonly at: Lowering;
  /** What an expression gives whatever is deployed, through variables and imports; unknown where it calls a function of the file. */
  value(written: Expression): Value;
  /** The text that it gives; undefined where it is not known or no text. */
  text(written: Expression): string | undefined;
  /** The same of an expression that was lowered. */
  textOf(lowered: ArmExpression): string | undefined;
}

/** Works out each variable once, however many expressions name it. */
export function constantsOf(place: Lowering): Constants {
  const counts = { placements: 0, reported: false };
  const compilation = { ...place.model.compilation, counts, diagnostics: [] };
  const at: Lowering = { ...place, model: { ...place.model, compilation } };
  const variables = new Map<string, Value | undefined>();
  const result = (lowered: ArmExpression) => evaluate(lowered, constantScope(at, variables));
  const textOf = (lowered: ArmExpression) => {
    const value = result(lowered);
    return value.kind === 'string' ? value.value : undefined;
  };
  return {
    at,
    value: (written) => result(lowerExpression(written, at)),
    text: (written) =>
      readsDeployment(written, at) ? undefined : textOf(lowerExpression(written, at)),
    textOf,
  };
}

/**
 * True where an expression names a parameter itself or calls `deployment()`: the Bicep CLI takes no such expression for a
 * constant, and most names of modules are of this kind.
 */
function readsDeployment(node: Expression, at: Lowering): boolean {
  if (node.kind === 'variableAccess') {
    return at.model.binding.references.get(node)?.kind === 'parameter';
  }
  if (node.kind === 'call' && isNamespaceCall(node, 'deployment', at)) return true;
  return subexpressionsOf(node).some((each) => readsDeployment(each, at));
}

/** The text that an expression gives whatever is deployed; undefined where it is not known or no text. */
export function constantText(written: Expression, at: Lowering): string | undefined {
  return constantsOf(at).text(written);
}

/** Sees the variables of a file, and nothing of a deployment. @param known variables that were worked out already */
function constantScope(at: Lowering, known: Map<string, Value | undefined>): EvaluationScope {
  const nothing = (): undefined => undefined;
  const budget = newBudget(mostSteps);
  const scope: EvaluationScope = {
    parameter: nothing,
    variable(name): Value | undefined {
      if (known.has(name)) return known.get(name);
      const expression = variableNamed(name, at);
      const value = expression && evaluate(expression, scope);
      if (!budget.exhausted) known.set(name, value);
      return value;
    },
    lambdaVariable: nothing,
    copyIndex: nothing,
    userFunction: nothing,
    names: () => [],
    context: nothing,
    deployment: '',
    deploymentScope: at.model.targetScope === 'local' ? 'resourceGroup' : at.model.targetScope,
    runtime: nothing,
    report: nothing,
    budget,
  };
  return scope;
}

/** What stands in the template for a variable of that name. */
function variableNamed(name: string, at: Lowering): ArmExpression | undefined {
  const { binding, loaded } = at.model;
  const own = binding.declarations.names.get(name);
  if (own?.kind === 'variable' && !binding.cyclic.has(own)) {
    return lowerExpression(own.declaration.value, at);
  }
  const imported = at.imports.variables.find((each) => each.name === name);
  if (imported) {
    if ('node' in imported) return imported.loop ? undefined : nodeExpression(imported.node);
    return lowerExpression(imported.symbol.declaration.value, imported.at);
  }
  const contents = [...loaded.values()].find(({ variable }) => variable === name);
  return contents && nodeExpression(contents.value);
}
