import type { ExplainedRule, TargetExplanation } from '../../core/index.js';

/** What is explained: a rule, and on each target why its verdict is what it is. */
export interface Explained {
  readonly rule: ExplainedRule;
  /** None where the rule alone is explained. */
  readonly targets: readonly TargetExplanation[];
}

/** One form in which explanations are written. Pure, like a reporter. */
export interface ExplanationFormat {
  /** The whole document, ending in a line break. */
  render(
    explained: Explained,
    options: { readonly colour: boolean; readonly width: number },
  ): string;
}
