import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../source/span.js';

/** Reports what needs an experimental feature that is not on. @param what is of the feature, as a sentence begins with it */
export function needsFeature(
  feature: string,
  features: ReadonlySet<string>,
  what: string,
  span: Span,
): Diagnostic[] {
  return features.has(feature) ? [] : [diagnostic('bicep/experimental', span, what, feature)];
}
