import type { DataArray, DataNode, DataObject } from '../source/data.js';
import type { Span } from '../source/span.js';

/** Copies of data with one thing changed; everything else keeps its place. */

export function objectWith(object: DataObject, key: string, value: DataNode): DataObject {
  const property = object.properties.get(key);
  if (property === undefined) return object;
  return { ...object, properties: new Map(object.properties).set(key, { ...property, value }) };
}

export function withItem(array: DataArray, index: number, item: DataNode): DataArray {
  return { ...array, items: array.items.with(index, item) };
}

export function withoutItem(array: DataArray, index: number): DataArray {
  return { ...array, items: array.items.toSpliced(index, 1) };
}

/** A call of an operator that nobody wrote, as if it stood at a span. */
export function callOf(name: string, operands: readonly DataNode[], span: Span): DataObject {
  const key = { kind: 'string', value: name, span, textStart: span.start } as const;
  const value = { kind: 'array', items: operands, span } as const;
  return { kind: 'object', properties: new Map([[name, { key, value }]]), span };
}
