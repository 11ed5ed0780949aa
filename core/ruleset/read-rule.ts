import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { DataNode } from '../source/data.js';
import { readShape } from '../source/shape.js';
import type { PackRule } from './pack.js';
import { type RuleDocument, ruleShape } from './rule-document.js';
import { metadataOf, wordsOf } from './rule-metadata.js';
import { ruleTests } from './rule-tests.js';

/** Checks a rule document and reads it; undefined after saying what it lacks. */
export function readRule(
  root: DataNode,
  report: (problem: Diagnostic) => void,
): PackRule | undefined {
  const { value, diagnostics } = readShape(ruleShape, root, 'the rule');
  diagnostics.forEach(report);
  if (value === undefined) return undefined;
  checkTarget(value, report);
  return {
    metadata: metadataOf(value),
    span: value.id.span,
    written: () => value,
    words: () => wordsOf(value),
    tests: () => ruleTests(value),
  };
}

/** What no single field shows: that the rule judges something, and says what. */
function checkTarget(document: RuleDocument, report: (problem: Diagnostic) => void): void {
  const { id, target = 'resource', resource, assert, each } = document;
  if (assert === undefined && each === undefined) {
    report(diagnostic('ruleset/no-assert', id.span, id.value));
  }
  if (target === 'resource' && resource === undefined) {
    report(diagnostic('ruleset/no-resource', id.span, id.value));
  }
  if (target !== 'resource' && resource !== undefined) {
    report(diagnostic('ruleset/needless-resource', id.span, id.value, target));
  }
}
