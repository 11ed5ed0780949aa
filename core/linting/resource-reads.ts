import type { LogicEnvironment } from '../logic/environment.js';
import { parsePath, type Step } from '../logic/path.js';
import { operators } from '../logic/registry.js';
import { isAssertionRecord, type WrittenLogic } from '../ruleset/rule-document.js';
import type { DataNode } from '../source/data.js';
import type { Span } from '../source/span.js';

/** A path that a rule reads from resources of a type. Indexes and `[*]` are left out of its keys. */
export interface ResourceRead {
  readonly type: string;
  readonly keys: readonly string[];
  /** The path as written. */
  readonly path: string;
  readonly span: Span;
}

/** Where a value stands: below resources of some types, at some keys. Empty where nobody knows. */
type Shape = readonly Origin[];

interface Origin {
  readonly type: string;
  readonly keys: readonly string[];
}

/** What names in a piece of logic stand for. */
interface Scope {
  readonly item: Shape;
  readonly names: ReadonlyMap<string, Bound>;
}

interface Bound {
  readonly shape: Shape;
  /** Of an argument of a fragment: what was written. */
  readonly node?: DataNode;
}

/** Views and fragments in one another are followed so deep. */
const deepest = 8;

/** Every path that a rule surely reads from a resource of a known type. */
export function resourceReads(
  written: WrittenLogic,
  types: readonly string[],
  environment: LogicEnvironment,
): readonly ResourceRead[] {
  const reader = new Reader(
    types.map((type) => ({ type, keys: [] })),
    environment,
  );
  const { let: lets = new Map(), when, assert = [], each = [] } = written;
  const outer: Scope = { item: reader.root, names: new Map() };
  const named = new Map(
    [...lets].map(([name, node]) => [name, { shape: reader.shapeOf(node, outer, 0) }]),
  );
  const scope: Scope = { ...outer, names: named };
  for (const node of lets.values()) reader.walk(node, outer, 0);
  if (when !== undefined) reader.walk(when, scope, 0);
  for (const node of assert) reader.walk(thatOf(node), scope, 0);
  for (const one of each) {
    const shape = reader.collection(one.in, scope);
    const names = one.as === undefined ? named : new Map(named).set(one.as, { shape });
    const inside: Scope = { item: shape, names };
    if (one.where !== undefined) reader.walk(one.where, inside, 0);
    for (const node of one.assert) reader.walk(thatOf(node), inside, 0);
  }
  return reader.reads;
}

function thatOf(node: DataNode): DataNode {
  return node.kind === 'object' && isAssertionRecord(node)
    ? (node.properties.get('that')?.value ?? node)
    : node;
}

/** Operators whose result stands where their first operand does. */
const handOn: ReadonlySet<string> = new Set([
  'filter',
  'sortBy',
  'first',
  'last',
  'distinct',
  'flatten',
  'concat',
  'merge',
  'intersect',
  'difference',
]);

class Reader {
  readonly reads: ResourceRead[] = [];

  constructor(
    readonly root: Shape,
    readonly environment: LogicEnvironment,
  ) {}

  /** What `each` runs over: a path, a view, or logic. */
  collection(node: DataNode, scope: Scope): Shape {
    if (node.kind === 'string') {
      if (this.environment.views.has(node.value)) return this.#viewShape(node.value, 0);
      return this.#read(node, this.root, scope);
    }
    this.walk(node, scope, 0);
    return this.shapeOf(node, scope, 0);
  }

  /** Notes the reads in a piece of logic. */
  walk(node: DataNode, scope: Scope, depth: number): void {
    if (node.kind === 'array') {
      for (const item of node.items) this.walk(item, scope, depth);
      return;
    }
    const call = callIn(node);
    if (call === undefined || depth > deepest) return;
    const { name, operands } = call;
    const [first] = operands;
    if (name === 'var' || name === 'resource') {
      if (first !== undefined)
        this.#read(first, name === 'resource' ? this.root : scope.item, scope, name);
      return;
    }
    if (name === 'use' || name === 'view') {
      for (const argument of operands.slice(1)) this.walk(argument, scope, depth);
      return;
    }
    const parameters = operators.get(name)?.parameters ?? [];
    const list = first === undefined ? [] : this.shapeOf(first, scope, depth);
    operands.forEach((operand, index) => {
      const parameter = parameters[Math.min(index, parameters.length - 1)];
      if (parameter?.scope !== 'item') this.walk(operand, scope, depth);
      else this.walk(operand, inItem(scope, list, call.as), depth);
    });
  }

  /** Where the value of a piece of logic stands; of a list, where its items do. */
  shapeOf(node: DataNode, scope: Scope, depth: number): Shape {
    const call = callIn(node);
    if (call === undefined || depth > deepest) return [];
    const { name, operands } = call;
    const [first, second] = operands;
    if (first === undefined) return [];
    switch (name) {
      case 'var':
        return this.#path(first, scope.item, scope);
      case 'resource':
        return this.#path(first, this.root, { ...scope, names: new Map() });
      case 'children':
      case 'descendants':
      case 'deployed':
      case 'related':
      case 'self':
        return this.#types(first, scope).map((type) => ({ type, keys: [] }));
      case 'view':
        return first.kind === 'string' ? this.#viewShape(first.value, depth + 1) : [];
      case 'use':
        return this.#fragmentShape(call, scope, depth);
      case 'map':
        return second === undefined
          ? []
          : this.shapeOf(second, inItem(scope, this.shapeOf(first, scope, depth), call.as), depth);
      default:
        return handOn.has(name) ? this.#joined(name, operands, scope, depth) : [];
    }
  }

  #joined(name: string, operands: readonly DataNode[], scope: Scope, depth: number): Shape {
    const lists = name === 'concat' || name === 'merge' ? operands : operands.slice(0, 1);
    const shapes = lists.map((list) => this.shapeOf(list, scope, depth));
    // Of a list with a part that nobody knows, nothing is sure.
    return shapes.some((shape) => shape.length === 0) ? [] : shapes.flat();
  }

  #viewShape(name: string, depth: number): Shape {
    const scope: Scope = { item: this.root, names: new Map() };
    const sources = this.environment.views.get(name) ?? [];
    // Entries that a view adds stand nowhere in the resource.
    if (depth > deepest || sources.some((source) => source.with !== undefined)) return [];
    return sources.flatMap(({ in: list, at }) => {
      const shape =
        list.kind === 'string'
          ? this.#path(list, this.root, scope)
          : this.shapeOf(list, scope, depth);
      const keys = at?.kind === 'string' ? keysOf(at.value) : [];
      return shape.map((one) => ({ ...one, keys: [...one.keys, ...keys] }));
    });
  }

  #fragmentShape(call: Call, scope: Scope, depth: number): Shape {
    const [name, ...args] = call.operands;
    const fragment =
      name?.kind === 'string' ? this.environment.fragments.get(name.value) : undefined;
    if (fragment === undefined) return [];
    const names = new Map(scope.names);
    fragment.parameters.forEach((parameter, index) => {
      const node = args[index];
      if (node !== undefined)
        names.set(parameter, { shape: this.shapeOf(node, scope, depth), node });
    });
    return this.shapeOf(fragment.logic, { ...scope, names }, depth + 1);
  }

  /** The types that an operand names in full, through arguments of fragments too. */
  #types(node: DataNode, scope: Scope): readonly string[] {
    if (node.kind === 'array') return node.items.flatMap((item) => this.#types(item, scope));
    if (node.kind === 'string') return /[*?]/.test(node.value) ? [] : [node.value];
    const call = callIn(node);
    const [path] = call?.name === 'var' ? call.operands : [];
    const bound = path?.kind === 'string' ? scope.names.get(path.value)?.node : undefined;
    return bound === undefined ? [] : this.#types(bound, scope);
  }

  /** Notes a read and gives where it leads. */
  #read(node: DataNode, from: Shape, scope: Scope, name = 'resource'): Shape {
    const shape = this.#path(node, from, name === 'var' ? scope : { ...scope, names: new Map() });
    if (node.kind === 'string') {
      for (const { type, keys } of shape) {
        this.reads.push({ type, keys, path: node.value, span: node.span });
      }
    }
    return shape;
  }

  #path(node: DataNode, from: Shape, { names }: Scope): Shape {
    if (node.kind !== 'string') return [];
    const keys = keysOf(node.value);
    const [first = '', ...rest] = keys;
    const bound = names.get(first);
    const [base, below] = bound === undefined ? [from, keys] : [bound.shape, rest];
    return base.map((one) => ({ ...one, keys: [...one.keys, ...below] }));
  }
}

function inItem(scope: Scope, item: Shape, as: string | undefined): Scope {
  return {
    item,
    names: as === undefined ? scope.names : new Map(scope.names).set(as, { shape: item }),
  };
}

function keysOf(path: string): readonly string[] {
  return (parsePath(path).steps ?? []).flatMap((step: Step) =>
    step.kind === 'key' && step.index === undefined ? [step.key] : [],
  );
}

interface Call {
  readonly name: string;
  readonly operands: readonly DataNode[];
  readonly as?: string;
}

/** A call with its operands in order, also where they are written by name. */
function callIn(node: DataNode): Call | undefined {
  if (node.kind !== 'object' || node.properties.size !== 1) return undefined;
  const [property] = node.properties.values();
  if (property === undefined || property.key.value === 'literal') return undefined;
  const { key, value } = property;
  const name = key.value;
  if (value.kind !== 'object' || value.properties.size < 2) {
    return { name, operands: value.kind === 'array' ? value.items : [value] };
  }
  const order =
    name === 'use'
      ? ['fragment', ...[...value.properties.keys()].filter((one) => one !== 'fragment')]
      : (operators.get(name)?.parameters ?? []).map((parameter) => parameter.name);
  const as = value.properties.get('as')?.value;
  return {
    name,
    operands: order.flatMap((one) => value.properties.get(one)?.value ?? []),
    ...(as?.kind === 'string' ? { as: as.value } : {}),
  };
}
