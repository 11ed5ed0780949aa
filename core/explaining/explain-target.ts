import { itemContext, itemsIn, type JudgingContext, judge } from '../judging/judge.js';
import type { Target } from '../judging/target.js';
import type { VerdictKind } from '../judging/verdict.js';
import type { CompiledLogic, Located, LogicContext } from '../logic/compiled.js';
import { printPath } from '../logic/path.js';
import { verdictOf } from '../logic/ternary.js';
import type { Assertion, EachJudgement, Rule, RuleLogic } from '../ruleset/rule.js';
import { type Explaining, explainTrace } from './explain-trace.js';
import type { ExplainedItem, ExplainedPart, Outcome, TargetExplanation } from './explanation.js';
import { valueInLine } from './value-in-line.js';

/** Judges a target by a rule and says why the verdict is what it is. */
export function explainTarget(
  rule: Rule,
  target: Target,
  judging: JudgingContext,
  settings: Omit<Explaining, 'target'>,
): TargetExplanation {
  const { verdict, reasons } = judge(rule, target, judging);
  const { id, ref, title } = rule;
  const { name, type, file, parameters } = target.reference;
  const at: Explaining = { target, ...settings };
  return {
    rule: { id, ...(ref === undefined ? {} : { ref }), title },
    target: {
      name,
      type,
      file,
      ...(parameters === undefined ? {} : { parameters }),
      location: at.locate(target.header),
    },
    verdict,
    reasons: reasons.map(({ message, span }) => ({ message, location: at.locate(span) })),
    parts: verdict === 'error' ? [] : partsOf(rule.logic(), { ...judging, target }, at, verdict),
  };
}

function partsOf(
  { when, judgement }: RuleLogic,
  context: LogicContext,
  at: Explaining,
  verdict: VerdictKind,
): readonly ExplainedPart[] {
  const condition = when && logicPart('when', when, context, at);
  const open = condition?.outcome === 'unknown' && verdict === 'unknown';
  const applies: ExplainedPart[] =
    condition === undefined ? [] : [{ ...condition, decided: open || verdict === 'skip' }];
  if (condition?.outcome === 'false') return applies;
  return [
    ...applies,
    ...assertionParts(judgement.assertions, context, at),
    ...judgement.each.map((each, index) => eachPart(each, index, context, at)),
  ].map((part) => decidedBy(part, verdict));
}

/** Of a pass everything decided; otherwise what came out as the verdict did. */
function decidedBy(part: ExplainedPart, verdict: VerdictKind): ExplainedPart {
  if (part.name === 'when') return part;
  const wanted: Outcome = verdict === 'pass' ? 'true' : verdict === 'fail' ? 'false' : 'unknown';
  return { ...part, decided: part.outcome === wanted };
}

function logicPart(
  name: string,
  logic: CompiledLogic,
  context: LogicContext,
  at: Explaining,
): ExplainedPart {
  const trace = logic.trace(context);
  return {
    name,
    outcome: verdictOf(trace.value),
    decided: true,
    logic: explainTrace(trace, at, true),
  };
}

function assertionParts(
  assertions: readonly Assertion[],
  context: LogicContext,
  at: Explaining,
): readonly ExplainedPart[] {
  return assertions.map(({ that }, index) =>
    logicPart(numbered('assert', index, assertions.length), that, context, at),
  );
}

function numbered(name: string, index: number, count: number): string {
  return count === 1 ? name : `${name}[${index}]`;
}

function eachPart(
  each: EachJudgement,
  index: number,
  context: LogicContext,
  at: Explaining,
): ExplainedPart {
  const collection = each.in.locate(context);
  const items = itemsIn(collection).map((item) => itemPart(each, item, context, at));
  const outcomes = items.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'skip');
  const open = collection.value.kind === 'unknown' || collection.value.kind === 'choice';
  const empty = outcomes.length === 0 && !open;
  const outcome = outcomes.includes('fail')
    ? 'false'
    : open || outcomes.includes('unknown') || hasMore(collection)
      ? 'unknown'
      : empty && each.whenEmpty === 'fail'
        ? 'false'
        : 'true';
  return {
    name: index === 0 ? 'each' : `each[${index}]`,
    outcome,
    decided: true,
    logic: explainTrace(each.in.trace(context), at, open || empty),
    items: items.map((item) => ({ ...item, decided: isDeciding(item.outcome, outcome) })),
  };
}

function hasMore({ value }: Located): boolean {
  return value.kind === 'array' && value.rest !== undefined;
}

function isDeciding(item: VerdictKind, all: Outcome): boolean {
  return item === (all === 'true' ? 'pass' : all === 'false' ? 'fail' : 'unknown');
}

function itemPart(
  each: EachJudgement,
  item: Located,
  outer: LogicContext,
  at: Explaining,
): ExplainedItem {
  const context = itemContext(each, item, outer);
  const counts = each.where && logicPart('where', each.where, context, at);
  const left = counts?.outcome === 'false';
  const parts = [
    ...(counts === undefined ? [] : [{ ...counts, decided: counts.outcome !== 'true' }]),
    ...(left ? [] : assertionParts(each.assertions, context, at)),
  ];
  const path = printPath(item.path);
  const outcome = left ? 'skip' : outcomeOf(parts);
  return {
    ...(path === '' ? {} : { path }),
    value: valueInLine(item.value),
    outcome,
    decided: true,
    parts: parts.map((part) =>
      part.name === 'where' ? part : decidedBy(part, outcome === 'skip' ? 'pass' : outcome),
    ),
  };
}

function outcomeOf(parts: readonly ExplainedPart[]): VerdictKind {
  const outcomes = parts.map(({ outcome }) => outcome);
  if (parts.some(({ name, outcome }) => name !== 'where' && outcome === 'false')) {
    return outcomes[0] === 'unknown' && parts[0]?.name === 'where' ? 'unknown' : 'fail';
  }
  return outcomes.includes('unknown') ? 'unknown' : 'pass';
}
