import type { Value } from '../expressions/value.js';
import { entryOf } from '../expressions/values.js';
import type { CompiledLogic, LogicContext, LogicValue } from '../logic/compiled.js';
import { parsePath, printPath } from '../logic/path.js';
import type { Assertion, MessageTemplate } from '../ruleset/rule.js';
import type { Span } from '../source/span.js';
import { type Deciding, decidingOf, emptyCollection } from './deciding.js';
import {
  conditionsOf,
  failMessage,
  failsWhen,
  unknownMessage,
  waitingFor,
  writtenMessage,
} from './messages.js';
import { inOwnFiles, oneLine, type Place, placeOf } from './place.js';
import type { Target } from './target.js';
import type { Reason } from './verdict.js';

/** A piece of logic that did not come out true: what is left to explain. */
export interface Open {
  readonly kind: 'fail' | 'unknown';
  readonly logic: CompiledLogic;
  readonly context: LogicContext;
  /** The assertion whose logic it is. */
  readonly assertion?: Assertion;
  /** True where the logic gave a collection without items, which was not enough. */
  readonly empty?: true;
}

/** Traces what did not come out true, and says in words and places why. */
export function reasonOf(open: Open, message: MessageTemplate | undefined, target: Target): Reason {
  const trace = open.logic.trace(open.context);
  const deciding = open.empty ? [emptyCollection(trace)] : placedFirst(decidingOf(trace));
  const [first, ...further] = deciding;
  const path = pathFor(open, first);
  const place = inOwnFiles(placeFor(open, first, target), placesAround(path, target));
  const when = failsWhen(trace.value);
  return {
    message: messageOf(open, first, message, target) + whenText(when) + conditionText(target),
    span: place.span,
    related: [...place.related, ...further.map((one) => furtherPlace(one, target))],
    ...(path === undefined ? {} : { path }),
    ...(when === undefined ? {} : { when }),
  };
}

/** An option or a constant decides too, but nobody looks for the problem there. */
function placedFirst(deciding: readonly Deciding[]): readonly Deciding[] {
  const placed = deciding.filter(({ read }) => read.path !== undefined);
  return placed.length > 0 ? placed : deciding;
}

function placeFor(open: Open, deciding: Deciding | undefined, target: Target): Place {
  const at = open.assertion?.at?.evaluate(open.context);
  const value = at ?? placedValue(open, deciding);
  return value === undefined
    ? { span: oneLine(target.header), related: [] }
    : placeOf(value, target);
}

/** What was read; where nothing was, the item that is judged. */
function placedValue(open: Open, deciding: Deciding | undefined): LogicValue | undefined {
  if (deciding?.read.path !== undefined) return deciding.read.value;
  return open.context.item?.item.value;
}

function pathFor(open: Open, deciding: Deciding | undefined): string | undefined {
  const at = open.assertion?.at?.locate(open.context).path;
  if (at !== undefined) return printPath(at);
  const item = open.context.item?.item.path;
  return deciding?.read.path ?? (item === undefined ? undefined : printPath(item));
}

/**
 * What introduces each thing on a path below the target, then what introduces the target, nearest first: a
 * template may hold published ones. Most reasons ask for none of it.
 */
function* placesAround(path: string | undefined, target: Target): Generator<Span> {
  const headers: Span[] = [];
  let at: Value | undefined = target.root;
  for (const step of parsePath(path ?? '').steps ?? []) {
    if (at?.kind === 'object' && step.kind === 'key') at = entryOf(at, step.key)?.value;
    else if (at?.kind === 'array' && step.kind === 'index') at = at.items[step.index];
    else break;
    if ((at?.kind === 'object' || at?.kind === 'array') && at.header) headers.unshift(at.header);
  }
  yield* headers;
  yield* target.declarations;
}

function messageOf(
  open: Open,
  deciding: Deciding | undefined,
  message: MessageTemplate | undefined,
  target: Target,
): string {
  const { name } = target.reference;
  if (open.kind === 'unknown') return unknownMessage(deciding, name);
  const written = open.assertion?.reason ?? message;
  return written === undefined
    ? failMessage(deciding, name)
    : writtenMessage(written, open.context);
}

function furtherPlace(deciding: Deciding, target: Target): Reason['related'][number] {
  const { path, value } = deciding.read;
  const { span } = placeOf(value, target);
  return { span, message: path === undefined ? 'decides too' : `'${path}' decides too` };
}

function whenText(when: string | undefined): string {
  return when === undefined ? '' : ` It fails when ${when}.`;
}

/** What a target that is perhaps not deployed depends on. */
function conditionText({ condition }: Target): string {
  if (condition === undefined) return '';
  if (condition.kind === 'unknown')
    return ` Only if ${condition.form}, which waits for ${waitingFor(condition)}.`;
  const deployed = condition.alternatives.filter(
    ({ value }) => value.kind === 'boolean' && value.value,
  );
  return deployed.length === 0 ? '' : ` Only if ${deployed.map(conditionsOf).join(' or ')}.`;
}
