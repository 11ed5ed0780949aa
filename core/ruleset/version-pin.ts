import type { Config } from '../config/config.js';
import { ruleSetVersion } from '../config/config-shape.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Rule } from './rule.js';

/**
 * Whether a rule is newer than the release of the rule set that a configuration keeps to: a new version of
 * a pack then brings notes and breaks no build. Nothing is newer where no release is named; a pack that has
 * a name may have a version of another form, which is its own.
 */
export function newerThanPin(
  { name, version }: Config,
  report: (problem: Diagnostic) => void,
): (rule: Rule) => boolean {
  if (version === undefined) return () => false;
  const { value, span } = version;
  if (ruleSetVersion.pattern.test(value)) return (rule) => rule.version > value;
  if (name === undefined) report(diagnostic('config/version', span, value));
  return () => false;
}

/** Says how many of the rules that run are newer, so that the pin is not forgotten. */
export function tellNewer(
  { version }: Config,
  rules: readonly Rule[],
  report: (problem: Diagnostic) => void,
): void {
  if (version === undefined || rules.length === 0) return;
  const count = rules.length === 1 ? '1 rule is' : `${rules.length} rules are`;
  report(diagnostic('config/newer-rules', version.span, version.value, count));
}
