import type { Expression } from '../../expressions/syntax.js';
import type { LiteralNode, TemplateNode } from '../../template/template.js';
import { call, integer, text, writtenInteger, writtenText } from './build.js';

/** A template node as one expression: objects as `createObject(…)`, arrays as `createArray(…)`. */
export function nodeExpression(node: TemplateNode): Expression {
  const { span } = node;
  switch (node.kind) {
    case 'expression':
      return node.expression;
    case 'array':
      return call('createArray', node.items.map(nodeExpression), span);
    case 'object': {
      const args = node.properties.flatMap(({ key, keySpan, value }) => [
        typeof key === 'string' ? text(key, keySpan) : key,
        nodeExpression(value),
      ]);
      return call('createObject', args, span);
    }
    case 'literal':
      return literalExpression(node);
  }
}

function literalExpression({ value, text: digits, implied, span }: LiteralNode): Expression {
  switch (typeof value) {
    case 'string':
      return implied ? text(value, span) : writtenText(value, span);
    case 'number': {
      const fits = Number.isInteger(value) && Math.abs(value) <= 0x7fffffff;
      if (!fits) return call('json', [text(digits ?? String(value), span)], span);
      return implied ? integer(value, span) : writtenInteger(value, span);
    }
    case 'boolean':
      return call(value ? 'true' : 'false', [], span);
    default:
      return call('null', [], span);
  }
}
