import type {
  Expression,
  FunctionCall,
  IntegerLiteral,
  StringLiteral,
} from '../../expressions/syntax.js';
import type { Span } from '../../source/span.js';
import type {
  ArrayNode,
  ExpressionNode,
  LiteralNode,
  ObjectNode,
  PropertyNode,
  TemplateNode,
} from '../../template/template.js';

/*
 * Makers of expressions and template nodes. Each takes the span of the Bicep text that the part
 * stands for; parts that no text holds take that of the declaration they come from.
 */

export function call(
  name: string,
  args: readonly Expression[],
  span: Span,
  nameSpan: Span = span,
): FunctionCall {
  return { kind: 'call', name, nameSpan, args, span };
}

/** A text that lowering makes; see {@link writtenText}. */
export function text(value: string, span: Span): StringLiteral {
  return { kind: 'string', value, implied: true, span };
}

/** A text that the user wrote: what stands at the span is the value. */
export function writtenText(value: string, span: Span): StringLiteral {
  return { kind: 'string', value, span };
}

/** A number that lowering makes; see {@link writtenInteger}. */
export function integer(value: number, span: Span): IntegerLiteral {
  return { kind: 'integer', value, implied: true, span };
}

/** A number that the user wrote: what stands at the span is the value. */
export function writtenInteger(value: number, span: Span): IntegerLiteral {
  return { kind: 'integer', value, span };
}

/** `target.name`; a literal target is made a call, since only those can be followed by a property. */
export function property(
  target: Expression,
  name: string,
  span: Span,
  nameSpan: Span = span,
): Expression {
  return { kind: 'property', target: asCall(target), name, nameSpan, safe: false, span };
}

export function index(target: Expression, at: Expression, span: Span): Expression {
  if (at.kind === 'string') return property(target, at.value, span, at.span);
  return { kind: 'index', target: asCall(target), index: at, safe: false, span };
}

/** ARM knows no access to a bare literal; `string('a')` and `int(1)` stand for it. */
export function asCall(expression: Expression): Expression {
  if (expression.kind === 'string') return call('string', [expression], expression.span);
  if (expression.kind === 'integer') return call('int', [expression], expression.span);
  return expression;
}

/** A literal that lowering makes; see {@link writtenLiteral}. */
export function literal(value: LiteralNode['value'], span: Span): LiteralNode {
  return { kind: 'literal', value, implied: true, span };
}

/** A literal that the user wrote: what stands at the span is the value. */
export function writtenLiteral(value: LiteralNode['value'], span: Span): LiteralNode {
  return { kind: 'literal', value, span };
}

/** A node for an expression; literals become literal nodes. */
export function expressionNode(expression: Expression): ExpressionNode | LiteralNode {
  if (expression.kind === 'string' || expression.kind === 'integer') {
    const make = expression.implied ? literal : writtenLiteral;
    return make(expression.value, expression.span);
  }
  return { kind: 'expression', expression, span: expression.span };
}

export function object(
  properties: readonly PropertyNode[],
  span: Span,
  header: Span = span,
): ObjectNode {
  return { kind: 'object', properties, span, header };
}

export function array(items: readonly TemplateNode[], span: Span, header: Span = span): ArrayNode {
  return { kind: 'array', items, span, header };
}

export function entry(
  key: string | Expression,
  value: TemplateNode,
  keySpan: Span = value.span,
): PropertyNode {
  return { key, keySpan, value };
}

/**
 * A property that the user named: `copy` is written as an expression, since ARM takes the plain key
 * for a loop.
 */
export function userEntry(
  key: string | Expression,
  value: TemplateNode,
  keySpan: Span,
): PropertyNode {
  if (typeof key === 'string' && key.toLowerCase() === 'copy') {
    return { key: call('string', [writtenText(key, keySpan)], keySpan), keySpan, value };
  }
  return {
    key: typeof key !== 'string' && key.kind === 'string' ? key.value : key,
    keySpan,
    value,
  };
}

/** Gives an object or array the span of the key that introduces it. */
export function withHeader(node: TemplateNode, header: Span): TemplateNode {
  if (node.kind === 'object') return object(node.properties, node.span, header);
  return node.kind === 'array' ? array(node.items, node.span, header) : node;
}

/** Sets a property of an object: objects are merged, anything else is replaced. */
export function merge(target: ObjectNode, added: PropertyNode): ObjectNode {
  const { properties, span, header } = target;
  const at = properties.findIndex((each) => each.key === added.key);
  const old = properties[at];
  if (old === undefined) return object([...properties, added], span, header);
  let value = added.value;
  if (old.value.kind === 'object' && value.kind === 'object') {
    value = value.properties.reduce(merge, old.value);
  }
  return object(properties.with(at, entry(old.key, value, old.keySpan)), span, header);
}
