import type { Config } from '../config/config.js';
import type { DataNode } from '../source/data.js';
import type { Span } from '../source/span.js';
import type { RuleMetadata, RuleWords } from './rule.js';
import type { WrittenLogic } from './rule-document.js';
import type { RuleTest } from './rule-tests.js';

/** A set of rules with its manifest: the built-in one, one a user extends, or the user's own configuration. */
export interface Pack {
  /** The manifest's name, else the path of the file. */
  readonly name: string;
  readonly manifest: Config;
  readonly rules: readonly PackRule[];
  /** Facts that rules look up, by name, read when first asked for. */
  readonly facts: ReadonlyMap<string, () => DataNode>;
  /** True for rules that were checked when they were built: their logic is compiled only when needed. */
  readonly checked: boolean;
}

/** A rule of a pack: its metadata, and the rest when it is wanted. */
export interface PackRule {
  readonly metadata: RuleMetadata;
  /** Where the rule's id is written. */
  readonly span: Span;
  readonly written: () => WrittenLogic;
  readonly words: () => RuleWords | undefined;
  /** Its examples, which must pass, and its tests. */
  readonly tests: () => readonly RuleTest[];
}
