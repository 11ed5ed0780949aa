import { lift } from '../choice.js';
import { callOf, residualOf } from '../residual.js';
import { withLambdaVariables, withoutErrors } from '../scope.js';
import type { Expression } from '../syntax.js';
import { reasonOf, unknownBecause, unknownValue } from '../unknown.js';
import type { ArrayValue, Entry, UnknownEntry, UnknownValue, Value } from '../value.js';
import { arrayValue, numberValue, objectValue } from '../values.js';
import {
  type CallContext,
  type FunctionSignature,
  failure,
  type Outcome,
  special,
} from './signature.js';

/** Functions that take a `lambda(...)`; each iteration evaluates its body in a scope of its own. */
export const lambdaFunctions: readonly FunctionSignature[] = [
  special('lambda', 1, 4, () => failure('it may only stand as an argument of map, filter …')),
  overCollection('map', [2, 2], [1, 2], map),
  overCollection('filter', [2, 2], [1, 2], filter),
  overCollection('reduce', [3, 3], [2, 3], reduce),
  overCollection('sort', [2, 2], [2, 2], sort),
  overCollection('toObject', [2, 3], [1, 1], toObject),
  overCollection('groupBy', [2, 3], [1, 1], groupBy),
  overCollection('mapValues', [2, 2], [1, 1], mapValues),
];

type Collection = Exclude<Value, { kind: 'choice' }>;

interface Lambda {
  readonly parameters: readonly string[];
  readonly body: Expression;
}

interface Iteration {
  readonly context: CallContext;
  readonly lambdas: readonly Lambda[];
  /** The call with everything known put in, as far as it can be outside of iterations. */
  residual(): Expression;
}

type Implementation = (collection: Collection, iteration: Iteration) => Outcome;

type Bounds = readonly [min: number, max: number];

/**
 * @param args how many arguments the function takes
 * @param parameters how many each of its lambdas takes
 */
function overCollection(
  name: string,
  [min, max]: Bounds,
  [fewest, most]: Bounds,
  implementation: Implementation,
): FunctionSignature {
  return special(name, min, max, (context) => {
    const { call, scope, origin } = context;
    const [first, ...others] = call.args;
    if (first === undefined) return failure('it needs a collection');
    const lambdas = others.map(lambdaOf).filter((lambda) => lambda !== undefined);
    const wanted = name === 'reduce' ? 1 : others.length;
    if (lambdas.length !== wanted) return failure('it needs a lambda');
    const odd = lambdas.find(({ parameters: { length } }) => length < fewest || length > most);
    if (odd !== undefined) {
      const taken = fewest === most ? String(most) : `${fewest} or ${most}`;
      return failure(`its lambda takes ${taken} names, not ${odd.parameters.length}`);
    }
    const collection = context.evaluate(first, scope);
    const residualIn = (value: Value) => () => residualCall(value, context);
    const run = (value: Collection) =>
      implementation(value, { context, lambdas, residual: residualIn(value) });
    if (collection.kind !== 'choice') return run(collection);
    return lift(
      [collection],
      ([value]) => {
        const outcome = value && run(value);
        return outcome === undefined || outcome.kind === 'failure'
          ? unknownBecause({ kind: 'error' }, origin)
          : outcome;
      },
      residualIn(collection),
      origin,
    );
  });
}

/** `lambda('x', 'i', body)`; undefined for any other expression. */
function lambdaOf(expression: Expression): Lambda | undefined {
  if (expression.kind !== 'call' || expression.name.toLowerCase() !== 'lambda') return undefined;
  const body = expression.args.at(-1);
  const parameters = expression.args
    .slice(0, -1)
    .flatMap((name) => (name.kind === 'string' ? [name.value] : []));
  return body === undefined || parameters.length !== expression.args.length - 1
    ? undefined
    : { parameters, body };
}

/** The body's value with the lambda's parameters bound, as many as it declares. */
function invoke(lambda: Lambda, values: readonly Value[], { context }: Iteration): Value {
  const bound = new Map<string, Value>();
  for (const [i, name] of lambda.parameters.entries()) {
    const value = values[i];
    if (value !== undefined) bound.set(name, value);
  }
  return context.evaluate(lambda.body, withLambdaVariables(context.scope, bound));
}

/** The call that remains: arguments evaluated, lambdas with everything put in that is not their own. */
function residualCall(collection: Value, context: CallContext): Expression {
  const { call, scope } = context;
  const cautious = { ...context, scope: withoutErrors(scope) };
  const others = call.args.slice(1).map((arg) => {
    const lambda = lambdaOf(arg);
    if (lambda === undefined) return residualOf(context.evaluate(arg, cautious.scope));
    const body = openBody(lambda, cautious);
    const names = lambda.parameters.map(
      (value) => ({ kind: 'string', value, span: arg.span }) as const,
    );
    return callOf('lambda', [...names, residualOf(body)], arg.span);
  });
  return callOf(call.name, [residualOf(collection), ...others], call.span);
}

/** The body of a lambda for an item of which nothing is known. */
function openBody(lambda: Lambda, context: CallContext): Value {
  const variables = new Map(
    lambda.parameters.map((name) => [name, openVariable(name, context)] as const),
  );
  return context.evaluate(lambda.body, withLambdaVariables(context.scope, variables));
}

function openVariable(name: string, { call, origin }: CallContext): UnknownValue {
  const literal = { kind: 'string', value: name, span: call.span } as const;
  const expression = callOf('lambdaVariables', [literal], call.span);
  return unknownValue(expression, origin, { kind: 'runtime', function: call.name });
}

function undecided(collection: Value, { context, residual }: Iteration): UnknownValue {
  const reason = reasonOf(collection) ?? { kind: 'runtime', function: context.call.name };
  return unknownValue(residual(), context.origin, reason);
}

const notArray = failure('its first argument must be an array');
const notObject = failure('its first argument must be an object');

/** For an array of unknown length: the known items, then one item that stands for all others. */
function map(collection: Collection, iteration: Iteration): Outcome {
  const { context, lambdas, residual } = iteration;
  const [lambda] = lambdas;
  const { origin } = context;
  if (lambda === undefined) return notArray;
  if (collection.kind === 'unknown') {
    const representative = openBody(lambda, { ...context, scope: withoutErrors(context.scope) });
    const rest = { count: collection, representative };
    return { ...arrayValue([], origin), rest, residual: residual() };
  }
  if (collection.kind !== 'array') return notArray;
  const items = collection.items.map((item, i) =>
    invoke(lambda, [item, numberValue(i, origin)], iteration),
  );
  if (collection.rest === undefined) return arrayValue(items, origin);
  const rest = {
    count: collection.rest.count,
    representative: openBody(lambda, { ...context, scope: withoutErrors(context.scope) }),
  };
  return { ...arrayValue(items, origin), rest, residual: residual() };
}

/** The items kept before the first that is undecided are known; after it any number may follow. */
function filter(collection: Collection, iteration: Iteration): Outcome {
  const [lambda] = iteration.lambdas;
  const { origin } = iteration.context;
  if (collection.kind === 'unknown') return undecided(collection, iteration);
  if (collection.kind !== 'array' || lambda === undefined) return notArray;
  const kept: Value[] = [];
  for (const [i, item] of collection.items.entries()) {
    const keep = invoke(lambda, [item, numberValue(i, origin)], iteration);
    if (keep.kind === 'unknown' || keep.kind === 'choice') {
      return openArray(kept, undecided(keep, iteration), iteration);
    }
    if (keep.kind !== 'boolean') return failure('its lambda must give true or false');
    if (keep.value) kept.push(item);
  }
  return collection.rest === undefined
    ? arrayValue(kept, origin)
    : openArray(kept, collection.rest.count, iteration);
}

function openArray(items: readonly Value[], count: UnknownValue, iteration: Iteration): ArrayValue {
  const { context, residual } = iteration;
  return { ...arrayValue(items, context.origin), rest: { count }, residual: residual() };
}

function reduce(collection: Collection, iteration: Iteration): Outcome {
  const { context, lambdas } = iteration;
  const [lambda] = lambdas;
  const initial = context.call.args[1];
  if (collection.kind === 'unknown') return undecided(collection, iteration);
  if (collection.kind !== 'array' || lambda === undefined || initial === undefined) return notArray;
  if (collection.rest !== undefined) return undecided(collection, iteration);
  let result = context.evaluate(initial, context.scope);
  for (const [i, item] of collection.items.entries()) {
    result = invoke(lambda, [result, item, numberValue(i, context.origin)], iteration);
  }
  return result;
}

/** A stable merge sort, so that a lambda that is no order cannot keep it from ending. */
function sort(collection: Collection, iteration: Iteration): Outcome {
  const [lambda] = iteration.lambdas;
  if (collection.kind === 'unknown') return undecided(collection, iteration);
  if (collection.kind !== 'array' || lambda === undefined) return notArray;
  if (collection.rest !== undefined) return undecided(collection, iteration);
  let open: Value | undefined;
  const before = (a: Value, b: Value) => {
    if (open !== undefined) return false;
    const answer = invoke(lambda, [a, b], iteration);
    if (answer.kind !== 'boolean') open = answer;
    return answer.kind === 'boolean' && answer.value;
  };
  const items = mergeSort(collection.items, before);
  if (open === undefined) return arrayValue(items, iteration.context.origin);
  return reasonOf(open) === undefined
    ? failure('its lambda must give true or false')
    : undecided(open, iteration);
}

function mergeSort(
  items: readonly Value[],
  before: (a: Value, b: Value) => boolean,
): readonly Value[] {
  if (items.length < 2) return items;
  const middle = items.length >> 1;
  const left = mergeSort(items.slice(0, middle), before);
  const right = mergeSort(items.slice(middle), before);
  const sorted: Value[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [a, b] = [left[i], right[j]];
    if (a === undefined || b === undefined) return [...sorted, ...left.slice(i), ...right.slice(j)];
    if (before(b, a)) {
      sorted.push(b);
      j += 1;
    } else {
      sorted.push(a);
      i += 1;
    }
  }
}

interface Keyed {
  readonly key: string;
  readonly keyValue: Value;
  readonly value: Value;
}

/** Items with the keys that the first lambda gives, and the values of the second where there is one. */
function keyItems(
  items: readonly Value[],
  iteration: Iteration,
): { readonly keyed: readonly Keyed[]; readonly open: readonly UnknownEntry[] } | undefined {
  const [toKey, toItem] = iteration.lambdas;
  const keyed: Keyed[] = [];
  const open: UnknownEntry[] = [];
  for (const item of items) {
    const key = toKey && invoke(toKey, [item], iteration);
    const value = toItem === undefined ? item : invoke(toItem, [item], iteration);
    if (key?.kind === 'string') keyed.push({ key: key.value, keyValue: key, value });
    else if (key?.kind === 'unknown') open.push({ key, value });
    else if (key?.kind === 'choice') {
      const unknown = unknownValue(key.expression, key.origin, key.reason, { type: 'string' });
      open.push({ key: unknown, value });
    } else return undefined;
  }
  return { keyed, open };
}

const keysAreTexts = failure('its lambda must give a text for each key');

function toObject(collection: Collection, iteration: Iteration): Outcome {
  const { context, residual } = iteration;
  if (collection.kind === 'unknown') return undecided(collection, iteration);
  if (collection.kind !== 'array') return notArray;
  if (collection.rest !== undefined) return undecided(collection, iteration);
  const found = keyItems(collection.items, iteration);
  if (found === undefined) return keysAreTexts;
  const seen = new Set<string>();
  for (const { key } of found.keyed) {
    if (seen.has(key.toLowerCase())) return failure(`the key '${key}' is given twice`);
    seen.add(key.toLowerCase());
  }
  const object = objectValue(found.keyed.map(entryOfKeyed), context.origin);
  if (found.open.length === 0) return object;
  return { ...object, unknownEntries: found.open, residual: residual() };
}

function entryOfKeyed({ key, keyValue, value }: Keyed): Entry {
  return { key, keySpan: keyValue.origin.span, value };
}

function groupBy(collection: Collection, iteration: Iteration): Outcome {
  const { origin } = iteration.context;
  if (collection.kind === 'unknown') return undecided(collection, iteration);
  if (collection.kind !== 'array') return notArray;
  if (collection.rest !== undefined) return undecided(collection, iteration);
  const found = keyItems(collection.items, iteration);
  if (found === undefined) return keysAreTexts;
  const [open] = found.open;
  if (open !== undefined) return undecided(open.key, iteration);
  const groups = new Map<string, { key: string; items: Value[] }>();
  for (const { key, value } of found.keyed) {
    const folded = key.toLowerCase();
    const group = groups.get(folded) ?? { key, items: [] };
    group.items.push(value);
    groups.set(folded, group);
  }
  const entries = [...groups.values()].map(({ key, items }) => ({
    key,
    value: arrayValue(items, origin),
  }));
  return objectValue(entries, origin);
}

function mapValues(collection: Collection, iteration: Iteration): Outcome {
  const [lambda] = iteration.lambdas;
  const { origin } = iteration.context;
  if (collection.kind === 'unknown') return undecided(collection, iteration);
  if (collection.kind !== 'object' || lambda === undefined) return notObject;
  if (collection.unknownEntries.some(({ value }) => value === undefined)) {
    return undecided(collection, iteration);
  }
  const mapped = [...collection.entries.values()].map((entry) => ({
    ...entry,
    value: invoke(lambda, [entry.value], iteration),
  }));
  const object = objectValue(mapped, origin);
  if (collection.unknownEntries.length === 0) return object;
  const unknownEntries = collection.unknownEntries.map(({ key, value }) => ({
    key,
    ...(value !== undefined && { value: invoke(lambda, [value], iteration) }),
  }));
  return { ...object, unknownEntries, residual: iteration.residual() };
}
