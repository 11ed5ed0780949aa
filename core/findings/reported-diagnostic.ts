import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type Location, locate } from '../source/location.js';
import type { Span } from '../source/span.js';
import type { ReportedDiagnostic } from './report.js';

/**
 * A diagnostic as people see it: its place in lines and columns.
 *
 * @param at makes locations; a report's own also keeps the texts that it pointed into
 */
export function reportedDiagnostic(
  { code, kind, message, span, path }: Diagnostic,
  at: (span: Span) => Location = locate,
): ReportedDiagnostic {
  return {
    code,
    kind,
    message,
    ...(span === undefined ? {} : { location: at(span) }),
    ...(path === undefined ? {} : { path }),
  };
}
