import type { Level, Pillar, Release, Severity } from '../config/classification.js';
import type { CompiledLogic } from '../logic/compiled.js';
import type { PlainData } from '../source/plain-data.js';
import type { Span } from '../source/span.js';

/** What a rule judges: each resource, each deployment, each template file or each parameter file. */
export const targetKinds = ['resource', 'deployment', 'template', 'parameters'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** What a rule is called and stands for, as plain data: the part of a rule that a built pack holds ready. */
export interface RuleMetadata {
  /** Unique name (`Azure.AKS.NetworkPolicy`), compared without letter case. */
  readonly id: string;
  /** Stable short code (`AZR-000027`). */
  readonly ref?: string;
  /** Former ids, still accepted. */
  readonly aliases: readonly string[];
  readonly title: string;
  /** Release of the rule set in which the rule appeared (`2020_06`); empty for rules outside of releases. */
  readonly version: string;
  readonly release: Release;
  readonly pillar: Pillar;
  readonly severity: Severity;
  readonly level: Level;
  readonly target: TargetKind;
  /** Types, globs, and exclusions with `!`; empty for targets that are not resources. */
  readonly resource: readonly string[];
  /** `waf`, `mcsb`, `caf` … : always lists. */
  readonly labels: readonly (readonly [label: string, values: readonly string[]])[];
}

/** A rule: what it is called and stands for, and the logic that judges. */
export interface Rule extends Omit<RuleMetadata, 'labels'> {
  readonly labels: ReadonlyMap<string, readonly string[]>;
  /**
   * The logic, read and compiled when it is first asked for: most rules of a pack never meet a target.
   * Without a part in error; what is wrong in it is said once, to the rule set's diagnostics.
   */
  readonly logic: () => RuleLogic;
  /** Where the rule is declared. */
  readonly span: Span;
  /** Name of the pack that holds the rule: `azure`, or the path of the user's file. */
  readonly pack: string;
}

export interface RuleLogic {
  /** Skip unless true. */
  readonly when?: CompiledLogic;
  /** Said instead of the generated message, where the assertion that failed has no reason of its own. */
  readonly message?: MessageTemplate;
  readonly judgement: Judgement;
}

/** How a rule comes to its verdict: a list of assertions on the target, or judgements of each item of collections. */
export interface Judgement {
  readonly assertions: readonly Assertion[];
  readonly each: readonly EachJudgement[];
}

export interface Assertion {
  readonly that: CompiledLogic;
  /** Said instead of the generated message when this assertion fails. */
  readonly reason?: MessageTemplate;
  /** Reads what to report at instead of what decided. */
  readonly at?: CompiledLogic;
}

/** A message of a rule: text, and values that `${path}` puts in. */
export type MessageTemplate = readonly (string | CompiledLogic)[];

export interface EachJudgement {
  /** The collection: a path, an expression or a view. */
  readonly in: CompiledLogic;
  readonly as?: string;
  readonly where?: CompiledLogic;
  /** The verdict when no item is left; `pass` unless told. */
  readonly whenEmpty: 'pass' | 'fail' | 'skip';
  readonly assertions: readonly Assertion[];
}

/** The prose of a rule, loaded only where a report shows it. Markdown. */
export interface RuleWords {
  /** Why it matters. */
  readonly description: string;
  /** What to do. */
  readonly recommendation: string;
  readonly notes?: string;
  readonly links: readonly { readonly title: string; readonly url: string }[];
  /** Examples that pass. */
  readonly examples: RuleExamples;
  /** What fails, as far as the tests of the rule show it in one place. */
  readonly failing?: FailingExample;
  /** The edit that makes it pass, where one value repairs it. */
  readonly fix?: RuleFix;
}

/** The part of a resource that makes a rule fail, written in each language. */
export interface FailingExample {
  readonly bicep?: string;
  readonly arm?: string;
}

export interface RuleExamples {
  readonly bicep?: string;
  readonly arm?: string;
  /** The options they are judged with: a rule that waits for one says nothing without it. */
  readonly options?: ReadonlyMap<string, PlainData>;
}

/** An edit as data: a value set at a path, or a property taken away. */
export interface RuleFix {
  readonly set?: string;
  readonly to?: PlainData;
  readonly remove?: string;
}
