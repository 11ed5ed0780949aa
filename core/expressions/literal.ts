import type { DataNode, DataNumber } from '../source/data.js';
import type { Span } from '../source/span.js';
import type { Entry, Origin, Value } from './value.js';

/**
 * The value of a tree of data, every string taken as it stands.
 *
 * @param header what introduces the node, where absence inside it is reported; by default its first character
 */
export function literalValue(node: DataNode, header: Span = openingOf(node)): Value {
  const origin: Origin = { span: node.span, role: 'literal' };
  switch (node.kind) {
    case 'object': {
      const entries = new Map<string, Entry>();
      for (const [name, { key, value }] of node.properties) {
        const entry = { key: name, keySpan: key.span, value: literalValue(value, key.span) };
        entries.set(name, entry);
      }
      return { kind: 'object', entries, unknownEntries: [], origin, header };
    }
    case 'array':
      return { kind: 'array', items: node.items.map((item) => literalValue(item)), origin, header };
    case 'string':
      return { kind: 'string', value: node.value, origin };
    case 'number': {
      const text = exactDigits(node);
      return { kind: 'number', value: node.value, origin, ...(text !== undefined && { text }) };
    }
    case 'boolean':
      return { kind: 'boolean', value: node.value, origin };
    case 'null':
      return { kind: 'null', origin };
  }
}

/** The digits of a number as written, where a double would lose some; else undefined. */
export function exactDigits({ value, text }: DataNumber): string | undefined {
  if (text.length <= 15 || !/^-?[\d.]+(?:[eE][-+]?\d+)?$/.test(text)) return undefined;
  const digits = text
    .replace(/[eE].*/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '');
  return digits.length > 15 && String(value) !== text ? text : undefined;
}

/** The first character of a node: where a collection that nothing introduces is opened. */
export function openingOf({ span }: DataNode): Span {
  return { file: span.file, start: span.start, end: Math.min(span.start + 1, span.end) };
}
