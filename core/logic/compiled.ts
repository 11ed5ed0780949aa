import type { Origin, Value } from '../expressions/value.js';
import type { Span } from '../source/span.js';

/** What an expression of the rule language gives: a value, or nothing there. */
export type LogicValue = Value | MissingValue;

/** Nothing stands at the path that was read. Standard operators see null; ours tell the two apart. */
export interface MissingValue {
  readonly kind: 'missing';
  /** Of the nearest ancestor that exists; its header is where absence is reported. */
  readonly origin: Origin;
  readonly header?: Span;
}

/** A rule's logic, checked and compiled once. */
export interface CompiledLogic {
  /** Evaluates without keeping a record: the fast way, for most targets pass. */
  evaluate(context: LogicContext): LogicValue;
  /** Evaluates and records each operator with its operands, so that messages, places and explanations can be made. */
  trace(context: LogicContext): Trace;
  /** Where the logic stands in its rule file. */
  readonly span: Span;
}

/** One evaluated operator with what it saw. */
export interface Trace {
  /** Operator name, or `literal`. */
  readonly operator: string;
  readonly value: LogicValue;
  readonly operands: readonly Trace[];
  /** For reads: the path from the target's root (`properties.agentPoolProfiles[0].mode`). */
  readonly path?: string;
  readonly span: Span;
}

/** What a piece of logic is evaluated against. */
export interface LogicContext {
  /** What `resource` and an outermost `var` read. */
  readonly target: LogicTarget;
  /** Rule options by key, with defaults filled in. */
  readonly option: (key: string) => Value | undefined;
  /** Facts that rules look up, by name (`rules/data`). */
  readonly fact: (name: string) => Value | undefined;
  readonly now: () => Date;
}

/**
 * The thing judged. `root` is all that plain logic needs; operators registered for a domain read the
 * rest through `domain`, whose shape only they and the judging know.
 */
export interface LogicTarget {
  readonly root: Value;
  readonly header: Span;
  readonly domain: unknown;
}
