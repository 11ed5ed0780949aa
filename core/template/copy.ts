import { lift } from '../expressions/choice.js';
import { evaluate } from '../expressions/evaluate.js';
import { callOf, residualOf } from '../expressions/residual.js';
import { unknownValue } from '../expressions/unknown.js';
import type {
  ArrayValue,
  ChoiceValue,
  Entry,
  Origin,
  UnknownValue,
  Value,
} from '../expressions/value.js';
import { numberValue } from '../expressions/values.js';
import type { Span } from '../source/span.js';
import { type LoopRound, withLoop } from './loops.js';
import { childNode } from './node-access.js';
import { type NodeScope, valueOfNode } from './node-value.js';
import { reportAt } from './session.js';
import type { ArrayNode, ObjectNode, PropertyNode, TemplateNode } from './template.js';

/** How often a loop runs: a number, or what the number waits for. */
export type LoopCount =
  | { readonly kind: 'known'; readonly count: number }
  | { readonly kind: 'unknown'; readonly count: UnknownValue | ChoiceValue };

/** Reads the `count` of a loop. What is no count is reported and counts as none; too many are cut at the limit. */
export function loopCount(loop: ObjectNode, at: NodeScope): LoopCount {
  const node = childNode(loop, 'count');
  if (node === undefined) {
    reportAt(at.session, 'expansion/copy-count', loop.header, 'it is missing');
    return { kind: 'known', count: 0 };
  }
  return countOf(valueOfNode(node, at), node.span, at);
}

function countOf(value: Value, place: Span, { session }: NodeScope): LoopCount {
  if (value.kind === 'unknown' || value.kind === 'choice') return { kind: 'unknown', count: value };
  if (value.kind !== 'number' || !Number.isInteger(value.value) || value.value < 0) {
    const found = value.kind === 'number' ? String(value.value) : `of kind ${value.kind}`;
    reportAt(session, 'expansion/copy-count', place, `it is ${found}`);
    return { kind: 'known', count: 0 };
  }
  const { copies } = session.limits;
  if (value.value > copies) {
    reportAt(session, 'expansion/copy-limit', place, String(value.value), String(copies));
    return { kind: 'known', count: copies };
  }
  return { kind: 'known', count: value.value };
}

/** The rounds of a loop: each with its index, or one standing for all when their number is not known. */
export function roundsOf(
  count: LoopCount,
  name: string | undefined,
  of: LoopRound['of'],
  span: Span,
): readonly LoopRound[] {
  const origin: Origin = { span, role: 'expression' };
  if (count.kind === 'known') {
    return Array.from({ length: count.count }, (_, index) => ({
      name,
      of,
      index: numberValue(index, origin),
    }));
  }
  const args = name === undefined ? [] : [{ kind: 'string' as const, value: name, span }];
  // Loops of one name may run in several places.
  const call = { ...callOf('copyIndex', args, span), of: `${span.file.path}:${span.start}` };
  const index = unknownValue(call, origin, count.count.reason, { type: 'int' });
  return [{ name, of, index }];
}

/** True for `copy: [{ name, count, input }]` inside an object, which makes properties. */
export function isPropertyCopy(
  property: PropertyNode,
): property is PropertyNode & { readonly value: ArrayNode } {
  if (typeof property.key !== 'string' || property.key.toLowerCase() !== 'copy') return false;
  const { value } = property;
  return (
    value.kind === 'array' &&
    value.items.length > 0 &&
    value.items.every((item) => item.kind === 'object' && childNode(item, 'input') !== undefined)
  );
}

/** The properties that the loops of a `copy` make, each an array. */
export function copiedProperties(loops: ArrayNode, at: NodeScope): readonly Entry[] {
  const entries: Entry[] = [];
  for (const loop of loops.items) {
    if (loop.kind !== 'object') continue;
    const name = loopName(loop, at);
    if (name === undefined) continue;
    entries.push({ key: name.text, keySpan: name.span, value: loopArray(loop, name.text, at) });
  }
  return entries;
}

/** The name of a loop, where it is known. */
export function loopName(
  loop: ObjectNode,
  at: NodeScope,
): { readonly text: string; readonly span: Span } | undefined {
  const node = childNode(loop, 'name');
  if (node === undefined) return undefined;
  const value =
    node.kind === 'expression' ? evaluate(node.expression, at.scope) : valueOfNode(node, at);
  return value.kind === 'string' ? { text: value.value, span: node.span } : undefined;
}

/** The array that a loop's `input` makes, one item a round. */
export function loopArray(
  loop: ObjectNode,
  name: string | undefined,
  at: NodeScope,
  of: LoopRound['of'] = 'property',
): Value {
  const input = childNode(loop, 'input');
  const origin: Origin = { span: loop.span, role: 'literal' };
  const items = (count: LoopCount): readonly Value[] =>
    input === undefined
      ? []
      : roundsOf(count, name, of, loop.span).map((round) => itemOf(input, round, at));
  const count = loopCount(loop, at);
  if (count.kind === 'known') {
    return { kind: 'array', items: items(count), origin, header: loop.header };
  }
  return arrayOfUnknownLength(loop, origin, count.count, items, at);
}

function itemOf(input: TemplateNode, round: LoopRound, at: NodeScope): Value {
  return valueOfNode(input, { ...at, scope: withLoop(at.scope, round) });
}

/** A choice of counts is a choice of arrays; any other count leaves an array of which one item is known. */
function arrayOfUnknownLength(
  loop: ObjectNode,
  origin: Origin,
  count: UnknownValue | ChoiceValue,
  items: (count: LoopCount) => readonly Value[],
  at: NodeScope,
): Value {
  const residual = () => callOf('createArray', [residualOf(count)], loop.span);
  const place = childNode(loop, 'count')?.span ?? loop.header;
  return lift(
    [count],
    ([alternative]): Value => {
      const length = alternative === undefined ? undefined : countOf(alternative, place, at);
      const header = loop.header;
      if (length?.kind === 'known') return { kind: 'array', items: items(length), origin, header };
      if (alternative?.kind !== 'unknown') return { kind: 'array', items: [], origin, header };
      const [representative] = items({ kind: 'unknown', count: alternative });
      const rest = { count: alternative, ...(representative && { representative }) };
      return { kind: 'array', items: [], rest, origin, header } satisfies ArrayValue;
    },
    residual,
    origin,
  );
}
