import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/span.js';
import type { FunctionCall } from './syntax.js';
import type { Value } from './value.js';

/** Functions without arguments that give an object describing where the deployment happens. */
export type ContextName =
  | 'deployment'
  | 'deployer'
  | 'environment'
  | 'managementGroup'
  | 'resourceGroup'
  | 'subscription'
  | 'tenant';

/**
 * What an expression can see. Expansion supplies one per place; nothing in it need be worked out
 * before it is asked for, so variables can be evaluated on demand. Names are as written in the
 * expression; they are compared without letter case.
 *
 * An answer of `undefined` means "there is no such thing here": the evaluator reports it and goes on
 * with an unknown. Whoever implements the scope detects cycles and answers an unknown of reason
 * `error` for them, after reporting.
 */
export interface EvaluationScope {
  parameter(name: string): Value | undefined;
  variable(name: string): Value | undefined;
  /** A variable of an enclosing lambda. */
  lambdaVariable(name: string): Value | undefined;
  /** The 0-based iteration of the named copy loop; without a name, of the innermost. */
  copyIndex(loop: string | undefined): Value | undefined;
  /** A function of the template's own, by `namespace.name`. */
  userFunction(name: string): UserFunction | undefined;
  /** Names in scope, for "did you mean" and for nothing else. */
  names(kind: 'parameter' | 'variable' | 'user function'): Iterable<string>;

  /** The object that `deployment()`, `resourceGroup()` … give; undefined where the scope has none. */
  context(name: ContextName): Value | undefined;
  /** Tells the deployment from others of the same run; empty text for the root. */
  readonly deployment: string;
  /** The scope at which the template is deployed: what `resourceId` starts from. */
  readonly deploymentScope: 'resourceGroup' | 'subscription' | 'managementGroup' | 'tenant';

  /**
   * The answer to a function that looks at the deployment itself: `reference`, `references`, `list*`,
   * `resourceInfo`, `providers`, `roleDefinitions`, `newGuid`, `utcNow` …. Undefined when expansion
   * has none: the value is then unknown, with reason `runtime`.
   */
  runtime(call: RuntimeCall): Value | undefined;

  report(diagnostic: Diagnostic): void;
  /** One for a whole run, shared by all scopes of it. */
  readonly budget: Budget;
}

export interface RuntimeCall {
  /** The name as the table of functions spells it; `list*` as written. */
  readonly name: string;
  readonly args: readonly Value[];
  /** The call, for spans. */
  readonly call: FunctionCall;
}

export interface UserFunction {
  /** Names of the parameters, in order. */
  readonly parameters: readonly string[];
  /** Evaluates the body with these arguments. */
  call(args: readonly Value[], span: Span): Value;
}

/** How much more may be evaluated. */
export interface Budget {
  /** The steps it began with. */
  readonly limit: number;
  /** Evaluations left; one for each node of an expression or a template that is evaluated. */
  steps: number;
  /** How deep evaluation is at present, through variables and functions. */
  depth: number;
  /** True once the end of the steps was reported, so that it is reported once. */
  exhausted: boolean;
}

/** A fresh budget. */
export function newBudget(steps: number): Budget {
  return { limit: steps, steps, depth: 0, exhausted: false };
}

/** A scope inside a lambda: the given variables first, then whatever the outer scope has. */
export function withLambdaVariables(
  outer: EvaluationScope,
  variables: ReadonlyMap<string, Value>,
): EvaluationScope {
  const inner = new Map([...variables].map(([name, value]) => [name.toLowerCase(), value]));
  return {
    ...delegateTo(outer),
    lambdaVariable: (name) => inner.get(name.toLowerCase()) ?? outer.lambdaVariable(name),
  };
}

/** The same scope with another sink for what goes wrong. */
export function withReport(
  outer: EvaluationScope,
  report: (diagnostic: Diagnostic) => void,
): EvaluationScope {
  return { ...delegateTo(outer), report };
}

/** A scope for code that may never run: an error in it is not the template's, and not reported. */
export function withoutErrors(outer: EvaluationScope): EvaluationScope {
  return withReport(outer, (diagnostic) => {
    if (diagnostic.kind === 'notice') outer.report(diagnostic);
  });
}

/** Spelt out, since a scope may be an object of a class, whose methods spreading would lose. */
function delegateTo(outer: EvaluationScope): EvaluationScope {
  return {
    parameter: (name) => outer.parameter(name),
    variable: (name) => outer.variable(name),
    lambdaVariable: (name) => outer.lambdaVariable(name),
    copyIndex: (loop) => outer.copyIndex(loop),
    userFunction: (name) => outer.userFunction(name),
    names: (kind) => outer.names(kind),
    context: (name) => outer.context(name),
    deployment: outer.deployment,
    deploymentScope: outer.deploymentScope,
    runtime: (call) => outer.runtime(call),
    report: (diagnostic) => outer.report(diagnostic),
    budget: outer.budget,
  };
}
