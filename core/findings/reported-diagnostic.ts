import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { locate } from '../source/location.js';
import type { ReportedDiagnostic } from './report.js';

/** A diagnostic as people see it: its place in lines and columns. */
export function reportedDiagnostic({
  code,
  kind,
  message,
  span,
  path,
}: Diagnostic): ReportedDiagnostic {
  const base = { code, kind, message };
  if (span !== undefined) return { ...base, location: locate(span) };
  return path === undefined ? base : { ...base, path };
}
