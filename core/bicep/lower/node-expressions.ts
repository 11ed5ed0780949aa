import type { Expression } from '../../expressions/syntax.js';
import type { TemplateNode } from '../../template/template.js';
import { call, integer, text } from './build.js';

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
      switch (typeof node.value) {
        case 'string':
          return text(node.value, span);
        case 'number':
          return Number.isInteger(node.value) && Math.abs(node.value) <= 0x7fffffff
            ? integer(node.value, span)
            : call('json', [text(node.text ?? String(node.value), span)], span);
        case 'boolean':
          return call(node.value ? 'true' : 'false', [], span);
        default:
          return call('null', [], span);
      }
  }
}
