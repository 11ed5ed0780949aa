import type { Span } from '../source/span.js';
import type { Expression } from './syntax.js';

/**
 * A value that expansion worked out, with what is known of its past. Values are immutable; a value
 * that is handed on (through a parameter, a variable, a function) is the same value with a longer origin.
 */
export type Value =
  | StringValue
  | NumberValue
  | BooleanValue
  | NullValue
  | ObjectValue
  | ArrayValue
  | UnknownValue
  | ChoiceValue;

/** A value that holds no unknown at its own level (its items or entries may still be unknown). */
export type KnownValue = Exclude<Value, UnknownValue | ChoiceValue>;

/** Where a value stands, and through `from` where it came from; the end of the chain is what a person would edit. */
export interface Origin {
  readonly span: Span;
  /**
   * What stands at the span: the value itself written out, an expression that gives it, a parameter or
   * variable or output that hands it on, or the context of the deployment (no text of the user's holds it).
   */
  readonly role: 'literal' | 'expression' | 'parameter' | 'variable' | 'output' | 'context';
  /** The name of the parameter, variable or output, where the role has one. */
  readonly name?: string;
  /** True where a parameter's value is its declared default. */
  readonly byDefault?: boolean;
  /** The next step towards the source. */
  readonly from?: Origin;
}

interface ValueBase {
  readonly origin: Origin;
  /** Set on what came from a secure parameter, a Key Vault reference or a `list*` function, and on text built with it. */
  readonly secret?: true;
}

export interface StringValue extends ValueBase {
  readonly kind: 'string';
  readonly value: string;
}

export interface NumberValue extends ValueBase {
  readonly kind: 'number';
  readonly value: number;
  /** The digits as written where a double would lose some. */
  readonly text?: string;
}

export interface BooleanValue extends ValueBase {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface NullValue extends ValueBase {
  readonly kind: 'null';
}

export interface ObjectValue extends ValueBase {
  readonly kind: 'object';
  /** By exact key, in source order. Look keys up with `entryOf`, which also finds them without letter case. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Entries whose key is not known: reading any key that `entries` lacks is then unknown, not missing. */
  readonly unknownEntries: readonly UnknownEntry[];
  /** The key or declaration that introduces this object, where absence inside it is reported. */
  readonly header?: Span;
  /** Where not every key is known: the expression that gives the object, everything known put in. */
  readonly residual?: Expression;
}

export interface Entry {
  readonly key: string;
  /** Where the key is written; absent for entries no text of the user's holds. */
  readonly keySpan?: Span;
  readonly value: Value;
}

export interface UnknownEntry {
  /** The unknown key; or, without `value`, the unknown object whose entries are among these. */
  readonly key: UnknownValue;
  /** Absent where not even the values are known (a union with an unknown object). */
  readonly value?: Value;
}

export interface ArrayValue extends ValueBase {
  readonly kind: 'array';
  readonly items: readonly Value[];
  /** Present when there may be further items, any number of them, after the ones in `items`. */
  readonly rest?: UnknownItems;
  readonly header?: Span;
  /** Where there may be further items: the expression that gives the array, everything known put in. */
  readonly residual?: Expression;
}

export interface UnknownItems {
  /** What the number of items waits for. */
  readonly count: UnknownValue;
  /** One item standing for each of them, where the shape is known (a loop over an unknown array). */
  readonly representative?: Value;
  /** They may stand anywhere among the known ones, not only after them. */
  readonly anywhere?: true;
}

/** The kinds a value can be declared to have. */
export type ValueType = 'string' | 'int' | 'bool' | 'object' | 'array' | 'null';

/** A value that exists only at deployment. */
export interface UnknownValue extends ValueBase {
  readonly kind: 'unknown';
  /** What remains of the expression after everything known was put in; two unknowns of one deployment are equal when `form` is. */
  readonly expression: Expression;
  /** The canonical printed form of `expression`, without brackets. */
  readonly form: string;
  readonly reason: UnknownReason;
  readonly type?: ValueType;
  /** For text: the literal stretches and the holes between them, in order; at least one hole. */
  readonly parts?: readonly TextPart[];
}

export type TextPart = string | UnknownValue;

/** Why a value is not known, and so what a verdict waits for. */
export type UnknownReason =
  /** A parameter without a value or a default. */
  | { readonly kind: 'parameter'; readonly name: string }
  /** A function that only the deployment can answer (`reference`, `listKeys`, `newGuid` …). */
  | { readonly kind: 'runtime'; readonly function: string }
  /** A name that a snippet does not declare. */
  | { readonly kind: 'undeclared'; readonly name: string }
  /** The output of a module or linked template that was not read. */
  | { readonly kind: 'module'; readonly name: string }
  /** A function that groundrule does not know. */
  | { readonly kind: 'function'; readonly name: string }
  /** An expression that is in error; a diagnostic says why. */
  | { readonly kind: 'error' }
  /** A limit of expansion was met. */
  | { readonly kind: 'limit'; readonly limit: string };

/**
 * One of several values, each under its condition. Between 2 and 16 alternatives; more become an
 * unknown. Nested choices are flattened, and alternatives whose conditions contradict each other left out.
 */
export interface ChoiceValue extends ValueBase {
  readonly kind: 'choice';
  /** Why it is not known which. */
  readonly reason: UnknownReason;
  /** What remains of the expression after everything known was put in, as for an unknown. */
  readonly expression: Expression;
  /** The canonical printed form of `expression`, without brackets. */
  readonly form: string;
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  /** All must hold. */
  readonly when: readonly Condition[];
  readonly value: KnownValue | UnknownValue;
}

/** `subject` has the value `equals`. */
export interface Condition {
  /** The form of the unknown that is decided, with what tells it from others of that form; conditions on the same subject exclude each other. */
  readonly subject: string;
  /** What to call the subject when speaking to a person: a parameter's name, else the form. */
  readonly label: string;
  readonly equals: string | number | boolean;
}
