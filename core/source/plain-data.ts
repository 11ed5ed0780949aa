import type { DataNode } from './data.js';

/** Plain JSON data: what `JSON.parse` gives. */
export type PlainData =
  | string
  | number
  | boolean
  | null
  | readonly PlainData[]
  | { readonly [key: string]: PlainData };

/** A tree of data without its places. Keys are own properties, `__proto__` included. */
export function plainData(node: DataNode): PlainData {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(
        [...node.properties].map(([key, { value }]) => [key, plainData(value)]),
      );
    case 'array':
      return node.items.map(plainData);
    case 'null':
      return null;
    default:
      return node.value;
  }
}
