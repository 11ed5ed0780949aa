import { evaluate } from '../../expressions/evaluate.js';
import { type EvaluationScope, newBudget } from '../../expressions/scope.js';
import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import type { Value } from '../../expressions/value.js';
import type { Expression } from '../syntax.js';
import { lowerExpression } from './expressions.js';
import type { Lowering } from './model.js';
import { nodeExpression } from './node-expressions.js';

/** Steps of evaluation that one constant may take. */
const mostSteps = 10_000;

/** What an expression gives whatever is deployed, through variables and imports; unknown where it calls a function of the file. */
export function constantValue(written: Expression, at: Lowering): Value {
  const trial = onTrial(at);
  return evaluate(lowerExpression(written, trial), constantScope(trial));
}

/** The text that an expression gives whatever is deployed; undefined where it is not known or no text. */
export function constantText(written: Expression, at: Lowering): string | undefined {
  return textIn(constantValue(written, at));
}

/** The same of an expression that has been lowered, which counts for no limit. */
export function constantTextOf(lowered: ArmExpression, at: Lowering): string | undefined {
  return textIn(evaluate(lowered, constantScope(onTrial(at))));
}

const textIn = (value: Value): string | undefined =>
  value.kind === 'string' ? value.value : undefined;

/** Lowering that counts for no limit of the compilation, and whose problems are said where the text is lowered for good. */
export function onTrial(at: Lowering): Lowering {
  const counts = { placements: 0, reported: false };
  const compilation = { ...at.model.compilation, counts, diagnostics: [] };
  return { ...at, model: { ...at.model, compilation } };
}

/** Sees the variables of a file, and nothing of a deployment. */
function constantScope(at: Lowering): EvaluationScope {
  const nothing = (): undefined => undefined;
  const scope: EvaluationScope = {
    parameter: nothing,
    variable(name): Value | undefined {
      const expression = variableNamed(name, at);
      return expression && evaluate(expression, scope);
    },
    lambdaVariable: nothing,
    copyIndex: nothing,
    userFunction: nothing,
    names: () => [],
    context: nothing,
    deployment: '',
    deploymentScope: at.model.targetScope,
    runtime: nothing,
    report: nothing,
    budget: newBudget(mostSteps),
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
