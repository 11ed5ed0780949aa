import type { Rule } from '../ruleset/rule.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import { suppressionRules } from '../ruleset/suppression-rules.js';
import type { Located } from '../source/shape.js';

/** What a name in a suppression means. */
export interface SelectedRules {
  readonly has: (rule: Rule) => boolean;
  /** What is wrong with the name, where it means no rule that can be suppressed. */
  readonly problem?: string;
  /** Whether a rule that it means was run. */
  readonly ran: boolean;
}

/** Gives what a name means: an id, a former id, a ref or a glob; letter case is ignored. */
export type SelectRules = (name: Located<string>) => SelectedRules;

/** Names are few and written often: each is looked up once. */
export function ruleSelection(ruleset: Ruleset): SelectRules {
  const known = new Map<string, SelectedRules>();
  return (name) => {
    const key = name.value.toLowerCase();
    const found = known.get(key) ?? selected(name, ruleset);
    known.set(key, found);
    return found;
  };
}

function selected(name: Located<string>, { names, rules, all }: Ruleset): SelectedRules {
  const problems: string[] = [];
  const has = names.selector([name], ({ kind, message }) => {
    if (kind !== 'notice') problems.push(message);
  });
  if (!all.some(has) && Object.values(suppressionRules).some(has)) {
    problems.push(
      `Findings about suppressions cannot be suppressed. Change '${name.value}' under 'overrides'.`,
    );
  }
  const [problem] = problems;
  return { has, ran: rules.some(has), ...(problem === undefined ? {} : { problem }) };
}
