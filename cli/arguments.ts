import { type ContextSettings, type FailOn, failOnWords } from '../core/index.js';
import type { SarifTarget } from '../reporters/index.js';
import { Refusal } from './exit-codes.js';
import type { OutputArgument } from './outputs.js';

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
  readonly context: ContextSettings;
  /** Names of all commands, one of which a path may have been meant for. */
  readonly commands?: readonly string[];
}

export interface CheckOptions extends RunOptions {
  readonly outputs: readonly OutputArgument[];
  /** The commit since which a change counts. */
  readonly changedSince?: string;
  /** The commit whose suppressions count. */
  readonly suppressionsFrom?: string;
  /** Repair files. */
  readonly fix?: boolean;
  /** Show on stdout how files would be repaired. */
  readonly fixDryRun?: boolean;
  readonly failOn?: readonly string[];
  readonly verdicts?: boolean;
  readonly allowIncomplete?: boolean;
  readonly colour?: boolean;
  readonly category?: string;
  readonly sarifTarget?: SarifTarget;
  /** Whether accepted findings are written; by default as each format's reader understands them. */
  readonly reportSuppressed?: boolean;
  readonly maxBytes?: number;
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
