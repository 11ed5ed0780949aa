import type { Reason, Verdict, VerdictKind } from '../judging/verdict.js';
import type { RuleTest } from '../ruleset/rule-tests.js';
import { locate } from '../source/location.js';
import { SourceFile } from '../source/source-file.js';
import type { Span } from '../source/span.js';
import { nodeAt } from '../template/change-template.js';
import type { ObjectNode } from '../template/template.js';
import { segmentsOf } from './change-example.js';
import { placeInRule } from './place-in-rule.js';
import type { RuleTestProblem } from './problem.js';

/** What the verdicts on an example are held against. */
export interface Expected {
  readonly test: RuleTest;
  /** Path of the example's file. */
  readonly path: string;
  /** The resource that the test changed. */
  readonly resource?: ObjectNode;
}

/** Holds the verdicts of a rule on an example against what a test expects; nothing where all is as expected. */
export function checkVerdicts(
  verdicts: readonly Verdict[],
  expected: Expected,
): readonly RuleTestProblem[] {
  const { test } = expected;
  const kind = worstOf(verdicts);
  const reasons = verdicts
    .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip')
    .flatMap((verdict) => verdict.reasons);
  const said = reasons.map(({ message }) => message).join(' ');
  if (kind !== test.expect) {
    const message = `it is ${kind}, not ${test.expect}${said === '' ? '' : `: ${said}`}`;
    return [{ message, span: test.span }];
  }
  return [...missedPlaces(reasons, expected), ...missedMessage(said, test)];
}

/** A rule that judged nothing skipped it. */
function worstOf(verdicts: readonly Verdict[]): VerdictKind {
  const order = ['error', 'fail', 'unknown', 'pass'] as const;
  return order.find((kind) => verdicts.some(({ verdict }) => verdict === kind)) ?? 'skip';
}

function missedPlaces(reasons: readonly Reason[], expected: Expected): readonly RuleTestProblem[] {
  return expected.test.at.flatMap(({ value, span }) => {
    const wanted = expectedPlace(value, expected);
    if (wanted === undefined) {
      return [{ message: `there is no place '${value}' in the example`, span }];
    }
    if (reasons.some((reason) => standsAt(reason.span, wanted))) return [];
    const found = reasons.map((reason) => printed(reason.span, expected)).join(', ');
    const place = printed(wanted.span, expected);
    const message = `nothing stands at '${value}' (${place}), but ${found === '' ? 'nowhere' : `at ${found}`}`;
    return [{ message, span }];
  });
}

function missedMessage(said: string, { message: wanted }: RuleTest): readonly RuleTestProblem[] {
  if (wanted === undefined || said.includes(wanted.value)) return [];
  const message = `the message does not hold '${wanted.value}': ${said}`;
  return [{ message, span: wanted.span }];
}

interface Place {
  readonly span: Span;
  /** Anything on the line of the span will do. */
  readonly anywhereOnLine: boolean;
}

/** A line whose comment holds the words, else the value or key at a property path. */
function expectedPlace(place: string, { test, resource, path }: Expected): Place | undefined {
  const lines = test.text.split(/(?<=\n|\r(?!\n))/);
  const marked = lines.findIndex((line) => /(?:\/\/|\/\*).*/.exec(line)?.[0].includes(place));
  const line = lines[marked];
  if (line !== undefined) {
    const start = lines.slice(0, marked).join('').length;
    const file = new SourceFile(path, test.text);
    return { span: { file, start, end: start + line.length }, anywhereOnLine: true };
  }
  const node = resource && nodeAt(resource, segmentsOf(place));
  if (node === undefined) return undefined;
  const span = node.kind === 'object' || node.kind === 'array' ? node.header : node.span;
  return { span, anywhereOnLine: false };
}

function standsAt(span: Span, { span: wanted, anywhereOnLine }: Place): boolean {
  const [found, place] = [locate(span), locate(wanted)];
  return (
    found.path === place.path &&
    found.startLine === place.startLine &&
    (anywhereOnLine || found.startColumn === place.startColumn)
  );
}

/** Where the author finds a place of the example: in the rule file, if that holds its text. */
function printed(span: Span, { test, path }: Expected): string {
  const shown = test.written === undefined ? span : placeInRule(span, path, test);
  const { path: file, startLine, startColumn } = locate(shown);
  return `${file}:${startLine}:${startColumn}`;
}
