import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { lift, withMembersChosen } from './choice.js';
import {
  type ArgumentKind,
  type CallContext,
  type Outcome,
  type PartlyKnown,
  type PlainFunction,
  typeOf,
} from './functions/signature.js';
import { callOf, residualOf } from './residual.js';
import { withReport } from './scope.js';
import { reasonOf, unknownBecause, unknownValue } from './unknown.js';
import type { KnownValue, Value } from './value.js';
import { asSecret, holdsSecret, isWhollyKnown } from './values.js';

/**
 * Applies a function to its evaluated arguments: lifted over choices, refused for arguments of the
 * wrong kind, answered in part where something is unknown, and otherwise a residual expression.
 */
export function applyPlain(
  signature: PlainFunction,
  args: readonly Value[],
  context: CallContext,
): Outcome {
  const { call, origin, scope } = context;
  if (!args.some((arg) => arg.kind === 'choice')) {
    return applyOnce(signature, args as readonly PartlyKnown[], context);
  }
  // An error counts only when every alternative has one: the others may be what is deployed.
  let faults = 0;
  let applications = 0;
  const held: Diagnostic[] = [];
  const quiet = { ...context, scope: withReport(scope, (problem) => held.push(problem)) };
  const result = lift(
    args,
    (chosen) => {
      applications += 1;
      const before = held.length;
      const outcome = applyOnce(signature, chosen, quiet);
      if (outcome.kind !== 'failure') {
        if (held.length > before) faults += 1;
        return outcome;
      }
      faults += 1;
      held.push(diagnostic('expression/function-failed', call.span, call.name, outcome.reason));
      return unknownBecause({ kind: 'error' }, origin);
    },
    () => signature.residual?.(args, context) ?? callOf(call.name, args.map(residualOf), call.span),
    origin,
  );
  const [first] = held;
  if (first !== undefined && faults === applications) scope.report(first);
  return result;
}

function applyOnce(
  signature: PlainFunction,
  args: readonly PartlyKnown[],
  context: CallContext,
): Outcome {
  const { call, origin, scope } = context;
  const misfit = args.findIndex((arg, i) => !fits(arg, kindAt(signature, i)));
  const wrong = args[misfit];
  if (wrong !== undefined) {
    const expected = describe(kindAt(signature, misfit));
    const span = call.args[misfit]?.span ?? call.span;
    const found = describe([typeOf(wrong) ?? 'null']);
    const position = String(misfit + 1);
    scope.report(
      diagnostic('expression/argument-kind', span, signature.name, position, expected, found),
    );
    return unknownBecause({ kind: 'error' }, origin);
  }
  const answer = args.every(isWhollyKnown)
    ? signature.apply(args as readonly KnownValue[], context)
    : signature.partial?.(args, context);
  if (answer !== undefined) return taint(answer, args, context);
  const opened = args.map(withMembersChosen);
  if (opened.some(({ kind }) => kind === 'choice')) return applyPlain(signature, opened, context);
  return taint(residualCall(signature, args, context), args, context);
}

/** The unknown that remains of a call whose arguments are not all known. */
export function residualCall(
  { returns }: Pick<PlainFunction, 'returns'>,
  args: readonly Value[],
  { call, origin }: CallContext,
): Outcome {
  const reason = args.map(reasonOf).find((reason) => reason !== undefined) ?? { kind: 'error' };
  const expression = callOf(call.name, args.map(residualOf), call.span);
  return unknownValue(expression, origin, reason, { type: returns });
}

function kindAt({ kinds }: PlainFunction, index: number): ArgumentKind {
  return kinds[Math.min(index, kinds.length - 1)] ?? [];
}

function fits(arg: PartlyKnown, kind: ArgumentKind): boolean {
  const type = typeOf(arg);
  return type === undefined || kind.includes(type);
}

function describe(kinds: ArgumentKind): string {
  const nouns = kinds.map((kind) => {
    if (kind === 'null') return 'null';
    return `${/^[aeio]/.test(kind) ? 'an' : 'a'} ${kind}`;
  });
  return nouns.length < 2 ? nouns.join('') : `${nouns.slice(0, -1).join(', ')} or ${nouns.at(-1)}`;
}

/** Text computed from a secret is a secret, and so may be whatever is read out of it later. */
function taint(outcome: Outcome, args: readonly Value[], { origin }: CallContext): Outcome {
  if (outcome.kind === 'failure' || !args.some(holdsSecret)) return outcome;
  return taintComputed(outcome, origin.span);
}

function taintComputed<V extends Value>(value: V, span: Value['origin']['span']): V {
  if (value.origin.span !== span) return value;
  if (value.kind === 'array') {
    return { ...value, items: value.items.map((item) => taintComputed(item, span)) };
  }
  return value.kind === 'string' || value.kind === 'unknown' ? asSecret(value) : value;
}
