import type { EvaluationScope } from '../scope.js';
import type { Expression, FunctionCall } from '../syntax.js';
import type { ArrayValue, KnownValue, ObjectValue, Origin, Value, ValueType } from '../value.js';
import { isFraction } from '../values.js';

/** What a function is given besides its arguments. */
export interface CallContext {
  readonly call: FunctionCall;
  /**
   * The origin of everything the function computes. A value with another origin was passed on from an
   * argument, and keeps its past.
   */
  readonly origin: Origin;
  readonly scope: EvaluationScope;
  /** Evaluates an argument, or the body of a lambda in a scope of its own. */
  evaluate(expression: Expression, scope: EvaluationScope): Value;
}

/** A function cannot answer for these arguments; `reason` completes "… cannot give a value:". */
export interface Failure {
  readonly kind: 'failure';
  readonly reason: string;
}

export type Outcome = Value | Failure;

export function failure(reason: string): Failure {
  return { kind: 'failure', reason };
}

/** Kinds of value as functions tell them apart: numbers with a fraction or exponent are no integers. */
export type Kind = ValueType | 'float';

/** Kinds of value an argument may have; null and float are among them only where they are named. */
export type ArgumentKind = readonly Kind[];

interface SignatureBase {
  /** Spelt as Azure's reference does. */
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

/** A function of the values of its arguments. */
export interface PlainFunction extends SignatureBase {
  readonly kind: 'plain';
  /** Kinds of the arguments in order; the last holds for all further ones. */
  readonly kinds: readonly ArgumentKind[];
  /** Kind of the result, where it is always the same. */
  readonly returns?: ValueType;
  /** Called with arguments that are known at every depth; undefined leaves the call as it is. */
  readonly apply: (args: readonly KnownValue[], context: CallContext) => Outcome | undefined;
  /**
   * Called when something in the arguments is unknown (no argument is itself a choice); gives what can
   * be known all the same, or undefined.
   */
  readonly partial?: (args: readonly PartlyKnown[], context: CallContext) => Outcome | undefined;
  /**
   * The call that stands for the result wherever it is evaluated, when an argument is a choice; absent
   * or undefined where the call as it is does.
   */
  readonly residual?: (args: readonly Value[], context: CallContext) => FunctionCall | undefined;
}

export type PartlyKnown = Exclude<Value, { kind: 'choice' }>;

/** A function that decides itself which arguments to evaluate, and how. */
export interface SpecialForm extends SignatureBase {
  readonly kind: 'special';
  readonly evaluate: (context: CallContext) => Outcome;
}

export type FunctionSignature = PlainFunction | SpecialForm;

export const any: ArgumentKind = ['string', 'int', 'float', 'bool', 'object', 'array', 'null'];
export const text: ArgumentKind = ['string'];
export const integer: ArgumentKind = ['int'];
export const float: ArgumentKind = ['float'];
export const boolean: ArgumentKind = ['bool'];
export const object: ArgumentKind = ['object'];
export const array: ArgumentKind = ['array'];

/** An argument that may also be one of several kinds. */
export function oneOf(...kinds: readonly ArgumentKind[]): ArgumentKind {
  return [...new Set(kinds.flat())];
}

type PlainOptions = Partial<
  Pick<PlainFunction, 'returns' | 'partial' | 'residual' | 'min' | 'max'>
>;

/** A function with as many arguments as `kinds` names, unless the options say otherwise. */
export function plain(
  name: string,
  kinds: readonly ArgumentKind[],
  apply: PlainFunction['apply'],
  options: PlainOptions = {},
): PlainFunction {
  return { kind: 'plain', name, min: kinds.length, max: kinds.length, kinds, apply, ...options };
}

/** A function whose one implementation serves known and partly known arguments alike. */
export function partly(
  name: string,
  kinds: readonly ArgumentKind[],
  apply: NonNullable<PlainFunction['partial']>,
  options: Omit<PlainOptions, 'partial'> = {},
): PlainFunction {
  return plain(name, kinds, apply, { ...options, partial: apply });
}

export function special(
  name: string,
  min: number,
  max: number,
  evaluate: SpecialForm['evaluate'],
): SpecialForm {
  return { kind: 'special', name, min, max, evaluate };
}

/** The kind of a value in the language's terms; of an unknown, as far as it is known. */
export function typeOf(value: Value): Kind | undefined {
  switch (value.kind) {
    case 'number':
      return isFraction(value) ? 'float' : 'int';
    case 'boolean':
      return 'bool';
    case 'unknown':
      return value.type;
    case 'choice':
      return undefined;
    default:
      return value.kind;
  }
}

/** The text of an argument whose kind the signature has checked. */
export function textOf(value: Value | undefined): string {
  if (value?.kind === 'string') return value.value;
  throw new TypeError(`a text was promised, not ${value?.kind}`);
}

export function optionalText(value: Value | undefined): string | undefined {
  return value === undefined || value.kind === 'null' ? undefined : textOf(value);
}

/** The number of an argument whose kind the signature has checked. */
export function numberOf(value: Value | undefined): number {
  if (value?.kind === 'number') return value.value;
  throw new TypeError(`a number was promised, not ${value?.kind}`);
}

export function optionalNumber(value: Value | undefined): number | undefined {
  return value === undefined || value.kind === 'null' ? undefined : numberOf(value);
}

/** The array of an argument whose kind the signature has checked. */
export function arrayOf(value: Value | undefined): ArrayValue {
  if (value?.kind === 'array') return value;
  throw new TypeError(`an array was promised, not ${value?.kind}`);
}

/** The object of an argument whose kind the signature has checked. */
export function objectOf(value: Value | undefined): ObjectValue {
  if (value?.kind === 'object') return value;
  throw new TypeError(`an object was promised, not ${value?.kind}`);
}
