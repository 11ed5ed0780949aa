import {
  type FailOn,
  type Finding,
  isOpen,
  levels,
  type Report,
  severities,
} from '../core/index.js';
import { type ExitCode, exitCodes } from './exit-codes.js';

export interface Gate {
  readonly failOn: readonly FailOn[];
  /** Inputs that could not be judged do not decide the outcome. */
  readonly allowIncomplete: boolean;
}

/**
 * The outcome of a run. Wrong usage comes first, since it may have changed everything after it; what could
 * not be judged comes before findings, since there may be more of them.
 */
export function exitCodeOf(report: Report, gate: Gate): ExitCode {
  if (report.diagnostics.some(({ kind }) => kind === 'usage')) return exitCodes.usage;
  if (report.coverage.incomplete && !gate.allowIncomplete) return exitCodes.incomplete;
  return fails(report, gate.failOn) ? exitCodes.findings : exitCodes.ok;
}

/** Whether a run fails: a level or worse, a severity or worse, a pillar, what is new, or what could not be judged. */
function fails(report: Report, words: readonly FailOn[]): boolean {
  if (words.includes('never')) return false;
  return words.some((word) => meets(report, word));
}

function meets(report: Report, word: FailOn): boolean {
  if (word === 'incomplete') {
    return report.coverage.incomplete || report.coverage.notAnalyzed.length > 0;
  }
  const open = report.findings.filter(isOpen);
  if (word === 'new') return open.some(({ known }) => known === false);
  if (word === 'unknown') return open.some(({ kind }) => kind === 'unknown');
  return open.some((finding) => reaches(finding, word));
}

/**
 * An undecided rule is no failure; only the word `unknown` asks for it. A rule newer than the version kept to
 * is a note whatever its severity and pillar.
 */
function reaches(finding: Finding, word: FailOn): boolean {
  if (finding.kind === 'unknown') return false;
  if (atLeast(levels, finding.level, word)) return true;
  if (finding.newerThanPin) return false;
  return atLeast(severities, finding.severity, word) || finding.pillar === word;
}

/** Whether a value stands at the word's place of a list, or before it; lists begin with the worst. */
function atLeast(list: readonly string[], value: string, word: string): boolean {
  const place = list.indexOf(word);
  return place >= 0 && list.indexOf(value) <= place;
}
