import { type ContextSettings, type FailOn, failOnWords } from '../core/index.js';
import { Refusal } from './exit-codes.js';
import type { ReportArguments } from './reports.js';

/** Options of every command that judges, as commander gives them; absent where not written. */
export interface RunOptions {
  readonly profile?: string;
  readonly config?: string;
  readonly root?: string;
  /** Where restored modules are. */
  readonly modulesDir?: string;
  readonly parameters?: readonly string[];
  /** The file of known findings. */
  readonly baseline?: string;
  readonly allowIncomplete?: boolean;
  readonly context: ContextSettings;
  /** Names of all commands, one of which a path may have been meant for. */
  readonly commands?: readonly string[];
}

/** Options of `check` as commander gives them; absent where not written. */
export interface CheckOptions extends RunOptions, ReportArguments {
  /** The commit since which a change counts. */
  readonly changedSince?: string;
  /** The commit whose suppressions count. */
  readonly suppressionsFrom?: string;
  /** Repair files. */
  readonly fix?: boolean;
  /** Show on stdout how files would be repaired. */
  readonly fixDryRun?: boolean;
  /** Say of each finding how it could be repaired. */
  readonly reportFixes?: boolean;
  readonly failOn?: readonly string[];
}

/** The words of `--fail-on`, separated by commas or given one by one; undefined where none is. */
export function failOnOf(given: readonly string[] | undefined): readonly FailOn[] | undefined {
  return given
    ?.flatMap((each) => each.split(','))
    .map((each) => {
      const word = failOnWords.find((known) => known === each.trim().toLowerCase());
      if (word !== undefined) return word;
      throw new Refusal(`--fail-on does not know '${each}'. It knows ${failOnWords.join(', ')}.`);
    });
}
