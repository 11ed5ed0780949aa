import type { RuleTest } from '../ruleset/rule-tests.js';
import { spanWithin } from '../source/data.js';
import type { Span } from '../source/span.js';

/** Where the rule file writes what stands at a place of an example; the test's own place for what it does not write. */
export function placeInRule(
  span: Span | undefined,
  path: string,
  { written, span: own }: RuleTest,
): Span {
  if (span === undefined || written === undefined || span.file.path !== path) return own;
  return spanWithin(written, span.start, span.end);
}
