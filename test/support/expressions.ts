import type { Diagnostic } from '../../core/diagnostics/diagnostic.js';
import { evaluate } from '../../core/expressions/evaluate.js';
import { parseExpression } from '../../core/expressions/parser.js';
import { printExpression } from '../../core/expressions/printer.js';
import { residualOf } from '../../core/expressions/residual.js';
import { type EvaluationScope, newBudget } from '../../core/expressions/scope.js';
import type { Expression } from '../../core/expressions/syntax.js';
import type { Origin, Value } from '../../core/expressions/value.js';
import {
  arrayValue,
  booleanValue,
  nullValue,
  numberValue,
  objectValue,
  textValue,
} from '../../core/expressions/values.js';
import { SourceFile } from '../../core/source/source-file.js';

const declarations = new SourceFile('declarations.json', ' '.repeat(100));
export const declared: Origin = {
  span: { file: declarations, start: 0, end: 1 },
  role: 'parameter',
};

/** A scope with nothing in it but what is given, and a list of what was reported. */
export function scopeOf(
  parts: Partial<EvaluationScope> & { readonly parameters?: Readonly<Record<string, Value>> } = {},
): EvaluationScope & { readonly reported: Diagnostic[] } {
  const { parameters = {}, ...overrides } = parts;
  const reported: Diagnostic[] = [];
  return {
    parameter: (name) => (Object.hasOwn(parameters, name) ? parameters[name] : undefined),
    variable: () => undefined,
    lambdaVariable: () => undefined,
    copyIndex: () => undefined,
    userFunction: () => undefined,
    names: () => Object.keys(parameters),
    context: () => undefined,
    deployment: '',
    deploymentScope: 'resourceGroup',
    runtime: () => undefined,
    report: (diagnostic) => reported.push(diagnostic),
    budget: newBudget(1_000_000),
    reported,
    ...overrides,
  };
}

/** Parses an expression written without its brackets. */
export function expressionOf(text: string): Expression {
  const file = new SourceFile('main.json', `[${text}]`);
  const parsed = parseExpression(file.text, (start, end) => ({ file, start, end }));
  if (!parsed.ok) throw new Error(parsed.diagnostic.message);
  return parsed.expression;
}

export function evaluateText(text: string, scope: EvaluationScope = scopeOf()): Value {
  return evaluate(expressionOf(text), scope);
}

/** A value as JSON would show it, what is not known as its residual expression in brackets. */
export function toJson(value: Value): unknown {
  const residual = () => `[${printExpression(residualOf(value))}]`;
  switch (value.kind) {
    case 'string':
    case 'number':
    case 'boolean':
      return value.value;
    case 'null':
      return null;
    case 'array':
      return value.rest === undefined ? value.items.map(toJson) : residual();
    case 'object': {
      if (value.unknownEntries.some((entry) => entry.value === undefined)) return residual();
      const known = [...value.entries.values()].map(({ key, value }) => [key, toJson(value)]);
      const open = value.unknownEntries.map(({ key, value }) => [
        `[${key.form}]`,
        value && toJson(value),
      ]);
      return Object.fromEntries([...known, ...open]);
    }
    default:
      return residual();
  }
}

/** Plain data as a value, all of it with one origin. */
export function fromJson(data: unknown, origin: Origin = declared): Value {
  if (data === null) return nullValue(origin);
  if (typeof data === 'string') return textValue(data, origin);
  if (typeof data === 'number') return numberValue(data, origin);
  if (typeof data === 'boolean') return booleanValue(data, origin);
  if (Array.isArray(data)) {
    return arrayValue(
      data.map((item) => fromJson(item, origin)),
      origin,
    );
  }
  const entries = Object.entries(data as object).map(([key, value]) => ({
    key,
    value: fromJson(value, origin),
  }));
  return objectValue(entries, origin);
}
