import { printExpression } from '../expressions/printer.js';
import type { Expression } from '../expressions/syntax.js';
import type { KnownValue, Origin } from '../expressions/value.js';
import { originOfLiteral } from '../expressions/values.js';
import type { ObjectNode, TemplateNode } from './template.js';

const remembered = new WeakMap<ObjectNode, KnownValue>();

/** A template as data, expressions as their text in brackets: what an ARM template says, unevaluated. */
export function writtenTemplate(template: ObjectNode): KnownValue {
  const value = remembered.get(template) ?? writtenValue(template);
  remembered.set(template, value);
  return value;
}

/** A part of a template as data. */
export function writtenValue(node: TemplateNode): KnownValue {
  const origin = originOfLiteral(node);
  switch (node.kind) {
    case 'expression':
      return { kind: 'string', value: bracketed(node.expression), origin };
    case 'literal':
      return literalValue(node.value, origin);
    case 'array':
      return { kind: 'array', items: node.items.map(writtenValue), origin, header: node.header };
    case 'object': {
      const entries = node.properties.map(({ key: name, keySpan, value }) => {
        const key = typeof name === 'string' ? name : bracketed(name);
        return [key, { key, keySpan, value: writtenValue(value) }] as const;
      });
      const { header } = node;
      return { kind: 'object', entries: new Map(entries), unknownEntries: [], origin, header };
    }
  }
}

function bracketed(expression: Expression): string {
  return `[${printExpression(expression)}]`;
}

function literalValue(value: string | number | boolean | null, origin: Origin): KnownValue {
  switch (typeof value) {
    case 'string':
      return { kind: 'string', value, origin };
    case 'number':
      return { kind: 'number', value, origin };
    case 'boolean':
      return { kind: 'boolean', value, origin };
    default:
      return { kind: 'null', origin };
  }
}
