import type { Trace } from '../logic/compiled.js';
import { verdictOf } from '../logic/ternary.js';

/** One of the things that decided: what was read, and what was expected of it. */
export interface Deciding {
  /** The read that decided, else the operator that did. */
  readonly read: Trace;
  /** Words that follow `expected`, where the operator has some. */
  readonly expected?: string;
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
  const turned = trace.connective === 'not' || trace.connective === 'none';
  return parts.flatMap((operand) => leaves(operand, turned ? !negated : negated));
}

/** The operands that gave the operator its value; undefined where the operator itself decides. */
function decidingOperands(trace: Trace): readonly Trace[] | undefined {
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
  return { read, expected: negated ? words.negated : words.plain };
}

/** The read an operator decided on: the first that is not known, else the first. */
function readOf(trace: Trace): Trace | undefined {
  const reads = readsOf(trace);
  const open = ({ value }: Trace): boolean => value.kind === 'unknown' || value.kind === 'choice';
  return (open(trace) ? reads.find(open) : undefined) ?? reads[0];
}

function readsOf(trace: Trace): readonly Trace[] {
  if (trace.path !== undefined) return [trace];
  return trace.operands.flatMap(readsOf);
}
