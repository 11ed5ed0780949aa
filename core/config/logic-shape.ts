import type { DataNode } from '../source/data.js';
import { anything, type Shape } from '../source/shape.js';

/** Logic, left as the tree that `core/logic` compiles; editors know it by the definition `logic` of the document. */
export function logic(description: string): Shape<DataNode> {
  const { read } = anything(description);
  return { read, schema: { description, allOf: [{ $ref: '#/definitions/logic' }] } };
}
