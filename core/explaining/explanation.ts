import type { VerdictKind } from '../judging/verdict.js';
import type { Location } from '../source/location.js';

/** Why a rule came to its verdict on one target. */
export interface TargetExplanation {
  readonly rule: { readonly id: string; readonly ref?: string; readonly title: string };
  readonly target: {
    readonly name: string;
    readonly type: string;
    readonly file: string;
    readonly parameters?: string;
    /** The line that declares it. */
    readonly location: Location;
  };
  readonly verdict: VerdictKind;
  /** What a report says, one sentence for each reason, with its place. */
  readonly reasons: readonly ExplainedReason[];
  /** The parts of the rule in their order, as far as they were evaluated. */
  readonly parts: readonly ExplainedPart[];
}

export interface ExplainedReason {
  readonly message: string;
  readonly location: Location;
}

/** A part of a rule: `when`, an assertion, or a judgement of the items of a collection. */
export interface ExplainedPart {
  /** Its name in the rule file: `when`, `assert`, `assert[1]`, `each`, `each.where` … */
  readonly name: string;
  readonly outcome: Outcome;
  /** True for a part that made the verdict what it is. */
  readonly decided: boolean;
  /** The logic of the part, evaluated; of `each` the collection. */
  readonly logic?: ExplainedLogic;
  /** Of `each`: what came of its items. */
  readonly items?: readonly ExplainedItem[];
}

export type Outcome = 'true' | 'false' | 'unknown';

/** An item of a collection. */
export interface ExplainedItem {
  /** Where it stands in the target: `properties.agentPoolProfiles[0]`; absent for what was computed. */
  readonly path?: string;
  /** The item in words. */
  readonly value: string;
  readonly outcome: VerdictKind;
  readonly decided: boolean;
  readonly parts: readonly ExplainedPart[];
}

/** One evaluated operator with what it saw. */
export interface ExplainedLogic {
  /** `oneOf`, `var` …; `literal` for data of the rule, `list` for an array written out. */
  readonly operator: string;
  /** What it gave, in words. A secret is named, never shown. */
  readonly value: string;
  /** Whether that counts as true. */
  readonly outcome: Outcome;
  /** True on the way from the verdict down to what decided it. */
  readonly decided: boolean;
  /** What was expected of the first operand. */
  readonly expected?: string;
  /** For reads: the path from the target. */
  readonly path?: string;
  /** For reads: where the value stands, the place to edit first, and on which way it came. */
  readonly places?: readonly ExplainedPlace[];
  /** Of an unknown: what it waits for. */
  readonly waitsFor?: string;
  /** Of a choice: under which conditions it is false (`env = 'dev'`). */
  readonly failsWhen?: string;
  /** Where the rule file says so; absent for rules that were built. */
  readonly written?: Location;
  readonly operands: readonly ExplainedLogic[];
}

export interface ExplainedPlace {
  readonly location: Location;
  /** `set here`, `value of parameter 'tier'` … */
  readonly message: string;
}
