import type { Span } from '../source/span.js';

/**
 * The ARM expression language as a tree. Both front ends produce it: the ARM adapter by parsing
 * `[...]` strings, Bicep by lowering its own expressions, so that spans point at what the user wrote.
 */
export type Expression =
  | StringLiteral
  | IntegerLiteral
  | FunctionCall
  | PropertyAccess
  | IndexAccess
  | ErrorExpression;

export interface StringLiteral {
  readonly kind: 'string';
  readonly value: string;
  /** Set where what stands at the span is not the value, which a front end made of it or added. */
  readonly implied?: true;
  readonly span: Span;
}

export interface IntegerLiteral {
  readonly kind: 'integer';
  readonly value: number;
  /** The digits, where a double would lose some. */
  readonly text?: string;
  /** As in {@link StringLiteral}. */
  readonly implied?: true;
  readonly span: Span;
}

/** A whole number of 64 bits as an expression. */
export function integerLiteral(exact: bigint, span: Span): IntegerLiteral {
  const value = Number(exact);
  const isSafe = Number.isSafeInteger(value);
  return { kind: 'integer', value, span, ...(!isSafe && { text: String(exact) }) };
}

/** `name(arguments)`. Booleans and null are calls too: `true()`, `false()`, `null()`. */
export interface FunctionCall {
  readonly kind: 'call';
  /** As written; user-defined functions are `namespace.name`. Compared without letter case. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Expression[];
  readonly span: Span;
  /**
   * Set where whoever read the source has reported that this cannot be: nothing declares the function or the
   * name that `parameters('name')` stands for, or it takes other arguments. The value is unknown.
   */
  readonly reported?: true;
  /**
   * Set during evaluation where the deployment that the call stands in decides what it gives: that
   * deployment or its scope. Calls that differ in it are different values, however alike they print.
   */
  readonly of?: string;
}

/** `target.name`, or `target.?name` when `safe`. */
export interface PropertyAccess {
  readonly kind: 'property';
  readonly target: Expression;
  readonly name: string;
  readonly nameSpan: Span;
  readonly safe: boolean;
  readonly span: Span;
}

/** `target[index]`, or `target[?index]` when `safe`. */
export interface IndexAccess {
  readonly kind: 'index';
  readonly target: Expression;
  readonly index: Expression;
  readonly safe: boolean;
  readonly span: Span;
}

/** Stands for text that could not be read as an expression; a diagnostic has said why, and its value is unknown. */
export interface ErrorExpression {
  readonly kind: 'error';
  readonly span: Span;
}
