import type { Rule, TargetKind } from '../ruleset/rule.js';
import type { Target } from './target.js';
import { namesType, type TypePatterns, typePatterns } from './type-patterns.js';

/** Gives the rules that judge a target, in the order of the rules. */
export type RuleIndex = (target: Target) => readonly Rule[];

/**
 * Indexes rules by what they judge. A rule judges every resource of a type it names, unless a
 * resource above it is also named, which then speaks for it. Types are matched once each.
 */
export function indexRules(rules: readonly Rule[]): RuleIndex {
  const patterns = new Map<Rule, TypePatterns>();
  const byKind = new Map<TargetKind, Rule[]>();
  for (const rule of rules) {
    if (rule.target === 'resource') patterns.set(rule, typePatterns(rule.resource));
    else byKind.set(rule.target, [...(byKind.get(rule.target) ?? []), rule]);
  }
  const byType = new Map<string, ReadonlySet<Rule>>();
  const naming = (type: string): ReadonlySet<Rule> => {
    const key = type.toLowerCase();
    let found = byType.get(key);
    if (found === undefined) {
      found = new Set([...patterns].filter(([, one]) => namesType(one, key)).map(([rule]) => rule));
      byType.set(key, found);
    }
    return found;
  };
  return ({ reference, ancestors }) => {
    if (reference.kind !== 'resource') return byKind.get(reference.kind) ?? [];
    const above = ancestors.map(naming);
    return [...naming(reference.type)].filter((rule) => !above.some((set) => set.has(rule)));
  };
}
