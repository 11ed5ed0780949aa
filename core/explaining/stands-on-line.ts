import type { Value } from '../expressions/value.js';
import type { Target } from '../judging/target.js';
import { type Location, positionAt } from '../source/location.js';
import type { Span } from '../source/span.js';
import type { ExplainedLogic, ExplainedPart, TargetExplanation } from './explanation.js';

/** A line of a file, 1-based. */
export interface Line {
  readonly path: string;
  readonly line: number;
}

/** Whether a target is written on a line, or a reason of its verdict, or a value on the way to one, stands there. */
export function standsOnLine(
  target: Target,
  { reasons, parts }: TargetExplanation,
  wanted: Line,
): boolean {
  const { path, line } = wanted;
  if (reasons.some(({ location }) => location.path === path && location.startLine === line)) {
    return true;
  }
  for (const location of placesIn(parts)) {
    if (location.path === path && location.startLine === line) return true;
  }
  const [first, last] = linesOf(target, path);
  return first <= line && line <= last;
}

/** Where the values stand that the logic read. */
function* placesIn(parts: readonly ExplainedPart[]): Generator<Location> {
  for (const { logic, items = [] } of parts) {
    if (logic !== undefined) yield* placesOf(logic);
    for (const item of items) yield* placesIn(item.parts);
  }
}

function* placesOf({ places = [], operands }: ExplainedLogic): Generator<Location> {
  for (const { location } of places) yield location;
  for (const operand of operands) yield* placesOf(operand);
}

/** The first and the last line of a file that the target, or something in it, is written on. */
function linesOf(target: Target, path: string): readonly [number, number] {
  let first = Number.POSITIVE_INFINITY;
  let last = 0;
  const add = ({ file, start }: Span): void => {
    if (file.path !== path) return;
    const { line } = positionAt(file, start);
    first = Math.min(first, line);
    last = Math.max(last, line);
  };
  add(target.header);
  const pending: Value[] = [target.root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    add(next.origin.span);
    if (next.kind === 'array') pending.push(...next.items);
    if (next.kind !== 'object') continue;
    for (const { keySpan, value } of next.entries.values()) {
      if (keySpan !== undefined) add(keySpan);
      pending.push(value);
    }
  }
  return [first, last];
}
