import type { Expression } from '../expressions/syntax.js';
import type { Span } from '../source/span.js';

/**
 * The tree both front ends produce: an ARM template whose strings have been read, each node with its
 * place. Nothing after it knows which front end it came from.
 */
export type TemplateNode = ObjectNode | ArrayNode | LiteralNode | ExpressionNode;

export interface ObjectNode {
  readonly kind: 'object';
  readonly properties: readonly PropertyNode[];
  /** The object as a JSON template has it, as `JSON.stringify(value, undefined, 2)` lays it out; absent in any other layout. */
  readonly text?: string;
  readonly span: Span;
  /** The key or declaration that introduces the object; the opening brace where there is none. */
  readonly header: Span;
}

export interface PropertyNode {
  /** The key: text, or an expression that gives it. */
  readonly key: string | Expression;
  readonly keySpan: Span;
  readonly value: TemplateNode;
}

export interface ArrayNode {
  readonly kind: 'array';
  readonly items: readonly TemplateNode[];
  readonly span: Span;
  readonly header: Span;
}

export interface LiteralNode {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
  /** The digits as written, where a double would lose some. */
  readonly text?: string;
  /** Set where what stands at the span is not the value, which a front end made of it or added. */
  readonly implied?: true;
  readonly span: Span;
}

export interface ExpressionNode {
  readonly kind: 'expression';
  readonly expression: Expression;
  /** The whole string as a JSON template has it, brackets included; absent where a front end made the expression. */
  readonly text?: string;
  readonly span: Span;
}
