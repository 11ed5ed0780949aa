import type { ConfiguredSuppression, FailOn } from '../config/config.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Value } from '../expressions/value.js';
import type { Located } from '../source/shape.js';
import type { DeploymentContext } from '../template/context.js';
import type { Rule, RuleWords } from './rule.js';
import type { TestDocument } from './rule-document.js';
import type { RuleNames } from './rule-names.js';
import type { Treat } from './treatment.js';

/** The rules of a run: those of the profile, as the configuration changed them. */
export interface Ruleset {
  /** Rules that run, in the order of their packs. */
  readonly rules: readonly Rule[];
  /** Every rule of the packs and the configuration, whether it runs or not. */
  readonly all: readonly Rule[];
  /** Every rule by the names a user may write, those about suppressions among them. */
  readonly names: RuleNames;
  /** The prose of a rule, where it has some and it was loaded. */
  readonly words: (rule: Rule) => RuleWords | undefined;
  /** The page of a rule's documentation, where its pack has pages. */
  readonly helpUrl: (rule: Rule) => string | undefined;
  readonly tests: (rule: Rule) => readonly TestDocument[];
  readonly option: (key: string) => Value | undefined;
  readonly fact: (name: string) => Value | undefined;
  readonly treat: Treat;
  /** The suppressions of the configuration. */
  readonly suppressions: readonly Located<ConfiguredSuppression>[];
  readonly failOn: readonly FailOn[];
  readonly context: DeploymentContext;
  /** Problems so far; logic that is compiled later adds to them. */
  readonly diagnostics: readonly Diagnostic[];
}
