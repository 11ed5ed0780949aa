import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { foregone } from './foregone.js';
import type { Lint, LintContext, LintedRule } from './lint.js';
import { looseComparisons } from './loose-comparison.js';
import { missingWords } from './missing-words.js';
import { unknownProperties } from './unknown-properties.js';
import { unknownTypes } from './unknown-types.js';
import { undeclaredOptions, unusedLets } from './unused-names.js';

const lints: readonly Lint[] = [
  foregone,
  looseComparisons,
  undeclaredOptions,
  unusedLets,
  unknownTypes,
  unknownProperties,
  missingWords,
];

/** What is probably a mistake in a rule, in the order of its file. */
export function lintRule(linted: LintedRule, context: LintContext): readonly Diagnostic[] {
  return lints
    .flatMap((lint) => lint(linted, context))
    .sort((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0));
}
