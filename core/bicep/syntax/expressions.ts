import type { Span } from '../../source/span.js';
import type { ResourceDeclaration } from './declarations.js';
import type { ErrorNode, Identifier } from './names.js';

/** Anything that has a value. `IfCondition` occurs only as the body of a resource or module, or of its loop. */
export type Expression =
  | StringExpression
  | IntegerLiteral
  | BooleanLiteral
  | NullLiteral
  | ObjectExpression
  | ArrayExpression
  | ForExpression
  | IfCondition
  | TernaryExpression
  | BinaryExpression
  | UnaryExpression
  | NonNullAssertion
  | PropertyAccess
  | IndexAccess
  | ResourceAccess
  | FunctionCall
  | InstanceCall
  | Lambda
  | ParenthesizedExpression
  | VariableAccess
  | ErrorNode;

/**
 * `'text'`, `'text ${hole} text'`, and the same between `'''`, `$'''` or `$$'''`.
 * There is always one more segment than there are holes: text, hole, text, hole, text.
 */
export interface StringExpression {
  readonly kind: 'string';
  readonly segments: readonly StringSegment[];
  readonly holes: readonly Expression[];
  readonly multiLine: boolean;
  /** Quotes included. */
  readonly span: Span;
}

/** A literal stretch of a string; often empty beside a hole. */
export interface StringSegment {
  readonly kind: 'segment';
  /** The text it stands for: escapes resolved, the line break after an opening `'''` left out. */
  readonly value: string;
  /** The text as written, without quotes, `${` and `}`. */
  readonly span: Span;
}

/** Unsigned as written: `-1` is a unary minus before it. */
export interface IntegerLiteral {
  readonly kind: 'integer';
  readonly value: number;
  /** The digits as written; they may say more than a double can hold. */
  readonly text: string;
  readonly span: Span;
}

export interface BooleanLiteral {
  readonly kind: 'boolean';
  readonly value: boolean;
  readonly span: Span;
}

export interface NullLiteral {
  readonly kind: 'null';
  readonly span: Span;
}

export interface ObjectExpression {
  readonly kind: 'object';
  readonly members: readonly ObjectMember[];
  readonly span: Span;
}

/** Nested resources occur only directly in the body of a resource. */
export type ObjectMember = ObjectProperty | SpreadElement | ResourceDeclaration | ErrorNode;

export interface ObjectProperty {
  readonly kind: 'objectProperty';
  /** A string key may have holes. */
  readonly key: Identifier | StringExpression;
  readonly value: Expression;
  readonly span: Span;
}

/** `...value`, in an object or an array. */
export interface SpreadElement {
  readonly kind: 'spread';
  readonly value: Expression;
  readonly span: Span;
}

export interface ArrayExpression {
  readonly kind: 'array';
  readonly items: readonly (Expression | SpreadElement)[];
  readonly span: Span;
}

/** `[for item in collection: body]` or `[for (item, index) in collection: body]`. */
export interface ForExpression {
  readonly kind: 'for';
  readonly item: Identifier;
  readonly index?: Identifier;
  readonly collection: Expression;
  readonly body: Expression;
  readonly span: Span;
}

/** `if (condition) { … }`. */
export interface IfCondition {
  readonly kind: 'if';
  /** Without the parentheses around it. */
  readonly condition: Expression;
  readonly body: ObjectExpression | ErrorNode;
  readonly span: Span;
}

export interface TernaryExpression {
  readonly kind: 'ternary';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
  readonly span: Span;
}

export type BinaryOperator =
  | '??'
  | '||'
  | '&&'
  | '=='
  | '!='
  | '=~'
  | '!~'
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%';

export interface BinaryExpression {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly operatorSpan: Span;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

export type UnaryOperator = '!' | '-';

export interface UnaryExpression {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
  readonly span: Span;
}

/** `operand!`. */
export interface NonNullAssertion {
  readonly kind: 'nonNull';
  readonly operand: Expression;
  readonly span: Span;
}

/** `target.name`, or `target.?name` when `safe`. */
export interface PropertyAccess {
  readonly kind: 'propertyAccess';
  readonly target: Expression;
  readonly name: Identifier;
  readonly safe: boolean;
  readonly span: Span;
}

/** `target[index]`; `target[?index]` when `safe`; `target[^index]`, counted from the end, when `fromEnd`. */
export interface IndexAccess {
  readonly kind: 'indexAccess';
  readonly target: Expression;
  readonly index: Expression;
  readonly safe: boolean;
  readonly fromEnd: boolean;
  readonly span: Span;
}

/** `target::name`, a nested resource. */
export interface ResourceAccess {
  readonly kind: 'resourceAccess';
  readonly target: Expression;
  readonly name: Identifier;
  readonly span: Span;
}

/** `name(arguments)`. */
export interface FunctionCall {
  readonly kind: 'call';
  readonly name: Identifier;
  readonly args: readonly Expression[];
  readonly span: Span;
}

/** `target.name(arguments)`: a function of a namespace, a wildcard import, or a resource (`storage.listKeys()`). */
export interface InstanceCall {
  readonly kind: 'instanceCall';
  readonly target: Expression;
  readonly name: Identifier;
  readonly args: readonly Expression[];
  readonly span: Span;
}

/** `x => body`, `(x, y) => body`, `() => body`. */
export interface Lambda {
  readonly kind: 'lambda';
  readonly parameters: readonly Identifier[];
  readonly body: Expression;
  readonly span: Span;
}

export interface ParenthesizedExpression {
  readonly kind: 'parenthesized';
  readonly expression: Expression;
  readonly span: Span;
}

/** A name that stands for a value: a parameter, variable, resource, module, loop variable, namespace. */
export interface VariableAccess {
  readonly kind: 'variableAccess';
  readonly name: Identifier;
  readonly span: Span;
}
