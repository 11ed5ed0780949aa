import type { LogicValue, Trace } from '../logic/compiled.js';
import { verdictOf } from '../logic/ternary.js';

/** One of the things that decided: what was read, and what was expected of it. */
export interface Deciding {
  /** The read that decided, else the operator that did. */
  readonly read: Trace;
  /** What the expectation is about, where that is not the read itself but something made of it. */
  readonly made?: Made;
  /** Words that follow `expected`, where the operator has some. */
  readonly expected?: string;
}

/** A value that logic made: how to call it, in words that what was read follows, and what it is. */
export interface Made {
  readonly words: string;
  readonly value: LogicValue;
}

/**
 * The leaves of a trace that made its value what it is, in the order of the rule: of an `and` the parts
 * that are false, of an `or` all of them, and so on down to the operators that read.
 */
export function decidingOf(trace: Trace): readonly Deciding[] {
  return leaves(trace, false);
}

function leaves(trace: Trace, negated: boolean): readonly Deciding[] {
  const parts = decidingOperands(trace);
  if (parts === undefined) return [leaf(trace, negated)];
  const [list] = trace.operands;
  if (list !== undefined && parts.length === 1 && parts[0] === list && isOverItems(trace)) {
    return [listLeaf(trace, list, negated)];
  }
  if (trace.connective === 'some' && list !== undefined && !negated && parts.length > 1) {
    return [noneOfList(trace, list, parts)];
  }
  const turned = trace.connective === 'not' || trace.connective === 'none';
  return parts.flatMap((operand) => leaves(operand, turned ? !negated : negated));
}

/** A collection without items, where there had to be one: the first place that could have held some, else what lists them. */
export function emptyCollection(trace: Trace): Deciding {
  const expected = 'at least one item';
  const read = readOf(trace);
  if (read !== undefined) return { read, expected };
  const made = madeOf(trace);
  if (made === undefined) return { read: trace, expected };
  return { read: trace, made: { ...made, words: `the list of ${made.words}` }, expected };
}

function isOverItems({ connective }: Trace): boolean {
  return connective === 'each' || connective === 'some' || connective === 'none';
}

/** A list that alone decided: it has no items, or nobody knows how many. */
function listLeaf(trace: Trace, list: Trace, negated: boolean): Deciding {
  const wanted = (trace.connective === 'none') === negated && verdictOf(trace.value) === 'false';
  const expected = wanted ? { expected: 'at least one item' } : {};
  return { ...leaf(list, false), ...expected };
}

/** Several items, none of which passes: the list lacks one that does. */
function noneOfList(trace: Trace, list: Trace, items: readonly Trace[]): Deciding {
  const { read } = leaf(list, false);
  const [first] = items.flatMap((item) => leaves(item, false));
  if (verdictOf(trace.value) !== 'false' || read.path === undefined || first === undefined) {
    return first ?? { read };
  }
  const path = first.read.path?.startsWith(read.path)
    ? first.read.path.slice(read.path.length).replace(/^\[\d+\]\.?/, '')
    : '';
  const what = path === '' ? 'one that is' : `one whose '${path}' is`;
  return first.expected === undefined
    ? { read, expected: 'one that passes' }
    : { read, expected: `${what} ${first.expected}` };
}

/** The operands that gave the operator its value; undefined where the operator itself decides. */
export function decidingOperands(trace: Trace): readonly Trace[] | undefined {
  const { connective, operands } = trace;
  const truth = verdictOf(trace.value);
  const [list, ...items] = operands;
  const alike = (traces: readonly Trace[], wanted: typeof truth): readonly Trace[] | undefined => {
    const found = traces.filter((operand) => verdictOf(operand.value) === wanted);
    return found.length === 0 ? undefined : found;
  };
  const inverse = truth === 'unknown' ? truth : truth === 'true' ? 'false' : 'true';
  switch (connective) {
    case 'all':
    case 'any':
      return alike(operands, truth);
    case 'not':
      return operands;
    case 'each':
    case 'some':
      return alike(items, truth) ?? (list === undefined ? undefined : [list]);
    case 'none':
      return alike(items, inverse) ?? (list === undefined ? undefined : [list]);
    case 'if':
    case 'same': {
      const last = operands.at(-1);
      return last === undefined ? undefined : [last];
    }
    default:
      return undefined;
  }
}

function leaf(trace: Trace, negated: boolean): Deciding {
  const read = readOf(trace) ?? trace;
  const words = trace.describe?.(trace.operands);
  if (words === undefined) return { read };
  const expected = negated ? words.negated : words.plain;
  const [first] = trace.operands;
  const made = first === undefined || first === read ? undefined : madeOf(first);
  return made === undefined ? { read, expected } : { read, made, expected };
}

/** What an operand makes of what it reads, in words; undefined where it is the read itself. */
function madeOf(operand: Trace): Made | undefined {
  const words = subjectOf(operand);
  return words === undefined || words === '' ? undefined : { words, value: operand.value };
}

/** `the length of`, for the length of a read; empty for a read, undefined for what has no words. */
function subjectOf(trace: Trace): string | undefined {
  const { path, subject } = trace;
  if (path !== undefined) return '';
  if (typeof subject === 'function') return subject(trace.operands);
  const [first] = resultFirst(trace);
  if (first === undefined) return undefined;
  if (isHandedOn(trace)) return subjectOf(first);
  const inner = subjectOf(first);
  if (subject !== undefined)
    return inner === undefined ? undefined : `${subject} ${inner}`.trimEnd();
  // Calculations: what they read is not what they give.
  return inner === '' && verdictOf(first.value) !== 'unknown' ? 'what is worked out from' : inner;
}

/** The read an operator decided on: the first that is not known, else the first. */
function readOf(trace: Trace): Trace | undefined {
  const reads = readsOf(trace);
  const open = ({ value }: Trace): boolean => value.kind === 'unknown' || value.kind === 'choice';
  return (open(trace) ? reads.find(open) : undefined) ?? reads[0];
}

function readsOf(trace: Trace): readonly Trace[] {
  if (trace.path !== undefined) return [trace];
  return resultFirst(trace).flatMap(readsOf);
}

/** The operands, that one first which the operator hands on as it is. */
function resultFirst(trace: Trace): readonly Trace[] {
  const { operands } = trace;
  const last = operands.at(-1);
  return isHandedOn(trace) && last !== undefined ? [last, ...operands.slice(0, -1)] : operands;
}

function isHandedOn({ connective }: Trace): boolean {
  return connective === 'if' || connective === 'same';
}
