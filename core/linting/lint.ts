import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Value } from '../expressions/value.js';
import type { Rule } from '../ruleset/rule.js';
import type { RuleSource, Ruleset } from '../ruleset/ruleset.js';
import type { KnownTypes } from './property-paths.js';

/** A rule to look at. */
export interface LintedRule {
  readonly rule: Rule;
  readonly source: RuleSource;
  /** The resources that its examples and tests declare, at every depth. */
  readonly resources: readonly ExampleResource[];
}

export interface ExampleResource {
  readonly type: string;
  readonly value: Value;
}

/** What a lint knows beside the rule. */
export interface LintContext {
  readonly ruleset: Ruleset;
  /** What resources of Azure look like; absent where that is not at hand. */
  readonly types?: KnownTypes;
}

/** Looks at one rule and says what is probably a mistake in it. */
export type Lint = (linted: LintedRule, context: LintContext) => readonly Diagnostic[];
