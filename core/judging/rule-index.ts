import type { Rule, TargetKind } from '../ruleset/rule.js';
import type { Target } from './target.js';
import { namesType, namesTypeInFull, type TypePatterns, typePatterns } from './type-patterns.js';

/** Gives the rules that judge a target, in the order of the rules. */
export type RuleIndex = (target: Target) => readonly Rule[];

/** The rules that name a type, in the order of the rules, and which of them without a wildcard. */
interface NamingRules {
  readonly all: readonly Rule[];
  readonly inFull: ReadonlySet<Rule>;
}

/**
 * Indexes rules by what they judge. A rule judges every resource of a type it names, unless a
 * resource above it is of a type that the rule names in full, which then speaks for it: such a rule
 * looks at what is below for itself. What a wildcard names is judged each for itself, for `*` says
 * nothing of how one type holds another. Types are matched once each.
 */
export function indexRules(rules: readonly Rule[]): RuleIndex {
  const patterns = new Map<Rule, TypePatterns>();
  const byKind = new Map<TargetKind, Rule[]>();
  for (const rule of rules) {
    if (rule.target === 'resource') patterns.set(rule, typePatterns(rule.resource));
    else byKind.set(rule.target, [...(byKind.get(rule.target) ?? []), rule]);
  }
  const byType = new Map<string, NamingRules>();
  const naming = (type: string): NamingRules => {
    const key = type.toLowerCase();
    let found = byType.get(key);
    if (found === undefined) {
      const named = [...patterns].filter(([, one]) => namesType(one, key));
      const inFull = named.filter(([, one]) => namesTypeInFull(one, key));
      found = { all: named.map(([rule]) => rule), inFull: new Set(inFull.map(([rule]) => rule)) };
      byType.set(key, found);
    }
    return found;
  };
  return ({ reference, ancestors }) => {
    if (reference.kind !== 'resource') return byKind.get(reference.kind) ?? [];
    const above = ancestors.map((type) => naming(type).inFull);
    return naming(reference.type).all.filter((rule) => !above.some((set) => set.has(rule)));
  };
}
