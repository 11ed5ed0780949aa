import { diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Span } from '../source/span.js';
import { readIndex, readProperty } from './access.js';
import { applyPlain } from './apply.js';
import { runtimeValue } from './functions/runtime.js';
import type { CallContext, FunctionSignature, Outcome } from './functions/signature.js';
import { findFunction, functionNames } from './functions/table.js';
import { callOf, residualOf } from './residual.js';
import type { EvaluationScope } from './scope.js';
import { withinLimits } from './size-limit.js';
import type { Expression, FunctionCall } from './syntax.js';
import { unknownBecause, unknownValue } from './unknown.js';
import type { Origin, Value } from './value.js';
import {
  handOn,
  holdsSecret,
  numberValue,
  originOfLiteral,
  textValue,
  wholeNumberValue,
} from './values.js';

/** Levels of evaluation, through variables and functions, beyond which it stops. */
const deepestEvaluation = 512;

/**
 * Works out what an expression gives: a known value, an unknown in canonical form, or a choice.
 * Problems go to `scope.report`; the value is then an unknown of reason `error` or `limit`. Never throws.
 *
 * Origins: a text or number written in the expression is a `literal` at its own place, an implied one an
 * `expression` there; a value that is passed on (from a parameter, a variable, a property, a branch …) is an
 * `expression` at the place of this expression with the value's past behind it; a computed value is an
 * `expression` and no more.
 */
export function evaluate(expression: Expression, scope: EvaluationScope): Value {
  const { budget } = scope;
  if (budget.depth >= deepestEvaluation) {
    scope.report(diagnostic('expression/too-deep', expression.span, String(deepestEvaluation)));
    return givenUp(expression, 'depth');
  }
  if (!takeStep(expression.span, scope)) return givenUp(expression, 'steps');
  budget.depth += 1;
  try {
    return evaluateNode(expression, scope);
  } finally {
    budget.depth -= 1;
  }
}

/** Takes a step of the budget; false, which is reported once, when none is left. */
export function takeStep(span: Span, scope: EvaluationScope): boolean {
  const { budget } = scope;
  if (budget.steps > 0) {
    budget.steps -= 1;
    return true;
  }
  if (!budget.exhausted) {
    scope.report(diagnostic('expression/limit', span, 'steps', String(budget.limit)));
  }
  budget.exhausted = true;
  return false;
}

function evaluateNode(expression: Expression, scope: EvaluationScope): Value {
  const { span } = expression;
  switch (expression.kind) {
    case 'string':
      return textValue(expression.value, originOfLiteral(expression));
    case 'integer':
      return expression.text === undefined
        ? numberValue(expression.value, originOfLiteral(expression))
        : wholeNumberValue(BigInt(expression.text), originOfLiteral(expression));
    case 'property': {
      const target = evaluate(expression.target, scope);
      return readProperty(target, expression, scope);
    }
    case 'index': {
      const target = evaluate(expression.target, scope);
      return readIndex(target, evaluate(expression.index, scope), expression, scope);
    }
    case 'call':
      return evaluateCall(expression, scope);
    case 'error':
      return failed({ span, role: 'expression' });
  }
}

function evaluateCall(call: FunctionCall, scope: EvaluationScope): Value {
  const origin: Origin = { span: call.span, role: 'expression' };
  const context: CallContext = { call, origin, scope, evaluate };
  const signature = findFunction(call.name);
  if (signature === undefined) return evaluateOther(context);
  if (!countFits(signature, call, scope)) return failed(origin);
  if (signature.kind === 'special') return finish(signature.evaluate(context), context);
  const args = call.args.map((arg) => evaluate(arg, scope));
  return finish(applyPlain(signature, args, context), context);
}

/** A function of the template's own, a `list*` function, or one that nobody knows. */
function evaluateOther(context: CallContext): Value {
  const { call, scope, origin } = context;
  const own = scope.userFunction(call.name);
  const args = call.args.map((arg) => evaluate(arg, scope));
  if (own !== undefined) {
    if (own.parameters.length === args.length) return handOn(own.call(args, call.span), call.span);
    const expected = countOf(own.parameters.length);
    reportCount(call, expected, scope);
    return failed(origin);
  }
  if (/^list\w*$/i.test(call.name)) return finish(runtimeValue(call.name, args, context), context);
  if (!call.reported) {
    const candidates = [...functionNames(), ...scope.names('user function')];
    const near = nearest(call.name, candidates);
    scope.report(diagnostic('expression/unknown-function', call.nameSpan, call.name, near));
  }
  const expression = callOf(call.name, args.map(residualOf), call.span);
  const secret = args.some(holdsSecret);
  return unknownValue(expression, origin, { kind: 'function', name: call.name }, { secret });
}

function countFits(
  { min, max }: FunctionSignature,
  call: FunctionCall,
  scope: EvaluationScope,
): boolean {
  if (call.args.length >= min && call.args.length <= max) return true;
  const bounds =
    max === Number.POSITIVE_INFINITY ? `at least ${countOf(min)}` : `${min} to ${countOf(max)}`;
  reportCount(call, min === max ? countOf(min) : bounds, scope);
  return false;
}

function reportCount(call: FunctionCall, expected: string, scope: EvaluationScope): void {
  if (call.reported) return;
  const found = call.args.length === 1 ? '1 is' : `${call.args.length} are`;
  scope.report(diagnostic('expression/argument-count', call.nameSpan, call.name, expected, found));
}

function countOf(count: number): string {
  return count === 1 ? '1 argument' : `${count} arguments`;
}

/** Reports a failure, and lengthens the origin of a value that was passed on. */
function finish(outcome: Outcome, { call, scope, origin }: CallContext): Value {
  if (outcome.kind === 'failure') {
    scope.report(diagnostic('expression/function-failed', call.span, call.name, outcome.reason));
    return failed(origin);
  }
  return passOn(withinLimits(outcome, call.span, scope), call.span);
}

/** Computed values have the origin of the call; all others came from an argument. */
function passOn<V extends Value>(value: V, span: Span): V {
  if (value.origin.span !== span || value.origin.role !== 'expression') return handOn(value, span);
  if (value.kind !== 'choice') return value;
  const alternatives = value.alternatives.map((alternative) => ({
    ...alternative,
    value: passOn(alternative.value, span),
  }));
  return { ...value, alternatives };
}

function failed(origin: Origin): Value {
  return unknownBecause({ kind: 'error' }, origin);
}

function givenUp(expression: Expression, limit: string): Value {
  return unknownBecause({ kind: 'limit', limit }, { span: expression.span, role: 'expression' });
}
