import type { LogicEnvironment } from '../logic/environment.js';
import type { DataNode } from '../source/data.js';
import { isAssertionRecord, type WrittenLogic } from './rule-document.js';

/** A piece of logic that a rule holds, and what it is there. */
export interface LogicPart {
  /** `when`, `let.name`, `assert`, `at`, `in` or `where`. */
  readonly role: 'when' | 'let' | 'assert' | 'at' | 'in' | 'where';
  readonly node: DataNode;
  /** Set where the logic reads the items of a collection. */
  readonly ofItems: boolean;
}

/** The logic of a rule, piece by piece, in the order of judging. */
export function logicParts({
  let: lets = new Map(),
  when,
  assert = [],
  each = [],
}: WrittenLogic): readonly LogicPart[] {
  return [
    ...[...lets.values()].map((node): LogicPart => ({ role: 'let', node, ofItems: false })),
    ...(when === undefined ? [] : [{ role: 'when' as const, node: when, ofItems: false }]),
    ...assert.flatMap((node) => assertionParts(node, false)),
    ...each.flatMap((one): readonly LogicPart[] => [
      { role: 'in', node: one.in, ofItems: false },
      ...(one.where === undefined
        ? []
        : [{ role: 'where' as const, node: one.where, ofItems: true }]),
      ...one.assert.flatMap((node) => assertionParts(node, true)),
    ]),
  ];
}

function assertionParts(node: DataNode, ofItems: boolean): readonly LogicPart[] {
  if (node.kind !== 'object' || !isAssertionRecord(node)) {
    return [{ role: 'assert', node, ofItems }];
  }
  const that = node.properties.get('that')?.value;
  const at = node.properties.get('at')?.value;
  return [
    ...(that === undefined ? [] : [{ role: 'assert' as const, node: that, ofItems }]),
    ...(at === undefined ? [] : [{ role: 'at' as const, node: at, ofItems }]),
  ];
}

/** Every node of a piece of logic, itself first, data below `literal` left out. */
export function* logicNodes(node: DataNode): Generator<DataNode> {
  yield node;
  if (node.kind === 'array') for (const item of node.items) yield* logicNodes(item);
  if (node.kind !== 'object') return;
  for (const { key, value } of node.properties.values()) {
    if (key.value !== 'literal') yield* logicNodes(value);
  }
}

/** The calls of one operator in some logic: what is written below its name. */
export function callsOf(name: string, nodes: Iterable<DataNode>): readonly DataNode[] {
  const found: DataNode[] = [];
  for (const node of nodes) {
    const written = node.kind === 'object' ? node.properties.get(name)?.value : undefined;
    if (written !== undefined && node.kind === 'object' && node.properties.size === 1) {
      found.push(written);
    }
  }
  return found;
}

/** All nodes of a rule's logic, and of the views and fragments that it uses, directly or through others. */
export function usedNodes(
  written: WrittenLogic,
  { views, fragments }: Pick<LogicEnvironment, 'views' | 'fragments'>,
): readonly DataNode[] {
  const nodes: DataNode[] = [];
  const seen = new Set<string>();
  const pending: DataNode[] = logicParts(written).map(({ node }) => node);
  const addView = (name: string): void => {
    if (seen.has(`view ${name}`)) return;
    seen.add(`view ${name}`);
    for (const { in: source, with: more, when } of views.get(name) ?? []) {
      pending.push(source, ...(more?.values() ?? []), ...(when === undefined ? [] : [when]));
    }
  };
  const addFragment = (name: string): void => {
    if (seen.has(`use ${name}`)) return;
    seen.add(`use ${name}`);
    const fragment = fragments.get(name);
    if (fragment !== undefined) pending.push(fragment.logic);
  };
  for (const { in: source } of written.each ?? []) {
    if (source.kind === 'string') addView(source.value);
  }
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const own = [...logicNodes(next)];
    nodes.push(...own);
    for (const call of callsOf('view', own)) addView(nameIn(call, undefined));
    for (const call of callsOf('use', own)) addFragment(nameIn(call, 'fragment'));
  }
  return nodes;
}

/** The name that a call begins with: its only or first operand, or the one of a key. */
function nameIn(call: DataNode, key: string | undefined): string {
  const first = call.kind === 'array' ? call.items[0] : call;
  const named =
    key !== undefined && first?.kind === 'object' ? first.properties.get(key)?.value : first;
  return named?.kind === 'string' ? named.value : '';
}
