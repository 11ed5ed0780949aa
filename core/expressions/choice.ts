import { identityOf } from './identity.js';
import { printExpression } from './printer.js';
import { callOf, residualOf } from './residual.js';
import type { Expression } from './syntax.js';
import { labelOf, sameUnknown, unknownValue } from './unknown.js';
import type {
  Alternative,
  ArrayValue,
  ChoiceValue,
  Condition,
  Entry,
  ObjectValue,
  Origin,
  UnknownReason,
  UnknownValue,
  Value,
  ValueType,
} from './value.js';
import { asSecret, isFraction } from './values.js';

/** More alternatives than this become a plain unknown. */
export const maximumAlternatives = 16;

/** One possible value under its conditions, before nested choices are flattened. */
export interface Candidate {
  readonly when: readonly Condition[];
  readonly value: Value;
}

/** What a choice needs besides its alternatives. */
export interface ChoiceSource {
  /** What remains of the expression (see `residualOf`). */
  readonly expression: Expression;
  readonly origin: Origin;
  readonly reason: UnknownReason;
}

/**
 * The value that is one of the candidates: nested choices flattened, candidates whose conditions
 * contradict each other left out. A single possibility is that value itself; more than
 * {@link maximumAlternatives} are an unknown.
 */
export function choiceOf(candidates: readonly Candidate[], source: ChoiceSource): Value {
  const alternatives: Alternative[] = [];
  for (const candidate of candidates) {
    if (!addAlternatives(alternatives, candidate)) return undecided(candidates, source);
  }
  const [first] = alternatives;
  if (first === undefined) return undecided(candidates, source);
  if (alternatives.length === 1 || alternatives.every(({ value }) => agree(first.value, value))) {
    return first.value;
  }
  const form = printExpression(source.expression, 65_536) ?? 'unknown()';
  const { expression, origin, reason } = source;
  const choice: ChoiceValue = { kind: 'choice', alternatives, expression, form, origin, reason };
  return alternatives.some(({ value }) => value.secret) ? { ...choice, secret: true } : choice;
}

/** Adds a candidate, flattened; false when there is no room left. */
function addAlternatives(alternatives: Alternative[], { when, value }: Candidate): boolean {
  if (value.kind !== 'choice') {
    alternatives.push({ when, value });
    return alternatives.length <= maximumAlternatives;
  }
  return value.alternatives.every((inner) => {
    const both = bothConditions(when, inner.when);
    return both === undefined || addAlternatives(alternatives, { when: both, value: inner.value });
  });
}

function undecided(candidates: readonly Candidate[], source: ChoiceSource): UnknownValue {
  const { expression, origin, reason } = source;
  const unknown = unknownValue(expression, origin, reason);
  return candidates.some(({ value }) => value.secret) ? asSecret(unknown) : unknown;
}

/** Same value computed at the same place: telling them apart would serve nobody. */
function agree(a: Alternative['value'], b: Alternative['value']): boolean {
  if (a.origin.span !== b.origin.span || a.secret !== b.secret) return false;
  if (a.kind === 'unknown') return b.kind === 'unknown' && sameUnknown(a, b);
  if (a.kind === 'null') return b.kind === 'null';
  if (a.kind === 'object' || a.kind === 'array') return a === b;
  return a.kind === b.kind && a.value === b.value;
}

/** All conditions of both lists, each once; undefined when they contradict each other. */
export function bothConditions(
  a: readonly Condition[],
  b: readonly Condition[],
): readonly Condition[] | undefined {
  const all = [...a];
  for (const condition of b) {
    const same = all.find(({ subject }) => subject === condition.subject);
    if (same === undefined) all.push(condition);
    else if (same.equals !== condition.equals) return undefined;
  }
  return all;
}

/** The condition that an unknown boolean has the given value; `not(x)` is a condition on `x`. */
export function conditionOf(unknown: UnknownValue, equals: boolean): Condition {
  let { expression } = unknown;
  let wanted = equals;
  while (expression.kind === 'call' && expression.name.toLowerCase() === 'not') {
    const [inner] = expression.args;
    if (inner === undefined) break;
    expression = inner;
    wanted = !wanted;
  }
  return { subject: subjectOf(expression), label: labelOf(expression), equals: wanted };
}

function subjectOf(expression: Expression): string {
  return printExpression(expression) + identityOf(expression);
}

/**
 * The value of a parameter that was given none but may only be one of `allowed` (for a bool: true and
 * false). Undefined when a condition cannot express one of them (an object, an array, null), when
 * there are too many, or none.
 *
 * @param origin of the parameter as a value; the alternatives keep their own behind it
 */
export function choiceOfAllowed(
  parameter: string,
  allowed: readonly Value[],
  origin: Origin,
): Value | undefined {
  const { span } = origin;
  const expression = callOf('parameters', [{ kind: 'string', value: parameter, span }], span);
  const subject = subjectOf(expression);
  const candidates: Candidate[] = [];
  for (const value of allowed) {
    if (value.kind !== 'string' && value.kind !== 'number' && value.kind !== 'boolean') {
      return undefined;
    }
    const condition = { subject, label: parameter, equals: value.value };
    const handed = { ...value, origin: { ...origin, from: value.origin } };
    candidates.push({ when: [condition], value: handed });
  }
  if (candidates.length === 0 || candidates.length > maximumAlternatives) return undefined;
  return choiceOf(candidates, {
    expression,
    origin,
    reason: { kind: 'parameter', name: parameter },
  });
}

/**
 * Applies a function to values of which some may be choices: once for every combination of
 * alternatives whose conditions can hold together; where there are too many, once to the choices as
 * plain unknowns.
 *
 * @param residual the expression of the result, asked for only when there is a choice
 */
export function lift(
  values: readonly Value[],
  apply: (values: readonly Exclude<Value, ChoiceValue>[]) => Value,
  residual: () => Expression,
  origin: Origin,
): Value {
  const plain = values.filter((value) => value.kind !== 'choice');
  if (plain.length === values.length) return apply(plain);
  const reason = values.find((value) => value.kind === 'choice')?.reason ?? { kind: 'error' };
  const source = { expression: residual(), origin, reason };
  const combinations = combine(values);
  if (combinations === undefined) return apply(values.map(withoutAlternatives));
  const candidates = combinations.map(({ when, chosen }) => ({ when, value: apply(chosen) }));
  return choiceOf(candidates, source);
}

/**
 * An array or object some of whose members are choices, as a choice of arrays or objects; any other
 * value, and one with too many alternatives, as it is.
 */
export function withMembersChosen(value: Value): Value {
  if (value.kind !== 'array' && value.kind !== 'object') return value;
  const members = value.kind === 'array' ? value.items : [...value.entries.values()].map(memberOf);
  if (!members.some(({ kind }) => kind === 'choice')) return value;
  const chosen = lift(
    members,
    (values) => withMembers(value, values),
    () => residualOf(value),
    value.origin,
  );
  return chosen.kind === 'choice' ? chosen : value;
}

const memberOf = ({ value }: Entry): Value => value;

function withMembers(value: ArrayValue | ObjectValue, members: readonly Value[]): Value {
  if (value.kind === 'array') return { ...value, items: members };
  const entries = [...value.entries].map(([key, entry], i): [string, Entry] => [
    key,
    { ...entry, value: members[i] ?? entry.value },
  ]);
  return { ...value, entries: new Map(entries) };
}

/** A choice as no more than its expression and, where all alternatives have the same, its kind. */
export function withoutAlternatives(value: Value): Exclude<Value, ChoiceValue> {
  if (value.kind !== 'choice') return value;
  const { expression, origin, reason, secret } = value;
  const [type, ...others] = new Set(value.alternatives.map(typeOfAlternative));
  const details = { type: others.length === 0 ? type : undefined, secret };
  return unknownValue(expression, origin, reason, details);
}

function typeOfAlternative({ value }: Alternative): ValueType | undefined {
  switch (value.kind) {
    case 'unknown':
      return value.type;
    case 'number':
      return isFraction(value) ? undefined : 'int';
    case 'boolean':
      return 'bool';
    default:
      return value.kind;
  }
}

interface Combination {
  readonly when: readonly Condition[];
  readonly chosen: readonly Exclude<Value, ChoiceValue>[];
}

/** Every combination that can hold; undefined when there are too many. */
function combine(values: readonly Value[]): readonly Combination[] | undefined {
  let combinations: Combination[] = [{ when: [], chosen: [] }];
  for (const value of values) {
    const options = value.kind === 'choice' ? value.alternatives : [{ when: [], value }];
    const next: Combination[] = [];
    for (const { when, chosen } of combinations) {
      for (const option of options) {
        const both = bothConditions(when, option.when);
        if (both !== undefined) next.push({ when: both, chosen: [...chosen, option.value] });
      }
    }
    if (next.length > maximumAlternatives) return undefined;
    combinations = next;
  }
  return combinations;
}
