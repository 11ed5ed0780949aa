import type { Override } from '../config/config.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { matchesPath } from '../source/glob.js';
import type { Located } from '../source/shape.js';
import type { Rule } from './rule.js';
import { levelOf } from './rule-metadata.js';
import type { RuleNames } from './rule-names.js';
import type { Treat, Treatment } from './treatment.js';

/** An override with its rules found. */
interface FoundOverride {
  readonly override: Override;
  readonly concerns: (rule: Rule) => boolean;
}

export interface Overriding {
  readonly treat: Treat;
  /** True for rules that are off in every file, which need not be judged at all. */
  readonly isOff: (rule: Rule) => boolean;
}

/**
 * What overrides make of rules. Later ones win. A severity without a level brings the level that
 * usually goes with it.
 *
 * @param inProfile true for the rules of a profile, by its name; for overrides of whole profiles
 * @param isNewer true for rules newer than the release kept to: notes, unless an override names a level
 */
export function treatWith(
  overrides: readonly Override[],
  names: RuleNames,
  inProfile: (name: Located<string>, rule: Rule) => boolean,
  isNewer: (rule: Rule) => boolean,
  report: (problem: Diagnostic) => void,
): Overriding {
  const found: readonly FoundOverride[] = overrides.map((override) => {
    const { rule: wanted, profile } = override;
    const named = wanted === undefined ? undefined : names.selector(wanted, report);
    const concerns = (rule: Rule): boolean =>
      (named?.(rule) ?? true) && (profile?.some((name) => inProfile(name, rule)) ?? true);
    return { override, concerns };
  });
  const concerning = new Map<Rule, readonly Override[]>();
  const overridesOf = (rule: Rule): readonly Override[] => {
    let own = concerning.get(rule);
    if (own === undefined) {
      own = found.filter(({ concerns }) => concerns(rule)).map(({ override }) => override);
      concerning.set(rule, own);
    }
    return own;
  };
  return {
    treat: (rule, path) =>
      overridesOf(rule)
        .filter((one) => one.path?.some((glob) => matchesPath(glob, path)) ?? true)
        .reduce(apply, untouched(rule, isNewer(rule))),
    isOff(rule) {
      const own = overridesOf(rule).filter(({ off }) => off !== undefined);
      const last = own.findLastIndex(({ path }) => path === undefined);
      return own[last]?.off === true && own.slice(last + 1).every(({ off }) => off);
    },
  };
}

function untouched({ level, severity }: Rule, newer: boolean): Treatment {
  return { off: false, level: newer ? 'note' : level, severity, newer };
}

function apply(treatment: Treatment, { off, level, severity }: Override): Treatment {
  const usual = severity === undefined || treatment.newer ? treatment.level : levelOf(severity);
  return {
    off: off ?? treatment.off,
    severity: severity ?? treatment.severity,
    level: level ?? usual,
    newer: treatment.newer && level === undefined,
  };
}
