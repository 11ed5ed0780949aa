import type { Operator } from '../logic/operator.js';
import { operators } from '../logic/registry.js';
import type { DataNode, DataObject } from '../source/data.js';
import type { Span } from '../source/span.js';
import { callOf, objectWith, withItem, withoutItem } from './data-edit.js';
import { mutateLiteral } from './mutate-literal.js';

/** A piece of logic with one small change of its meaning. */
export interface Mutation {
  /** What was changed: `'atLeast' became 'moreThan'`. */
  readonly change: string;
  readonly span: Span;
  readonly node: DataNode;
}

/** What is read by a name, and so says nothing by itself. */
const names: ReadonlySet<string> = new Set(['var', 'resource', 'view']);
/** Their first operand is a name; what follows are values. */
const namedFirst: ReadonlySet<string> = new Set(['option', 'lookup', 'use']);

/** Operators that differ in little: a test at the edge tells them apart. */
const neighbours: Readonly<Record<string, string>> = {
  atLeast: 'moreThan',
  moreThan: 'atLeast',
  atMost: 'lessThan',
  lessThan: 'atMost',
  and: 'or',
  or: 'and',
  every: 'some',
  some: 'every',
  all: 'some',
  hasValue: 'exists',
  equals: 'hasDefault',
  hasDefault: 'equals',
  children: 'descendants',
  min: 'max',
  max: 'min',
};

/**
 * Every way to change a condition's meaning a little: negated, one part less, a neighbouring operator, another
 * literal.
 */
export function mutateCondition(node: DataNode): readonly Mutation[] {
  if (node.kind === 'boolean') {
    return [changed(node, `${node.value} became ${!node.value}`, { ...node, value: !node.value })];
  }
  const call = callIn(node);
  if (call === undefined) return [];
  const negation =
    call.name === '!'
      ? operandsOf(call).map((operand) => changed(node, 'the negation was dropped', operand))
      : [changed(node, `'${call.name}' was negated`, callOf('!', [node], node.span))];
  return [...negation, ...mutateCall(call)];
}

/** Every way to change what a value is a little. */
function mutateValue(node: DataNode): readonly Mutation[] {
  const call = callIn(node);
  if (call !== undefined) return mutateCall(call);
  if (node.kind === 'object' && node.properties.has('literal')) return [];
  if (node.kind !== 'array') return mutateLiteral(node);
  const dropped = node.items.map((item, index) =>
    changed(item, `${written(item)} was left out`, withoutItem(node, index)),
  );
  const inside = node.items.flatMap((item, index) =>
    callIn(item) === undefined
      ? []
      : within(mutateValue(item), (inner) => withItem(node, index, inner)),
  );
  return [...dropped, ...inside];
}

interface Call {
  readonly name: string;
  readonly node: DataObject;
  readonly written: DataNode;
  readonly operator: Operator | undefined;
}

function callIn(node: DataNode): Call | undefined {
  if (node.kind !== 'object' || node.properties.size !== 1) return undefined;
  const [property] = node.properties.values();
  if (property === undefined || property.key.value === 'literal') return undefined;
  const { key, value } = property;
  return { name: key.value, node, written: value, operator: operators.get(key.value) };
}

function operandsOf({ written: operands }: Call): readonly DataNode[] {
  return operands.kind === 'array' ? operands.items : [operands];
}

function mutateCall(call: Call): readonly Mutation[] {
  const { name, node } = call;
  if (names.has(name)) return [];
  return [
    ...asNeighbour(call),
    ...(name === 'and' || name === 'or' ? withoutOperand(call) : []),
    ...settings(call),
    ...within(insideCall(call), (inner) => objectWith(node, name, inner)),
  ];
}

function asNeighbour({ name, node, written: operands }: Call): readonly Mutation[] {
  const other = neighbours[name];
  if (other === undefined || isAlone(operands, name)) return [];
  return [changed(node, `'${name}' became '${other}'`, renamed(node, name, other))];
}

/** One operand alone is the same for all and for any. */
function isAlone(operands: DataNode, name: string): boolean {
  const connective = name === 'and' || name === 'or';
  return connective && (operands.kind !== 'array' || operands.items.length < 2);
}

function renamed(node: DataObject, name: string, other: string): DataNode {
  const property = node.properties.get(name);
  if (property === undefined) return node;
  const { key, value } = property;
  return {
    ...node,
    properties: new Map([[other, { key: { ...key, value: other }, value: adapted(value, other) }]]),
  };
}

/** `every` has parts that `some` lacks. */
function adapted(operands: DataNode, name: string): DataNode {
  if (operands.kind !== 'object' || name !== 'some') return operands;
  const kept = [...operands.properties].filter(([key]) => key !== 'where' && key !== 'whenEmpty');
  return { ...operands, properties: new Map(kept) };
}

function withoutOperand({ name, node, written: operands }: Call): readonly Mutation[] {
  if (operands.kind !== 'array' || operands.items.length < 2) return [];
  return operands.items.map((item, index) =>
    changed(
      item,
      `a part of '${name}' was left out`,
      objectWith(node, name, withoutItem(operands, index)),
    ),
  );
}

/** Settings written by name: letter case, and what no items mean. */
function settings({ name, node, written: operands }: Call): readonly Mutation[] {
  if (operands.kind !== 'object' || operands.properties.size < 2) return [];
  return ['case', 'whenEmpty', 'previews', 'where'].flatMap((key) => {
    const value = operands.properties.get(key)?.value;
    if (value === undefined) return [];
    const without = new Map([...operands.properties].filter(([other]) => other !== key));
    const less: DataNode = { ...operands, properties: without };
    return [changed(value, `'${key}' was left out`, objectWith(node, name, less))];
  });
}

/** Changes inside the operands. */
function insideCall(call: Call): readonly Mutation[] {
  const { written: operands, name } = call;
  if (operands.kind === 'object' && operands.properties.size > 1)
    return insideNamed(call, operands);
  if (operands.kind !== 'array') return mutateOperand(call, operands, 0);
  return operands.items.flatMap((item, index) =>
    namedFirst.has(name) && index === 0
      ? []
      : within(mutateOperand(call, item, index), (inner) => withItem(operands, index, inner)),
  );
}

function insideNamed(call: Call, operands: DataObject): readonly Mutation[] {
  const { operator } = call;
  return [...operands.properties].flatMap(([key, { value }]) => {
    const index = operator?.parameters.findIndex((parameter) => parameter.name === key) ?? -1;
    const isArgument = call.name === 'use' && key !== 'fragment';
    if (index < 0 && !isArgument) return [];
    return within(mutateOperand(call, value, index), (inner) => objectWith(operands, key, inner));
  });
}

function mutateOperand(call: Call, operand: DataNode, index: number): readonly Mutation[] {
  const { name } = call;
  if (namedFirst.has(name) && operand === call.written) return [];
  return isCondition(call, operand, index) ? mutateCondition(operand) : mutateValue(operand);
}

function isCondition(
  { name, operator, written: operands }: Call,
  operand: DataNode,
  index: number,
): boolean {
  if (name === 'and' || name === 'or' || name === '!' || name === '!!') return true;
  if (name === 'if' || name === '?:') {
    const isLast = operands.kind === 'array' && index === operands.items.length - 1;
    return (
      (index % 2 === 0 && !isLast) || callIn(operand) !== undefined || operand.kind === 'boolean'
    );
  }
  const parameter = operator?.parameters[index];
  return parameter?.scope === 'item' && (parameter.name === 'that' || parameter.name === 'where');
}

function changed({ span }: DataNode, change: string, node: DataNode): Mutation {
  return { change, span, node };
}

/** The same changes, seen from around. */
function within(
  mutations: readonly Mutation[],
  around: (inner: DataNode) => DataNode,
): readonly Mutation[] {
  return mutations.map(({ change, span, node }) => ({ change, span, node: around(node) }));
}

function written(node: DataNode): string {
  return 'value' in node ? `'${node.value}'` : 'an item';
}
