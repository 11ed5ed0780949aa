import type { FailOn, OptionDeclaration } from '../config/config.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Value } from '../expressions/value.js';
import type { LogicEnvironment } from '../logic/environment.js';
import type { DeploymentContext } from '../template/context.js';
import type { Pack, PackRule } from './pack.js';
import type { Rule, RuleWords } from './rule.js';
import type { RuleTest } from './rule-tests.js';
import type { Treat } from './treatment.js';

/** A rule as its pack holds it, and what its logic may refer to. */
export interface RuleSource {
  readonly rule: PackRule;
  readonly pack: Pack;
  /** True for rules that come with groundrule. */
  readonly builtIn: boolean;
  readonly environment: LogicEnvironment;
}

/** The rules of a run: those of the profile, as the configuration changed them. */
export interface Ruleset {
  /** Rules that run, in the order of their packs. */
  readonly rules: readonly Rule[];
  /** Every rule of the packs and the configuration, whether it runs or not. */
  readonly all: readonly Rule[];
  /** Finds a rule by id, former id or ref, letter case ignored. */
  readonly find: (name: string) => Rule | undefined;
  /** The prose of a rule, where it has some and it was loaded. */
  readonly words: (rule: Rule) => RuleWords | undefined;
  /** The page of a rule's documentation, where its pack has pages. */
  readonly helpUrl: (rule: Rule) => string | undefined;
  /** The examples of a rule, which must pass, and its tests. */
  readonly tests: (rule: Rule) => readonly RuleTest[];
  /** What a rule was made from, for what looks at its logic as data. */
  readonly source: (rule: Rule) => RuleSource | undefined;
  readonly option: (key: string) => Value | undefined;
  /** What options the rules read, by name; `*` in a name stands for any text. */
  readonly optionSchema: ReadonlyMap<string, OptionDeclaration>;
  readonly fact: (name: string) => Value | undefined;
  readonly treat: Treat;
  readonly failOn: readonly FailOn[];
  readonly context: DeploymentContext;
  /** Problems so far; logic that is compiled later adds to them. */
  readonly diagnostics: readonly Diagnostic[];
}
