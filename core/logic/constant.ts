import type { KnownValue, Origin } from '../expressions/value.js';
import type { DataNode } from '../source/data.js';

/** Data of a rule as a value. */
export function constantOf(node: DataNode): KnownValue {
  const origin: Origin = { span: node.span, role: 'literal' };
  switch (node.kind) {
    case 'string':
      return { kind: 'string', value: node.value, origin };
    case 'number':
      return { kind: 'number', value: node.value, origin };
    case 'boolean':
      return { kind: 'boolean', value: node.value, origin };
    case 'null':
      return { kind: 'null', origin };
    case 'array':
      return { kind: 'array', items: node.items.map(constantOf), origin };
    case 'object': {
      const entries = [...node.properties].map(
        ([key, property]) =>
          [key, { key, keySpan: property.key.span, value: constantOf(property.value) }] as const,
      );
      return { kind: 'object', entries: new Map(entries), unknownEntries: [], origin };
    }
  }
}
