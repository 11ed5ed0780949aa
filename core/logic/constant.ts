import type { KnownValue, Origin } from '../expressions/value.js';
import type { DataNode } from '../source/data.js';
import type { Span } from '../source/span.js';

/**
 * Data as written, as a value: of a rule, or of a file that is judged as it stands.
 *
 * @param header the key that introduces the data
 */
export function constantOf(node: DataNode, header: Span = node.span): KnownValue {
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
      return { kind: 'array', items: node.items.map((item) => constantOf(item)), origin, header };
    case 'object': {
      const entries = [...node.properties].map(
        ([key, property]) =>
          [
            key,
            {
              key,
              keySpan: property.key.span,
              value: constantOf(property.value, property.key.span),
            },
          ] as const,
      );
      return { kind: 'object', entries: new Map(entries), unknownEntries: [], origin, header };
    }
  }
}
