import type { Reason, Verdict, VerdictKind } from '../judging/verdict.js';
import type { RuleTest } from '../ruleset/rule-tests.js';
import { type Location, locate } from '../source/location.js';
import { nodeAt } from '../template/change-template.js';
import type { ObjectNode } from '../template/template.js';
import { segmentsOf } from './change-example.js';
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
    const found = reasons.map((reason) => locate(reason.span));
    if (found.some((location) => standsAt(location, wanted))) return [];
    const elsewhere = found.length === 0 ? 'nowhere' : `at ${found.map(printed).join(', ')}`;
    const message = `nothing stands at '${value}' (${printed(wanted)}), but ${elsewhere}`;
    return [{ message, span }];
  });
}

function missedMessage(said: string, { message: wanted }: RuleTest): readonly RuleTestProblem[] {
  if (wanted === undefined || said.includes(wanted.value)) return [];
  const message = `the message does not hold '${wanted.value}': ${said}`;
  return [{ message, span: wanted.span }];
}

type Place = Pick<Location, 'path' | 'startLine'> & Partial<Location>;

/** A line whose comment holds the words, else the value or key at a property path. */
function expectedPlace(place: string, { test, resource, path }: Expected): Place | undefined {
  const lines = test.text.split(/\r\n|\n|\r/);
  const marked = lines.findIndex((line) => /(?:\/\/|\/\*).*/.exec(line)?.[0].includes(place));
  if (marked !== -1) return { path, startLine: marked + 1 };
  const node = resource && nodeAt(resource, segmentsOf(place));
  if (node === undefined) return undefined;
  return locate(node.kind === 'object' || node.kind === 'array' ? node.header : node.span);
}

function standsAt(found: Location, wanted: Place): boolean {
  return (
    found.path === wanted.path &&
    found.startLine === wanted.startLine &&
    (wanted.startColumn === undefined || found.startColumn === wanted.startColumn)
  );
}

function printed({ path, startLine, startColumn }: Place): string {
  return [path, startLine, ...(startColumn === undefined ? [] : [startColumn])].join(':');
}
