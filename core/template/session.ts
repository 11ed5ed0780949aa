import type { Arguments, DiagnosticCode } from '../diagnostics/catalogue.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Budget } from '../expressions/scope.js';
import type { Span } from '../source/span.js';
import type { ExpansionLimits } from './limits.js';
import type { LoadLinkedTemplate } from './linked-template.js';

/** What all deployments of one run share. */
export interface ExpansionSession {
  readonly budget: Budget;
  readonly limits: ExpansionLimits;
  /** True where names that the template does not declare are unknown values, not errors. */
  readonly snippet: boolean;
  /** True where values given to secure parameters are unknown. */
  readonly withholdSecrets: boolean;
  readonly loadLinkedTemplate: LoadLinkedTemplate;
  /** Lets a problem through once, however many instances of a loop meet it. */
  readonly report: (problem: Diagnostic) => void;
  /** Resources expanded so far. */
  resourceCount: number;
}

/** Reports a problem of the catalogue at a place. */
export function reportAt<C extends DiagnosticCode>(
  session: Pick<ExpansionSession, 'report'>,
  code: C,
  place: Span,
  ...args: Arguments<C>
): void {
  session.report(diagnostic(code, place, ...args));
}

/** A sink that lets each problem at each place through once. */
export function reportOnce(sink: (problem: Diagnostic) => void): (problem: Diagnostic) => void {
  const seen = new Map<unknown, Set<string>>();
  return (problem) => {
    const file = problem.span?.file ?? problem.path;
    const key = `${problem.code} ${problem.span?.start} ${problem.span?.end} ${problem.message}`;
    const before = seen.get(file);
    if (before?.has(key)) return;
    if (before) before.add(key);
    else seen.set(file, new Set([key]));
    sink(problem);
  };
}
