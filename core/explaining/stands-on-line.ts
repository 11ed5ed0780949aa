import type { Target } from '../judging/target.js';
import { type Location, locate } from '../source/location.js';
import type { ExplainedLogic, ExplainedPart, TargetExplanation } from './explanation.js';

/** A line of a file, 1-based. */
export interface Line {
  readonly path: string;
  readonly line: number;
}

/** Whether a target is declared on a line, or a reason of its verdict, or a value on the way to one, stands there. */
export function standsOnLine(
  target: Target,
  { reasons, parts }: TargetExplanation,
  wanted: Line,
): boolean {
  const places = [...reasons.map(({ location }) => location), ...placesIn(parts)];
  if (places.some(({ path, startLine }) => path === wanted.path && startLine === wanted.line)) {
    return true;
  }
  return [target.header, target.root.origin.span].some((span) => isOnLine(locate(span), wanted));
}

function isOnLine({ path, startLine, endLine }: Location, { path: file, line }: Line): boolean {
  return path === file && startLine <= line && line <= endLine;
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
