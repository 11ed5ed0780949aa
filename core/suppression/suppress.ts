import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Verdict } from '../judging/verdict.js';
import type { Ruleset } from '../ruleset/ruleset.js';
import type { Comment } from '../source/comment.js';
import type { SourceFile } from '../source/source-file.js';
import { type Acceptance, accept } from './accept.js';
import { flawsOf, flawVerdicts } from './flaws.js';
import { compareWithBase } from './in-base.js';
import { configuredSuppressions, readSuppressions } from './read-suppressions.js';
import { ruleSelection } from './rule-selection.js';
import type { Suppression } from './suppression.js';

/** What suppressions are held against, and where they are written. */
export interface Suppressible {
  readonly verdicts: readonly Verdict[];
  readonly ruleset: Ruleset;
  /** The source files of the run, modules and parameter files included. */
  readonly files: readonly SourceFile[];
  /** Gives the comments of a file, for only its front end knows them. */
  readonly commentsIn: (file: SourceFile) => readonly Comment[];
  readonly now: Date;
  /** The suppressions of what the change is based on, where only those count. */
  readonly base?: readonly Suppression[];
  /** See `flawsOf`. */
  readonly judgedWhole: (path: string) => boolean;
}

/** The suppressions of a run, and what came of them. */
export interface Suppressed extends Pick<Acceptance, 'accepted'> {
  readonly suppressions: readonly Suppression[];
  /** What is wrong with them, as verdicts of the rules about suppressions. */
  readonly flaws: readonly Verdict[];
  /** Notices of rules that they name as they were called once. */
  readonly notices: readonly Diagnostic[];
}

/** Reads the suppressions of the source files and the configuration, and holds them against verdicts. */
export function suppress(run: Suppressible): Suppressed {
  const { verdicts, ruleset, files, commentsIn, judgedWhole, base } = run;
  const read = readSuppressions(files, commentsIn);
  const suppressions = [...read.suppressions, ...configuredSuppressions(ruleset.suppressions)];
  const rulesOf = ruleSelection(ruleset);
  const today = run.now.toISOString().slice(0, 10);
  const { known, flaws: refused } =
    base === undefined ? { known: suppressions, flaws: [] } : compareWithBase(suppressions, base);
  const acceptance = accept(verdicts, known, rulesOf, today);
  const flaws = flawsOf(known, acceptance, rulesOf, today, judgedWhole);
  return {
    accepted: acceptance.accepted,
    suppressions,
    flaws: flawVerdicts([...read.flaws, ...refused, ...flaws]),
    notices: suppressions.flatMap((one) => formerNames(one, ruleset)),
  };
}

function formerNames({ rule }: Suppression, { names }: Ruleset): readonly Diagnostic[] {
  const notices: Diagnostic[] = [];
  names.selector(rule, (problem) => {
    if (problem.kind === 'notice') notices.push(problem);
  });
  return notices;
}
