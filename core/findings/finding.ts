import type { Level, Pillar, Severity } from '../config/classification.js';
import type { TargetReference } from '../judging/verdict.js';
import type { Location } from '../source/location.js';

/** A fail (or, when asked for, an unknown, or a rule in error), placed and ready to be reported. */
export interface Finding {
  readonly ruleId: string;
  readonly ref?: string;
  readonly title: string;
  readonly kind: 'fail' | 'unknown' | 'error';
  readonly level: Level;
  readonly severity: Severity;
  readonly pillar: Pillar;
  /** One sentence that names the resource, what it is and what was expected. */
  readonly message: string;
  readonly location: Location;
  readonly related: readonly RelatedLocation[];
  /** The first target concerned; `environments` says for which parameter files. */
  readonly target: TargetReference;
  readonly path?: string;
  readonly environments: Environments;
  /** Stable: survives moved lines and refactoring into a module. Hex. */
  readonly fingerprint: string;
  readonly suppression?: FindingSuppression;
  /** Whether the baseline knows it; absent where there is none, and for what a baseline never knows. */
  readonly known?: boolean;
  /** Edits that make the rule pass, the best first. */
  readonly fixes?: readonly FindingFix[];
  /** The rule is newer than the version that the configuration keeps to: the finding is a note until that moves. */
  readonly newerThanPin?: true;
}

export interface RelatedLocation {
  /** 1-based and unique within the finding: report formats link to it from the message. */
  readonly id: number;
  readonly location: Location;
  readonly message: string;
}

/** Parameter files (paths) under which the target fails and under which it passes; both empty where there is none. */
export interface Environments {
  readonly failing: readonly string[];
  readonly passing: readonly string[];
}

/** Edits that belong together: none is made without the others. */
export interface FindingFix {
  /** What the edits do, in a sentence. */
  readonly description: string;
  readonly edits: readonly FindingEdit[];
}

/** Text put in place of a stretch of a source file; a stretch of no width is an insertion. */
export interface FindingEdit {
  readonly location: Location;
  readonly text: string;
}

/** By what a finding is accepted. */
export interface FindingSuppression {
  /** In a comment or the metadata of a source file, or in the configuration. */
  readonly kind: 'inSource' | 'external';
  readonly reason: string;
  /** The last day on which it counts (`2027-01-31`, in UTC). */
  readonly until?: string;
  /** Where it is written. */
  readonly location?: Location;
}

/** Whether a finding asks for something to be done: it is neither accepted nor known from the baseline. */
export function isOpen({ suppression, known }: Finding): boolean {
  return suppression === undefined && known !== true;
}
