import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import { matchesText } from '../source/glob.js';
import type { Span } from '../source/span.js';
import type { Rule } from './rule.js';

/** Rules by the names a user may write: ids, former ids and refs, letter case ignored. */
export interface RuleNames {
  readonly find: (name: string) => Rule | undefined;
  /** The same; a name that means no rule is reported, and a former one noticed. */
  readonly resolve: (name: WrittenName, report: Report) => Rule | undefined;
  /**
   * True for rules that one of the names or globs means. What means no rule is reported, and what is
   * outdated noticed. A glob means rules by their former ids only where it means none by those of today.
   */
  readonly selector: (names: readonly WrittenName[], report: Report) => (rule: Rule) => boolean;
}

/** A name or glob, with its place where a file holds it. */
interface WrittenName {
  readonly value: string;
  readonly span?: Span;
}

type Report = (problem: Diagnostic) => void;

/** Indexes rules; ids and refs given twice are reported where the second stands. */
export function nameRules(rules: readonly Rule[], report: Report): RuleNames {
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
  const resolve: RuleNames['resolve'] = ({ value: name, span: place }, problem) => {
    const rule = find(name);
    if (rule === undefined) {
      const near = nearest(name, [...rules.map(({ id }) => id), ...former.keys()]) ?? '';
      problem(diagnostic('ruleset/unknown-rule', place, name, near));
    } else if (!current.has(name.toLowerCase())) {
      problem(diagnostic('ruleset/former-name', place, name, rule.id));
    }
    return rule;
  };
  const matching = ({ value, span }: WrittenName, problem: Report): readonly Rule[] => {
    const found = rules.filter(({ id, ref = '' }) =>
      [id, ref].some((name) => matchesText(value, name)),
    );
    if (found.length > 0) return found;
    const renamed = [...former].filter(([name]) => matchesText(value, name));
    if (renamed.length === 0) problem(diagnostic('ruleset/none-matches', span, value));
    for (const [, { id }] of renamed) problem(diagnostic('ruleset/former-name', span, value, id));
    return renamed.map(([, rule]) => rule);
  };
  return {
    find,
    resolve,
    selector(names, problem) {
      const meant = new Set(
        names.flatMap((name) => {
          if (isGlob(name.value)) return matching(name, problem);
          return resolve(name, problem) ?? [];
        }),
      );
      return (rule) => meant.has(rule);
    },
  };
}

function isGlob(name: string): boolean {
  return /[*?]/.test(name);
}

function describe(rule: Rule): string {
  return `${rule.id} (${rule.pack})`;
}
