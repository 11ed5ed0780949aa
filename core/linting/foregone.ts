import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { LogicContext, Trace } from '../logic/compiled.js';
import { verdictOf } from '../logic/ternary.js';
import type { RuleLogic } from '../ruleset/rule.js';
import { compileRule } from '../ruleset/rule-logic.js';
import type { Span } from '../source/span.js';
import { anyContext, anyItem, operatorsFor } from './any-resource.js';
import type { Lint, LintContext, LintedRule } from './lint.js';

/** What a part of a rule decides. */
type Role = 'when' | 'assertion' | 'part' | 'condition';

/** A part that came out known over a resource of which nothing is known. */
interface Known {
  readonly role: Role;
  readonly span: Span;
  readonly truth: boolean;
}

/**
 * Conditions whose outcome is settled for whatever resource: a rule that never applies, an assertion that asks
 * for nothing or that nothing can pass, a branch that is never taken, a part of `and` or `or` that decides nothing.
 */
export const foregone: Lint = (linted, context) => {
  const types = typesOf(linted);
  const runs = types.map((type) => knownIn(linted, type, context));
  const [first = [], ...others] = runs;
  // What is settled for one type of several is what `type` is for.
  const settled = first.filter((one) =>
    others.every((run) => run.some((other) => isSame(one, other))),
  );
  const outermost = settled.filter(
    (one) => !settled.some((other) => other !== one && holds(other.span, one.span)),
  );
  return outermost.flatMap((one) => problemOf(one, linted));
};

/** The types that a rule names in full; where a glob is among them, any. */
function typesOf({ rule }: LintedRule): readonly (string | undefined)[] {
  const named = rule.resource.filter((type) => !type.startsWith('!'));
  if (named.length === 0 || named.some((type) => /[*?]/.test(type))) return [undefined];
  return named;
}

function knownIn(
  { source }: LintedRule,
  type: string | undefined,
  { ruleset }: LintContext,
): readonly Known[] {
  let good = true;
  const environment = { ...source.environment, operators: operatorsFor(type) };
  const logic = compileRule(source.rule.written(), environment, () => {
    good = false;
  });
  return good ? knownOf(logic, anyContext(ruleset.fact)) : [];
}

function knownOf({ when, judgement }: RuleLogic, context: LogicContext): readonly Known[] {
  const found: Known[] = [];
  if (when !== undefined) addFrom(when.trace(context), 'when', found);
  for (const { that } of judgement.assertions) addFrom(that.trace(context), 'assertion', found);
  for (const each of judgement.each) {
    addInside(each.in.trace(context), found);
    const scope = { item: { value: anyItem() }, ...(each.as === undefined ? {} : { as: each.as }) };
    const inside = { ...context, item: scope };
    if (each.where !== undefined) addFrom(each.where.trace(inside), 'condition', found);
    for (const { that } of each.assertions) addFrom(that.trace(inside), 'assertion', found);
  }
  return found;
}

function addFrom(trace: Trace, role: Role, found: Known[]): void {
  const truth = verdictOf(trace.value);
  // What is written out as true or false is meant so.
  if (truth !== 'unknown' && trace.operator !== 'literal') {
    found.push({ role, span: trace.span, truth: truth === 'true' });
  }
  addInside(trace, found);
}

function addInside({ connective, operator, operands }: Trace, found: Known[]): void {
  const isCondition = (index: number): boolean =>
    (operator === 'if' || operator === '?:') && index % 2 === 0 && index < operands.length - 1;
  for (const [index, operand] of operands.entries()) {
    if (connective === 'all' || connective === 'any' || connective === 'not') {
      addFrom(operand, 'part', found);
    } else if (isCondition(index)) addFrom(operand, 'condition', found);
    else addInside(operand, found);
  }
}

function isSame(a: Known, b: Known): boolean {
  return (
    a.role === b.role &&
    a.truth === b.truth &&
    a.span.start === b.span.start &&
    a.span.end === b.span.end
  );
}

function holds(outer: Span, inner: Span): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
}

/** Fragments are said nothing of: what is settled at one use need not be at another. */
function problemOf({ role, span, truth }: Known, { rule }: LintedRule): readonly Diagnostic[] {
  if (span.file !== rule.span.file) return [];
  switch (role) {
    case 'when':
      return truth
        ? [diagnostic('lint/always', span, 'true')]
        : [diagnostic('lint/never-applies', span, rule.id)];
    case 'assertion':
      return [diagnostic(truth ? 'lint/always-passes' : 'lint/never-passes', span)];
    case 'part':
      return [diagnostic('lint/always', span, String(truth))];
    case 'condition':
      return [diagnostic('lint/unreachable', span, String(truth))];
  }
}
