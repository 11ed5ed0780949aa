import type { ListedRule } from '../../core/index.js';

/** One form in which rules are listed. Pure, like a reporter. */
export interface RuleListFormat {
  /** The whole document, ending in a line break. */
  render(
    rules: readonly ListedRule[],
    options: { readonly colour: boolean; readonly width: number },
  ): string;
}
