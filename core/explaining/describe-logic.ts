import type { Connective, Trace } from '../logic/compiled.js';
import { constantOf } from '../logic/constant.js';
import type { Operator } from '../logic/operator.js';
import { missing } from '../logic/read.js';
import { operators } from '../logic/registry.js';
import { quoted } from '../logic/words.js';
import type { DataNode } from '../source/data.js';

/** Logic in words: a sentence, and the parts that it stands above. */
export interface Wording {
  readonly text: string;
  readonly parts: readonly Wording[];
}

/** What logic says, in words; it is not run. */
export function describeLogic(node: DataNode): Wording {
  const call = callIn(node);
  if (call === undefined) return { text: inline(node), parts: [] };
  const { name, operands } = call;
  const operator = operators.get(name);
  const { connective } = operator ?? {};
  const [first, ...others] = operands;
  if (name === 'if' || name === '?:') return { text: 'depending on', parts: branches(operands) };
  if (first === undefined || connective === undefined) return { text: sentence(call), parts: [] };
  const over = overItems[connective];
  if (over !== undefined) {
    return { text: `${over} ${inline(first)}`, parts: others.map(describeLogic) };
  }
  if (connective === 'not') return negated(first);
  return { text: together[connective] ?? name, parts: operands.map(describeLogic) };
}

const together: { readonly [C in Connective]?: string } = {
  all: 'all of',
  any: 'any of',
  same: 'holds',
};

const overItems: { readonly [C in Connective]?: string } = {
  each: 'for every item of',
  some: 'for some item of',
  none: 'for no item of',
};

function negated(operand: DataNode): Wording {
  const call = callIn(operand);
  const expected = call && expectationOf(call)?.negated;
  if (call !== undefined && expected !== undefined) {
    return { text: `${subjectOf(call)}: ${expected}`, parts: [] };
  }
  return { text: 'not', parts: [describeLogic(operand)] };
}

function branches(operands: readonly DataNode[]): readonly Wording[] {
  const parts: Wording[] = [];
  for (let i = 0; i + 1 < operands.length; i += 2) {
    const [condition, then] = operands.slice(i, i + 2);
    if (condition === undefined || then === undefined) break;
    parts.push({ text: 'where', parts: [describeLogic(condition)] });
    parts.push({ text: 'then', parts: [describeLogic(then)] });
  }
  const last = operands.length % 2 === 1 ? operands.at(-1) : undefined;
  return last === undefined ? parts : [...parts, { text: 'else', parts: [describeLogic(last)] }];
}

interface Call {
  readonly name: string;
  readonly operands: readonly DataNode[];
}

/** The operator of a piece of logic with its operands in order, also where they are written by name. */
function callIn(node: DataNode): Call | undefined {
  if (node.kind !== 'object') return undefined;
  const [property, ...more] = node.properties.values();
  if (property === undefined || more.length > 0 || property.key.value === 'literal')
    return undefined;
  const { key, value } = property;
  const operator = operators.get(key.value);
  if (value.kind === 'object' && value.properties.size > 1 && operator !== undefined) {
    const operands = operator.parameters.flatMap(
      ({ name }) => value.properties.get(name)?.value ?? [],
    );
    return { name: key.value, operands };
  }
  return { name: key.value, operands: value.kind === 'array' ? value.items : [value] };
}

/** `'sku.tier': 'Standard'`; without words of its own, the call as it is written. */
function sentence(call: Call): string {
  const expected = expectationOf(call)?.plain;
  return expected === undefined ? callText(call) : `${subjectOf(call)}: ${expected}`;
}

function expectationOf({
  name,
  operands,
}: Call): ReturnType<NonNullable<Operator['describe']>> | undefined {
  return operators.get(name)?.describe?.(operands.map(standIn));
}

function subjectOf({ name, operands: [first] }: Call): string {
  if (operators.get(name)?.about === 'target') return 'what is judged';
  return first === undefined ? 'it' : inline(first);
}

/** An operand for `describe`: its value where it is data, else what to call it. */
function standIn(node: DataNode): Trace {
  const { span } = node;
  const constant = isData(node) ? constantOf(node) : undefined;
  const value = constant ?? missing({ span, role: 'literal' }, undefined);
  const words = constant === undefined ? { words: inline(node) } : {};
  return { operator: 'literal', value, operands: [], span, ...words };
}

function isData(node: DataNode): boolean {
  if (node.kind === 'array') return node.items.every(isData);
  return node.kind !== 'object' || node.properties.size === 0;
}

/** An operand in a sentence: `'sku.tier'`, `the option X`, `the length of 'zones'`. */
export function inline(node: DataNode): string {
  const call = callIn(node);
  if (call === undefined) return quoted(standIn(isData(node) ? node : literalIn(node)));
  const { name, operands } = call;
  const [first, ...others] = operands;
  if (first === undefined) return name;
  switch (name) {
    case 'var':
      return first.kind === 'string' && first.value === '' ? 'the item' : inline(first);
    case 'resource':
      return `${inline(first)} of the resource`;
    case 'option':
      return `the option ${inline(first)}`;
    case 'view':
      return `the view ${inline(first)}`;
    case 'use':
      return others.length === 0 ? plainText(first) : `${plainText(first)} of ${listOf(others)}`;
    default: {
      const subject = operators.get(name)?.subject;
      if (typeof subject === 'string') return `${subject} ${inline(first)}`;
      return subject === undefined ? callText(call) : `${subject([standIn(first)])} it`;
    }
  }
}

function literalIn(node: DataNode): DataNode {
  const [property] = node.kind === 'object' ? node.properties.values() : [];
  return property?.key.value === 'literal' ? property.value : node;
}

function callText({ name, operands }: Call): string {
  return `${name} (${listOf(operands)})`;
}

function listOf(nodes: readonly DataNode[]): string {
  return nodes.map(inline).join(', ');
}

function plainText(node: DataNode): string {
  return node.kind === 'string' ? node.value : inline(node);
}
