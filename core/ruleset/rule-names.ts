import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import { matchesText } from '../source/glob.js';
import type { Located } from '../source/shape.js';
import type { Rule } from './rule.js';

/** Rules by the names a user may write: ids, former ids and refs, letter case ignored. */
export interface RuleNames {
  readonly find: (name: string) => Rule | undefined;
  /**
   * True for rules that one of the names or globs means. A name that means no rule is reported, and a
   * former name noticed.
   */
  readonly selector: (
    names: readonly Located<string>[],
    report: (problem: Diagnostic) => void,
  ) => (rule: Rule) => boolean;
}

/** Indexes rules; ids and refs given twice are reported where the second stands. */
export function nameRules(
  rules: readonly Rule[],
  report: (problem: Diagnostic) => void,
): RuleNames {
  const current = new Map<string, Rule>();
  const former = new Map<string, Rule>();
  const take = (kind: string, name: string, rule: Rule): void => {
    const other = current.get(name.toLowerCase());
    if (other === undefined) current.set(name.toLowerCase(), rule);
    else report(diagnostic('ruleset/duplicate', rule.span, kind, name, describe(other)));
  };
  for (const rule of rules) take('id', rule.id, rule);
  for (const rule of rules) if (rule.ref !== undefined) take('ref', rule.ref, rule);
  for (const rule of rules) {
    for (const alias of rule.aliases) {
      if (current.has(alias.toLowerCase())) take('former name', alias, rule);
      else former.set(alias.toLowerCase(), rule);
    }
  }
  const find = (name: string): Rule | undefined =>
    current.get(name.toLowerCase()) ?? former.get(name.toLowerCase());
  return {
    find,
    selector(names, problem) {
      const globs = names.filter(({ value }) => isGlob(value)).map(({ value }) => value);
      const named = new Set<Rule>();
      for (const { value, span } of names) {
        if (isGlob(value)) continue;
        const rule = find(value);
        if (rule !== undefined) named.add(rule);
        if (rule === undefined) {
          const near = nearest(value, [...rules.map(({ id }) => id), ...former.keys()]) ?? '';
          problem(diagnostic('ruleset/unknown-rule', span, value, near));
        } else if (!current.has(value.toLowerCase())) {
          problem(diagnostic('ruleset/former-name', span, value, rule.id));
        }
      }
      return (rule) =>
        named.has(rule) ||
        globs.some(
          (glob) =>
            matchesText(glob, rule.id) || (rule.ref !== undefined && matchesText(glob, rule.ref)),
        );
    },
  };
}

function isGlob(name: string): boolean {
  return /[*?]/.test(name);
}

function describe(rule: Rule): string {
  return `${rule.id} (${rule.pack})`;
}
