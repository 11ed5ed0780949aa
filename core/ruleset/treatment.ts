import type { Level, Severity } from '../config/classification.js';
import type { Rule } from './rule.js';

/** The level and severity of a rule's findings in one place; `off` where they are not wanted. */
export interface Treatment {
  readonly off: boolean;
  readonly level: Level;
  readonly severity: Severity;
  /** The level is a note because the rule is newer than the release the configuration keeps to. */
  readonly newer: boolean;
}

/** What the configuration makes of a rule's findings in a file (path relative to the root). */
export type Treat = (rule: Rule, path: string) => Treatment;
