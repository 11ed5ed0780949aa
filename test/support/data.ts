import type { DataNode } from '../../core/source/data.js';

/** The plain value of a tree of data, for comparing with `JSON.parse` and with literals in tables. */
export function plain(node: DataNode | undefined): unknown {
  if (node === undefined) return undefined;
  switch (node.kind) {
    case 'object': {
      const result: Record<string, unknown> = Object.create(null);
      for (const [key, property] of node.properties) result[key] = plain(property.value);
      return result;
    }
    case 'array':
      return node.items.map(plain);
    case 'null':
      return null;
    default:
      return node.value;
  }
}

/** Every node of a tree, keys included, outer ones first. */
export function* nodesOf(node: DataNode): Generator<DataNode> {
  yield node;
  if (node.kind === 'array') for (const item of node.items) yield* nodesOf(item);
  if (node.kind === 'object') {
    for (const property of node.properties.values()) {
      yield property.key;
      yield* nodesOf(property.value);
    }
  }
}
