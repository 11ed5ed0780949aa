import type { Rule, TargetKind } from '../ruleset/rule.js';
import type { Span } from '../source/span.js';

export const verdictKinds = ['pass', 'fail', 'unknown', 'skip', 'error'] as const;
export type VerdictKind = (typeof verdictKinds)[number];

/** The judgement of one rule on one target. */
export interface Verdict {
  readonly rule: Rule;
  readonly verdict: VerdictKind;
  readonly target: TargetReference;
  /** What the target is recognised by from run to run (see `Target`). */
  readonly identity: string;
  /** Where the target is declared (see `Target`). */
  readonly declarations: readonly Span[];
  /** What decided, worst first: one for each failing or unknown assertion or item; empty for pass and skip. */
  readonly reasons: readonly Reason[];
}

/** What was judged, as reports name it. */
export interface TargetReference {
  readonly kind: TargetKind;
  /** Resource name; a deployment's name; a file's path. Holes of unknown names are printed as `{expression}`. */
  readonly name: string;
  /** Resource type; `Microsoft.Resources/deployments`; `.json`, `.bicep` or `.bicepparam`. */
  readonly type: string;
  /** Full resource id, holes printed as `{expression}`; absent for files. */
  readonly id?: string;
  /** The same for every environment (see `Resource.symbolicPath`). */
  readonly symbolicPath: string;
  /** The source file that was judged: template or Bicep file (root of the deployment). */
  readonly file: string;
  /** The parameter file, where one was used. */
  readonly parameters?: string;
}

/** Why a target failed or could not be decided. */
export interface Reason {
  /** One sentence: what it is, what was expected, or what it waits for. */
  readonly message: string;
  /** Where to report. */
  readonly span: Span;
  /** The chain of origins from the span that the user would edit to the resource, and further deciding places. */
  readonly related: readonly RelatedSpan[];
  /** The property path that decided (`properties.networkProfile.networkPolicy`), where one did. */
  readonly path?: string;
  /** For a choice: when it fails (`env = 'dev'`). */
  readonly when?: string;
}

export interface RelatedSpan {
  readonly span: Span;
  /** `value of parameter 'networkPolicy'`, `used here` … */
  readonly message: string;
}
