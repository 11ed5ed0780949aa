import type { Located, LogicContext } from '../logic/compiled.js';
import { itemsOf } from '../logic/read.js';
import { verdictOf } from '../logic/ternary.js';
import type { Assertion, EachJudgement, Rule, RuleLogic } from '../ruleset/rule.js';
import { inOwnFiles } from './place.js';
import { type Open, reasonOf } from './reason.js';
import type { Target } from './target.js';
import type { Reason, Verdict, VerdictKind } from './verdict.js';

/** What logic may read beside the target. */
export type JudgingContext = Pick<LogicContext, 'option' | 'fact' | 'now' | 'fileExists'>;

/** How some part of a rule came out, with what speaks against a pass. */
interface Outcome {
  readonly kind: Exclude<VerdictKind, 'error'>;
  readonly open: readonly Open[];
}

const passed: Outcome = { kind: 'pass', open: [] };
const skipped: Outcome = { kind: 'skip', open: [] };

/**
 * Judges a target by a rule. Evaluates without keeping a record, and traces only what failed or could
 * not be decided. What an operator throws is the verdict `error`, never silence and never a crash.
 */
export function judge(rule: Rule, target: Target, judging: JudgingContext): Verdict {
  const { reference, identity, declarations } = target;
  const base = { rule, target: reference, identity, declarations };
  try {
    const logic = rule.logic();
    const { kind, open } = outcomeOf(logic, { ...judging, target });
    const wanted = open.filter((one) => one.kind === kind);
    const reasons = wanted.map((one) => reasonOf(one, logic.message, target));
    return { ...base, verdict: kind, reasons };
  } catch (error) {
    return { ...base, verdict: 'error', reasons: [errorReason(rule, target, error)] };
  }
}

function errorReason(rule: Rule, target: Target, error: unknown): Reason {
  const what = error instanceof Error ? error.message : String(error);
  const { span, related } = inOwnFiles({ span: target.header, related: [] }, target.declarations);
  return {
    message: `The rule ${rule.id} could not judge '${target.reference.name}': ${what}.`,
    span,
    related: [...related, { span: rule.span, message: 'the rule' }],
  };
}

/** `when` false: skip; unknown: pass if the rest passes, else unknown. */
function outcomeOf({ when, judgement }: RuleLogic, context: LogicContext): Outcome {
  const applies = when === undefined ? 'true' : verdictOf(when.evaluate(context));
  if (applies === 'false') return skipped;
  const outcome = combine([
    ...(judgement.assertions.length === 0 ? [] : [judgeAssertions(judgement.assertions, context)]),
    ...judgement.each.map((each) => judgeEach(each, context)),
  ]);
  if (applies === 'true' || when === undefined || outcome.kind !== 'fail') return outcome;
  return { kind: 'unknown', open: [{ kind: 'unknown', logic: when, context }] };
}

/** A fail decides, else an unknown, else a pass; skip where nothing applied. */
function combine(outcomes: readonly Outcome[]): Outcome {
  const open = outcomes.flatMap((outcome) => outcome.open);
  for (const kind of ['fail', 'unknown', 'pass'] as const) {
    if (outcomes.some((outcome) => outcome.kind === kind)) return { kind, open };
  }
  return outcomes.length === 0 ? passed : skipped;
}

function judgeAssertions(assertions: readonly Assertion[], context: LogicContext): Outcome {
  const open = assertions.flatMap((assertion): Open[] => {
    const truth = verdictOf(assertion.that.evaluate(context));
    if (truth === 'true') return [];
    const kind = truth === 'false' ? 'fail' : 'unknown';
    return [{ kind, logic: assertion.that, context, assertion }];
  });
  if (open.length === 0) return passed;
  return { kind: open.some(({ kind }) => kind === 'fail') ? 'fail' : 'unknown', open };
}

/** The collection's alternatives are judged each; where they do not agree, the answer is open. */
function judgeEach(each: EachJudgement, context: LogicContext): Outcome {
  const collection = each.in.locate(context);
  if (collection.value.kind !== 'choice') return judgeCollection(each, collection, context);
  const outcomes = collection.value.alternatives.map(({ value }) =>
    judgeCollection(each, { ...collection, value }, context),
  );
  const [first] = outcomes;
  if (first !== undefined && outcomes.every(({ kind }) => kind === first.kind)) return first;
  return { kind: 'unknown', open: [{ kind: 'unknown', logic: each.in, context }] };
}

function judgeCollection(each: EachJudgement, collection: Located, context: LogicContext): Outcome {
  const { value } = collection;
  if (value.kind === 'unknown') {
    return { kind: 'unknown', open: [{ kind: 'unknown', logic: each.in, context }] };
  }
  const items = itemsIn(collection);
  const judged = items.map((item) => judgeItem(each, item, context));
  const rest = value.kind === 'array' ? value.rest : undefined;
  const further = rest === undefined ? [] : [judgeRest(each, rest, context)];
  const sure = judged.filter(({ perhaps }) => !perhaps).map(({ outcome }) => outcome);
  const applied = sure.filter(({ kind }) => kind !== 'skip');
  const open = judged.filter(({ perhaps }) => perhaps).map(({ outcome }) => outcome);
  const outcome = combine([...sure, ...open, ...further]);
  if (applied.length > 0) return outcome;
  const none = emptyOutcome(each, context);
  if (open.length + further.length === 0) return none;
  // Perhaps no item is left: then `whenEmpty` speaks.
  return none.kind === 'fail'
    ? { ...outcome, kind: 'unknown', open: asUnknown(none.open) }
    : outcome;
}

/** A list gives its items, nothing none, anything else is one item. */
export function itemsIn(collection: Located): readonly Located[] {
  const { value } = collection;
  if (value.kind === 'array') return itemsOf(collection, value);
  return value.kind === 'missing' || value.kind === 'null' ? [] : [collection];
}

function emptyOutcome(each: EachJudgement, context: LogicContext): Outcome {
  if (each.whenEmpty !== 'fail') return each.whenEmpty === 'skip' ? skipped : passed;
  return { kind: 'fail', open: [{ kind: 'fail', logic: each.in, context, empty: true }] };
}

interface JudgedItem {
  readonly outcome: Outcome;
  /** True where it is not known whether the item counts. */
  readonly perhaps: boolean;
}

function judgeItem(each: EachJudgement, item: Located, outer: LogicContext): JudgedItem {
  const context = itemContext(each, item, outer);
  const counts = each.where === undefined ? 'true' : verdictOf(each.where.evaluate(context));
  if (counts === 'false') return { outcome: skipped, perhaps: false };
  const outcome = judgeAssertions(each.assertions, context);
  if (counts === 'true' || each.where === undefined) return { outcome, perhaps: false };
  if (outcome.kind !== 'fail') return { outcome, perhaps: true };
  const open: Open[] = [{ kind: 'unknown', logic: each.where, context }];
  return { outcome: { kind: 'unknown', open }, perhaps: true };
}

/** Items of unknown number: what holds for one that stands for all holds; what does not is open. */
function judgeRest(
  each: EachJudgement,
  rest: NonNullable<Extract<Located['value'], { kind: 'array' }>['rest']>,
  context: LogicContext,
): Outcome {
  const waiting: Open = { kind: 'unknown', logic: each.in, context };
  if (rest.representative === undefined) return { kind: 'unknown', open: [waiting] };
  const { outcome } = judgeItem(each, { value: rest.representative }, context);
  if (outcome.kind !== 'fail') return outcome;
  return { kind: 'unknown', open: asUnknown(outcome.open) };
}

function asUnknown(open: readonly Open[]): readonly Open[] {
  return open.map((one) => ({ ...one, kind: 'unknown' }));
}

/** A context in which logic reads an item of a collection. */
export function itemContext(each: EachJudgement, item: Located, outer: LogicContext): LogicContext {
  const scope = {
    item,
    ...(each.as === undefined ? {} : { as: each.as }),
    ...(outer.item === undefined ? {} : { outer: outer.item }),
  };
  return { ...outer, item: scope };
}
