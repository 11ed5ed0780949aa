import type { DiagnosticKind } from '../diagnostics/diagnostic.js';
import type { TargetReference, VerdictKind } from '../judging/verdict.js';
import type { Rule, RuleWords } from '../ruleset/rule.js';
import type { Location } from '../source/location.js';
import type { Finding, FindingSuppression } from './finding.js';

/** All that reporters see of a run. Locations are final (1-based); nothing here leads back to trees or values. */
export interface Report {
  readonly tool: { readonly name: string; readonly version: string; readonly url: string };
  /** Worst first: level, then severity, then path, line, column, rule id. */
  readonly findings: readonly Finding[];
  /** Every verdict, passes and skips included, in the order of judging. */
  readonly verdicts: readonly ReportedVerdict[];
  /** The rules that ran, by id. */
  readonly rules: readonly ReportedRule[];
  /** Every suppression that was read, those that accept nothing included. */
  readonly suppressions: readonly ReportedSuppression[];
  readonly diagnostics: readonly ReportedDiagnostic[];
  /** What the run was compared with, where there was a baseline. */
  readonly baseline?: ReportedBaseline;
  readonly coverage: Coverage;
  /**
   * Decoded text (byte order mark kept) of every file that a location points into, by path: reports
   * show excerpts of it and hash its lines.
   */
  readonly sources: ReadonlyMap<string, string>;
}

export interface ReportedVerdict {
  readonly rule: string;
  readonly ref?: string;
  readonly verdict: VerdictKind;
  readonly target: TargetReference;
  readonly location?: Location;
  readonly message?: string;
}

/** A rule that ran, as far as reports show it. */
export interface ReportedRule
  extends Pick<
    Rule,
    'id' | 'ref' | 'title' | 'version' | 'release' | 'pillar' | 'severity' | 'level' | 'labels'
  > {
  /** Page with the rule's documentation; absent for users' rules without one. */
  readonly helpUrl?: string;
  /** Absent where the rule found nothing, or has none. */
  readonly words?: RuleWords;
}

/** A suppression, wherever it is written. */
export interface ReportedSuppression extends FindingSuppression {
  /** The rules as it names them: ids, former ids, refs or globs. */
  readonly rules: readonly string[];
  /** How many findings it accepts. */
  readonly findings: number;
}

export interface ReportedBaseline {
  /** Relative to the root. */
  readonly path: string;
  /** How many findings it knows. */
  readonly known: number;
  /** How many of its findings in the files that were judged are gone. */
  readonly gone: number;
}

export interface ReportedDiagnostic {
  readonly code: string;
  readonly kind: DiagnosticKind;
  readonly message: string;
  readonly location?: Location;
  /** The file concerned (relative to the root), where there is no location in its text. */
  readonly path?: string;
}

/** What was looked at, and what could not be: silence can be trusted only with this beside it. */
export interface Coverage {
  /** Files that were to be judged (templates, Bicep files, parameter files, exported resources). */
  readonly files: number;
  readonly filesAnalyzed: number;
  /** Files that were left out, for nothing changed that has a part in them. */
  readonly unchanged: number;
  readonly deployments: number;
  readonly resources: number;
  readonly rules: number;
  readonly verdicts: Readonly<Record<VerdictKind, number>>;
  /** Distinct unknowns that left a verdict undecided. */
  readonly unknowns: number;
  /** What was not analysed, and why: files, linked templates, modules. */
  readonly notAnalyzed: readonly { readonly path: string; readonly reason: string }[];
  /** True where something that should have been judged was not (exit code 3). */
  readonly incomplete: boolean;
}
