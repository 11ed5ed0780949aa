import { RE2JS } from 're2js';
import type { DataNode } from '../../source/data.js';
import { type PathSide, type PathStep, type PathTest, parseJsonPath } from './json-path.js';

/**
 * The part of a document that a path leads to, or an array of them where it leads to several;
 * undefined where it leads to none, or is no path.
 */
export function selectData(root: DataNode, path: string): DataNode | undefined {
  const steps = parseJsonPath(path);
  if (steps === undefined) return undefined;
  const found = follow(steps, root, root);
  const [first, ...others] = found;
  return others.length === 0 ? first : { kind: 'array', items: found, span: root.span };
}

function follow(steps: readonly PathStep[], from: DataNode, root: DataNode): readonly DataNode[] {
  return steps.reduce<readonly DataNode[]>(
    (parts, step) => parts.flatMap((part) => takeStep(step, part, root)),
    [from],
  );
}

function takeStep(step: PathStep, part: DataNode, root: DataNode): readonly DataNode[] {
  switch (step.kind) {
    case 'properties': {
      if (!step.deep) return propertiesOf(part, step.names);
      if (step.names.length === 0) return withDescendants(part);
      return withDescendants(part).flatMap((each) => propertiesOf(each, step.names));
    }
    case 'items':
      if (part.kind !== 'array') return [];
      if (step.positions.length === 0) return part.items;
      return step.positions.flatMap((position) => part.items[position] ?? []);
    case 'slice':
      return part.kind === 'array' ? slice(part.items, step) : [];
    case 'filter': {
      const tested = step.deep ? withDescendants(part) : part.kind === 'array' ? part.items : [];
      return tested.filter((each) => passes(step.test, each, root));
    }
  }
}

function propertiesOf(part: DataNode, names: readonly string[]): readonly DataNode[] {
  if (part.kind !== 'object') return [];
  if (names.length === 0) return [...part.properties.values()].map(({ value }) => value);
  return names.flatMap((name) => part.properties.get(name)?.value ?? []);
}

function withDescendants(part: DataNode): readonly DataNode[] {
  const found: DataNode[] = [];
  const pending = [part];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    found.push(node);
    const children = node.kind === 'array' ? node.items : propertiesOf(node, []);
    pending.push(...[...children].reverse());
  }
  return found;
}

function slice(
  items: readonly DataNode[],
  { start, end, step }: Extract<PathStep, { kind: 'slice' }>,
): readonly DataNode[] {
  const { length } = items;
  const forward = step > 0;
  const from = (position: number) => (position < 0 ? length + position : position);
  const first = start === undefined ? (forward ? 0 : length - 1) : from(start);
  const last = end === undefined ? (forward ? length : -1) : from(end);
  const found: DataNode[] = [];
  const begin = forward ? Math.max(first, 0) : Math.min(first, length - 1);
  for (
    let at = begin;
    forward ? at < Math.min(last, length) : at > Math.max(last, -1);
    at += step
  ) {
    const item = items[at];
    if (item) found.push(item);
  }
  return found;
}

function passes(test: PathTest, item: DataNode, root: DataNode): boolean {
  switch (test.kind) {
    case 'both':
      return passes(test.left, item, root) && passes(test.right, item, root);
    case 'either':
      return passes(test.left, item, root) || passes(test.right, item, root);
    case 'exists':
      return operandsOf(test.side, item, root).length > 0;
    case 'compare': {
      const right = operandsOf(test.right, item, root);
      return operandsOf(test.left, item, root).some((left) =>
        right.some((each) => agree(test.operator, left, each)),
      );
    }
  }
}

type Plain = string | number | boolean | null;

/** A value, a pattern, or something that has parts. */
type Operand =
  | { readonly kind: 'plain'; readonly value: Plain }
  | Extract<PathSide, { kind: 'pattern' }>
  | { readonly kind: 'container' };

function operandsOf(side: PathSide, item: DataNode, root: DataNode): readonly Operand[] {
  if (side.kind === 'pattern') return [side];
  if (side.kind === 'value') return [{ kind: 'plain', value: side.value }];
  return follow(side.steps, side.from === 'item' ? item : root, root).map((node): Operand => {
    if (node.kind === 'object' || node.kind === 'array') return { kind: 'container' };
    return { kind: 'plain', value: node.kind === 'null' ? null : node.value };
  });
}

function agree(operator: string, left: Operand, right: Operand): boolean {
  const unequal = operator === '!=' || operator === '<>' || operator === '!==';
  if (operator === '=~') return fits(left, right);
  if (left.kind !== 'plain' || right.kind !== 'plain') return unequal && operator !== '!==';
  if (unequal) return left.value !== right.value;
  if (operator === '==' || operator === '===') return left.value === right.value;
  const order = compare(left.value, right.value);
  if (order === undefined) return false;
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    default:
      return order >= 0;
  }
}

/** Negative, zero or positive, by what is on the left; undefined where the two cannot be compared. */
function compare(left: Plain, right: Plain): number | undefined {
  if (typeof left === 'number') {
    const number = Number(right);
    return Number.isNaN(number) ? undefined : left - number;
  }
  if (left === null) return right === null ? 0 : -1;
  const [a, b] = [String(left), String(right)];
  return a < b ? -1 : a > b ? 1 : 0;
}

function fits(left: Operand, right: Operand): boolean {
  if (left.kind !== 'plain' || typeof left.value !== 'string' || right.kind !== 'pattern')
    return false;
  const flags = [
    [RE2JS.CASE_INSENSITIVE, 'i'],
    [RE2JS.MULTILINE, 'm'],
    [RE2JS.DOTALL, 's'],
  ] as const;
  const chosen = flags.reduce(
    (all, [flag, letter]) => (right.flags.includes(letter) ? all | flag : all),
    0,
  );
  try {
    return RE2JS.compile(right.source, chosen).matcher(left.value).find();
  } catch {
    return false;
  }
}
