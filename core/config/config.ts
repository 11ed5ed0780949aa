import type { Fragment, ViewSource } from '../logic/environment.js';
import type { DataNode } from '../source/data.js';
import type { Located } from '../source/shape.js';
import {
  type Level,
  levels,
  type Pillar,
  pillars,
  type Release,
  type Severity,
  severities,
} from './classification.js';

/**
 * A `rules.yaml`: the manifest of a pack of rules or the configuration of a user's repository; both
 * have the same schema. What is not written is absent here; `mergeConfig` and the rule set fill it in.
 */
export interface Config {
  /** Name of the pack (`azure`). */
  readonly name?: string;
  /**
   * Release of the rule set that the configuration keeps to (`2026_03`): rules that are newer give notes.
   * Of a pack with a name, its version.
   */
  readonly version?: Located<string>;
  /** Address of a rule's page, with `{id}` for its id. */
  readonly helpUrl?: string;
  /** Packs to build on: `azure`, a package's name, or a path from the configuration's folder. */
  readonly extends?: readonly Located<string>[];
  /** Path globs of rule files, from the configuration's folder. */
  readonly include?: readonly Located<string>[];
  /** Path globs of files of facts that rules look up; the file's name is the fact's. */
  readonly facts?: readonly Located<string>[];
  /** Rules written in place. */
  readonly rules?: readonly DataNode[];
  /** Named collections. */
  readonly views?: ReadonlyMap<string, readonly ViewSource[]>;
  /** Named logic. */
  readonly define?: ReadonlyMap<string, Fragment>;
  /** What options the pack's rules read. */
  readonly optionSchema?: ReadonlyMap<string, OptionDeclaration>;
  /** Values of options. */
  readonly options?: ReadonlyMap<string, DataNode>;
  readonly profiles?: ReadonlyMap<string, Profile>;
  /** The profile to run. */
  readonly profile?: Located<string>;
  readonly overrides?: readonly Override[];
  /** Findings that are accepted. */
  readonly suppressions?: readonly Located<ConfiguredSuppression>[];
  /** The file of known findings, from the configuration's folder. */
  readonly baseline?: Located<string>;
  readonly failOn?: readonly FailOn[];
  readonly context?: ContextSettings;
}

export const optionTypes = ['string', 'number', 'boolean', 'array', 'object'] as const;
export type OptionType = (typeof optionTypes)[number];

export interface OptionDeclaration {
  readonly type?: OptionType;
  readonly description: string;
  readonly default?: DataNode;
  /** The only values accepted. */
  readonly enum?: readonly DataNode[];
  /** Former names, still accepted. */
  readonly aliases?: readonly string[];
}

/** A named selection of rules: those that meet every condition written, less the excluded. */
export interface Profile {
  readonly description?: string;
  readonly release?: readonly Release[];
  /** Rules of this release of the rule set and earlier ones (`2024_06`). */
  readonly until?: string;
  readonly pillar?: readonly Pillar[];
  readonly severity?: readonly Severity[];
  /** Label by label, globs of which a rule must have one (`mcsb: "*"`). */
  readonly labels?: ReadonlyMap<string, readonly string[]>;
  /** Ids, refs or globs. */
  readonly rules?: readonly Located<string>[];
  readonly exclude?: readonly Located<string>[];
  /** Values of options that go with the profile. */
  readonly options?: ReadonlyMap<string, DataNode>;
  readonly deprecated?: boolean;
}

/** Changes what rules say, or turns them off; later overrides win. */
export interface Override {
  /** Ids, former ids, refs or globs; every rule where absent. */
  readonly rule?: readonly Located<string>[];
  /** Rules of these profiles only. */
  readonly profile?: readonly Located<string>[];
  /** Path globs of the files concerned; all where absent. */
  readonly path?: readonly string[];
  readonly off?: boolean;
  readonly level?: Level;
  readonly severity?: Severity;
}

/** What a suppression says wherever it is written: which rules, why, and for how long. */
export interface WrittenSuppression {
  /** Ids, former ids, refs or globs. */
  readonly rule: readonly Located<string>[];
  readonly reason: string;
  /** The last day on which it counts (`2027-01-31`, in UTC). */
  readonly until?: string;
}

/** A suppression of the configuration: of all findings that meet every condition written. */
export interface ConfiguredSuppression extends WrittenSuppression {
  /** Path globs of the files concerned: where a finding stands, its resource is declared, or its parameters are given. */
  readonly path?: readonly string[];
  /** Resource types, globs, and exclusions with `!`. */
  readonly type?: readonly string[];
  /** Globs of resource names. */
  readonly name?: readonly string[];
}

export const failOnWords = [
  ...levels,
  ...severities,
  ...pillars,
  'new',
  'unknown',
  'incomplete',
  'never',
] as const;
/** What makes a run fail: a level or worse, a severity or worse, a pillar, what no baseline knows, or what could not be judged. */
export type FailOn = (typeof failOnWords)[number];

/** Where templates are taken to be deployed; what is absent has a documented placeholder. */
export interface ContextSettings {
  readonly subscriptionId?: string;
  readonly tenantId?: string;
  readonly resourceGroup?: string;
  readonly managementGroupId?: string;
  readonly location?: string;
  readonly deploymentName?: string;
}
