import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { isAssertionRecord } from '../ruleset/rule-document.js';
import type { DataNode } from '../source/data.js';
import { plainData } from '../source/plain-data.js';
import type { LintedRule } from './lint.js';

/** Rules that judge the same things by the same logic, each after the first. */
export function equalLogic(
  rules: readonly Pick<LintedRule, 'rule' | 'source'>[],
): readonly Diagnostic[] {
  const first = new Map<string, string>();
  return rules.flatMap((linted) => {
    const { rule } = linted;
    const key = logicKey(linted);
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, rule.id);
      return [];
    }
    return [diagnostic('lint/equal-logic', rule.span, rule.id, other)];
  });
}

/** What a rule judges, and how, without its words. */
function logicKey({ rule, source }: Pick<LintedRule, 'rule' | 'source'>): string {
  const { let: lets = new Map(), when, assert = [], each = [] } = source.rule.written();
  return JSON.stringify([
    rule.target,
    rule.resource.map((type) => type.toLowerCase()).sort(),
    [...lets].map(([name, node]) => [name, plainData(node)]),
    when && plainData(when),
    assert.map(thatOf),
    each.map((one) => [
      plainData(one.in),
      one.as,
      one.where && plainData(one.where),
      one.whenEmpty,
      one.assert.map(thatOf),
    ]),
  ]);
}

function thatOf(node: DataNode): unknown {
  const that =
    node.kind === 'object' && isAssertionRecord(node) ? node.properties.get('that')?.value : node;
  return plainData(that ?? node);
}
