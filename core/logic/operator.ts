import type { LogicProblemCode } from '../diagnostics/logic.js';
import type { Value } from '../expressions/value.js';
import { asSecret, holdsSecret } from '../expressions/values.js';
import type { DataNode } from '../source/data.js';
import type { Span } from '../source/span.js';
import { overChoices } from './choice.js';
import type {
  Connective,
  DecidedValue,
  Describe,
  Located,
  LogicContext,
  LogicValue,
  Subject,
  Trace,
} from './compiled.js';
import { asValue } from './read.js';
import { answer, type Ternary } from './ternary.js';

/** An operator of the rule language: what it means, how it is written, and how it is compiled. */
export interface Operator {
  readonly name: string;
  /** What it gives, and for missing, null, unknown and letter case what it does. Markdown; printed in the docs. */
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  /** The last parameter takes any number of operands, at least `atLeast`. */
  readonly variadic?: { readonly atLeast: number };
  /** Settings written by name beside the parameters: their allowed values, or any name. */
  readonly settings?: Readonly<Record<string, readonly string[] | 'name'>>;
  /** Run as tests, printed in the docs. */
  readonly examples: readonly Example[];
  readonly connective?: Connective;
  readonly describe?: Describe;
  /** Set where `describe` speaks of what is judged, not of the first operand. */
  readonly about?: 'target';
  readonly subject?: Subject;
  readonly compile: (call: Call) => Evaluate;
}

export interface Parameter {
  /** Its name in the form with names: `every: { in: …, that: … }`. */
  readonly name: string;
  readonly optional?: true;
  /** `item`: logic that reads the item of a collection, which `as` may name. */
  readonly scope?: 'item';
  /** Names that such logic may begin a path with, besides the one of `as`. */
  readonly binds?: readonly string[];
}

/** Logic and data, both as plain JSON, and what comes out; `result` is absent where that is nothing. */
export interface Example {
  readonly logic: unknown;
  readonly data?: unknown;
  readonly result?: unknown;
}

/** One use of an operator in a rule, checked. */
export interface Call {
  readonly span: Span;
  /** In the order of the parameters; omitted ones at the end are absent, omitted ones between undefined. */
  readonly operands: readonly (Compiled | undefined)[];
  readonly settings: ReadonlyMap<string, string>;
  /** Reports a problem found while compiling. */
  readonly problem: (code: LogicProblemCode, span: Span, ...args: readonly string[]) => void;
}

/** A piece of logic as a closure. */
export interface Compiled {
  readonly evaluate: Evaluate;
  /** Set where it is data, so that an operator can prepare it once. */
  readonly constant?: LogicValue;
  readonly node: DataNode;
}

export type Evaluate = (frame: Frame) => Located;

/** What is visible at one point of an evaluation. */
export interface Frame {
  readonly context: LogicContext;
  readonly root: Located;
  /** What `var` reads. */
  readonly item: Located;
  readonly names: Names | undefined;
  /** Named values of the rule that have been worked out. */
  readonly memory: Map<string, Located> | undefined;
  /** Where the traces of operands go; absent when nothing is recorded. */
  readonly record: Trace[] | undefined;
}

/** Names of items and of arguments, innermost first. */
export interface Names {
  readonly name: string;
  readonly located: Located;
  readonly outer: Names | undefined;
}

type Definition = Omit<Operator, 'compile'>;

/** Prepares an operator for one call (patterns compiled, settings read) and gives the function to apply. */
type Prepare<R> = (call: Call) => (operands: readonly DecidedValue[], frame: Frame) => R;

/** An operator that gives a value from the values of its operands; choices are spread out before it is applied. */
export function valueOperator(definition: Definition, prepare: Prepare<LogicValue>): Operator {
  return {
    ...definition,
    compile(call) {
      const apply = prepare(call);
      const operands = present(call);
      return (frame) => {
        const values = operands.map((operand) => operand.evaluate(frame).value);
        const value = overChoices(values, (decided) => apply(decided, frame));
        return { value: keptSecret(value, values) };
      };
    },
  };
}

/** Text made of a secret is a secret, and so is a list that holds such text, and each text that was made for it. */
function keptSecret(value: LogicValue, operands: readonly LogicValue[]): LogicValue {
  if (value.kind === 'boolean' || value.kind === 'missing') return value;
  const given = operands.flatMap((one) => (one.kind === 'missing' ? [] : [asValue(one)]));
  if (!given.some(holdsSecret)) return value;
  if (value.kind !== 'choice') return madeSecret(value, given);
  const alternatives = value.alternatives.map(({ when, value: one }) => ({
    when,
    value: one.kind === 'missing' ? one : madeSecret(one, given),
  }));
  return { ...value, alternatives, secret: true };
}

function madeSecret<V extends Value>(value: V, given: readonly Value[]): V {
  if (value.kind !== 'array') return asSecret(value);
  const handedOn = new Set(given.flatMap((one) => [...valuesIn(one)]));
  const items = value.items.map((item) => (handedOn.has(item) ? item : asSecret(item)));
  return { ...asSecret(value), items };
}

/** A value and everything in it. */
function* valuesIn(value: Value): Generator<Value> {
  yield value;
  if (value.kind === 'array') for (const item of value.items) yield* valuesIn(item);
  if (value.kind === 'object')
    for (const entry of value.entries.values()) yield* valuesIn(entry.value);
  if (value.kind === 'choice') for (const one of value.alternatives) yield* valuesIn(one.value);
}

/** An operator that answers true, false or unknown. */
export function predicate(definition: Definition, prepare: Prepare<Ternary>): Operator {
  return valueOperator(definition, (call) => {
    const apply = prepare(call);
    const settings = [...call.settings].map(([name, value]) => `${name}=${value}`).sort();
    const form = [definition.name, ...settings].join(' ');
    return (operands, frame) => answer(apply(operands, frame), form, operands);
  });
}

/** The operands that were written. */
export function present(call: Call): readonly Compiled[] {
  return call.operands.filter((operand) => operand !== undefined);
}

/** A required operand; checking has made sure that it is there. */
export function operand(call: Call, index: number): Compiled {
  const found = call.operands[index];
  if (found === undefined) throw new Error(`operand ${index} of a checked call is absent`);
  return found;
}
