import type { Expression } from '../expressions/syntax.js';
import type {
  Condition,
  KnownValue,
  Origin,
  UnknownReason,
  UnknownValue,
  Value,
} from '../expressions/value.js';
import type { Span } from '../source/span.js';
import type { Path } from './path.js';

/** What an expression of the rule language gives: a value, or nothing there. */
export type LogicValue = DecidedValue | LogicChoice;

/** A value that is no choice at its own level. */
export type DecidedValue = KnownValue | UncertainValue | MissingValue;

/** An unknown with what logic found out about it; reading through something unknown may also find nothing. */
export interface UncertainValue extends UnknownValue {
  readonly perhapsMissing?: true;
  /** Of a number: the least and the greatest it can be, both inclusive. */
  readonly range?: { readonly least: number; readonly most?: number };
  /** Whatever it will be, it counts as true, or as false. */
  readonly truth?: boolean;
}

/** Nothing stands at the path that was read. Standard operators see null; ours tell the two apart. */
export interface MissingValue {
  readonly kind: 'missing';
  /** Of the nearest ancestor that exists; its header is where absence is reported. */
  readonly origin: Origin;
  readonly header?: Span;
}

/** A choice (see `ChoiceValue`), where an alternative may also be that nothing is there. */
export interface LogicChoice {
  readonly kind: 'choice';
  readonly alternatives: readonly LogicAlternative[];
  readonly origin: Origin;
  readonly secret?: true;
  readonly expression: Expression;
  readonly form: string;
  readonly reason: UnknownReason;
}

export interface LogicAlternative {
  /** All must hold. */
  readonly when: readonly Condition[];
  readonly value: DecidedValue;
}

/** A value with the place it was read from. */
export interface Located {
  readonly value: LogicValue;
  /** From the target's root; absent for what was computed. */
  readonly path?: Path;
  /** Of a list that logic gathered: its items, each with its own place. As many as `value.items`. */
  readonly items?: readonly Located[];
  /**
   * Of a choice of gathered lists: where their items stand. Of an item of a view: where the entries stand
   * that its source adds.
   */
  readonly places?: ReadonlyMap<LogicValue, Path>;
}

/** A rule's logic, checked and compiled once. */
export interface CompiledLogic {
  /** Evaluates without keeping a record: the fast way, for most targets pass. */
  evaluate(context: LogicContext): LogicValue;
  /** Like `evaluate`, with the place of the result and, for a list, of its items (see `itemsOf`). */
  locate(context: LogicContext): Located;
  /** Evaluates and records each operator with its operands, so that messages, places and explanations can be made. */
  trace(context: LogicContext): Trace;
  /** Where the logic stands in its rule file. */
  readonly span: Span;
}

/** One evaluated operator with what it saw. */
export interface Trace {
  /** Operator name, `literal` for data, `list` for an array written out, `call` for a named value. */
  readonly operator: string;
  readonly value: LogicValue;
  /**
   * The operands that were evaluated, in order; logic that runs once for each item of a list stands
   * here once for each item, after the list.
   */
  readonly operands: readonly Trace[];
  /** For reads: the path from the target's root (`properties.agentPoolProfiles[0].mode`). */
  readonly path?: string;
  /** Words for messages: what the operator expected, from the operands it saw. */
  readonly describe?: Describe;
  /** What to call the operand instead of its value, where logic is described and not run. */
  readonly words?: string;
  /** Words for messages: what the value is, seen from the first operand. */
  readonly subject?: Subject;
  /** How operands decide the value of this operator; absent where the operator itself is what decides. */
  readonly connective?: Connective;
  readonly span: Span;
}

/**
 * How the value of an operator follows from those of its operands. `not` and `none` turn the
 * expectation of the operands round; `each` and `none` have a list as their first operand, which only counts.
 */
export type Connective = 'all' | 'any' | 'not' | 'each' | 'some' | 'none' | 'if' | 'same';

/**
 * Words that tell what an operator gives, to be followed by what its first operand is: `the length of`. A function where
 * the words depend on the operands, and the judged thing follows: `resources of type 'X' below`.
 */
export type Subject = string | ((operands: readonly Trace[]) => string);

/** What was expected of the first operand, in words that follow `expected`: plain, and when negated. */
export type Describe = (operands: readonly Trace[]) => Expectation;

export interface Expectation {
  readonly plain: string;
  readonly negated: string;
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
  /** Whether there is a file at a path from the root. */
  readonly fileExists: (path: string) => boolean;
  /** The item of a collection that is judged (`each`), innermost first. */
  readonly item?: ItemScope;
}

/** An item that `var` reads, also by name where `as` gives one. */
export interface ItemScope {
  readonly item: Located;
  readonly as?: string;
  readonly outer?: ItemScope;
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
