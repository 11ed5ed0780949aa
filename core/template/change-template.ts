import type { DataNode } from '../source/data.js';
import type { Span } from '../source/span.js';
import { childNode, textAt } from './node-access.js';
import type { ObjectNode, PropertyNode, TemplateNode } from './template.js';

/** A place below a resource: keys, and 0-based indexes. */
export type NodePath = readonly (string | number)[];

/** Data as a node of a template: its strings are text, never expressions. */
export function literalNode(data: DataNode, header: Span = data.span): TemplateNode {
  const { span } = data;
  switch (data.kind) {
    case 'object': {
      const properties = [...data.properties.values()].map(({ key, value }) => ({
        key: key.value,
        keySpan: key.span,
        value: literalNode(value, key.span),
      }));
      return { kind: 'object', properties, span, header };
    }
    case 'array':
      return { kind: 'array', items: data.items.map((item) => literalNode(item)), span, header };
    case 'null':
      return { kind: 'literal', value: null, span };
    default:
      return { kind: 'literal', value: data.value, span };
  }
}

/** A value that only the deployment can tell. */
export function runtimeNode(span: Span): TemplateNode {
  const name = { kind: 'string' as const, value: 'elsewhere', span };
  const call = {
    kind: 'call' as const,
    name: 'reference',
    nameSpan: span,
    args: [name, { ...name, value: '2024-01-01' }],
    span,
  };
  const access = { kind: 'property' as const, target: call, name: 'value', nameSpan: span };
  return { kind: 'expression', expression: { ...access, safe: false, span }, span };
}

/** The nodes of the resources a template declares, nested ones included, whether listed or named. */
export function resourceNodes(template: ObjectNode): readonly ObjectNode[] {
  const declared = childNode(template, 'resources');
  const nodes =
    declared?.kind === 'array'
      ? declared.items
      : declared?.kind === 'object'
        ? declared.properties.map(({ value }) => value)
        : [];
  return nodes.flatMap((node) => (node.kind === 'object' ? [node, ...resourceNodes(node)] : []));
}

/** The written type of a resource's node. */
export function typeOfNode(resource: ObjectNode): string {
  return textAt(resource, 'type') ?? '';
}

/** The node at a path; undefined where nothing is. */
export function nodeAt(node: TemplateNode, path: NodePath): TemplateNode | undefined {
  let at: TemplateNode | undefined = node;
  for (const segment of path) {
    if (at?.kind === 'array' && typeof segment === 'number') at = at.items[segment];
    else if (at?.kind === 'object') at = childNode(at, String(segment));
    else return undefined;
  }
  return at;
}

/** A copy of a tree with `from` in it replaced by `to`. */
export function withNode<N extends TemplateNode>(tree: N, from: TemplateNode, to: TemplateNode): N;
export function withNode(tree: TemplateNode, from: TemplateNode, to: TemplateNode): TemplateNode {
  if (tree === from) return to;
  if (tree.kind === 'array') {
    return { ...tree, items: tree.items.map((item) => withNode(item, from, to)) };
  }
  if (tree.kind !== 'object') return tree;
  const properties = tree.properties.map((property) => ({
    ...property,
    value: withNode(property.value, from, to),
  }));
  return { ...tree, properties };
}

/**
 * A copy of a node with the value at a path put in, or taken away where `value` is undefined. Objects
 * on the way that are not there are made; an index one past the end adds an item.
 */
export function withValueAt(
  node: TemplateNode,
  path: NodePath,
  value: TemplateNode | undefined,
): TemplateNode {
  const [segment, ...rest] = path;
  if (segment === undefined) return value ?? node;
  if (node.kind === 'array' && typeof segment === 'number') {
    const inner = changed(node.items[segment], rest, value, node.header);
    const items = node.items.toSpliced(segment, 1, ...(inner === undefined ? [] : [inner]));
    return { ...node, items };
  }
  if (node.kind !== 'object') return node;
  const key = String(segment);
  const named = ({ key: other }: PropertyNode): boolean =>
    typeof other === 'string' && other.toLowerCase() === key.toLowerCase();
  const before = node.properties.find(named);
  const inner = changed(before?.value, rest, value, node.header);
  if (inner === undefined) {
    return { ...node, properties: node.properties.filter((property) => !named(property)) };
  }
  const property = { key, keySpan: inner.span, ...before, value: inner };
  const properties =
    before === undefined
      ? [...node.properties, property]
      : node.properties.map((one) => (one === before ? property : one));
  return { ...node, properties };
}

function changed(
  node: TemplateNode | undefined,
  rest: NodePath,
  value: TemplateNode | undefined,
  header: Span,
): TemplateNode | undefined {
  if (rest.length === 0) return value;
  if (node === undefined && value === undefined) return undefined;
  const span = value?.span ?? header;
  const inside = node ?? { kind: 'object', properties: [], span, header };
  return withValueAt(inside, rest, value);
}
