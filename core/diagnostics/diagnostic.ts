import type { Span } from '../source/span.js';
import { type Arguments, catalogue, type DiagnosticCode } from './catalogue.js';

/**
 * What a diagnostic does to the outcome.
 * - `input`: something that was to be judged could not be (exit code 3)
 * - `usage`: the configuration, a rule file or the call is wrong (exit code 2)
 * - `notice`: worth knowing; changes no exit code
 */
export type DiagnosticKind = 'input' | 'usage' | 'notice';

/** A problem with what was given to groundrule, as opposed to a finding of a rule. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly kind: DiagnosticKind;
  /** What is wrong, why, and what to do: one or two sentences. */
  readonly message: string;
  /** Where; absent when the problem has no place in a text. */
  readonly span?: Span;
  /** The file concerned (relative to the root), where there is no span because it could not be read. */
  readonly path?: string;
}

/** Makes a diagnostic of the catalogue; `place` is a span, or the path of a file that has no text. */
export function diagnostic<C extends DiagnosticCode>(
  code: C,
  place: Span | string | undefined,
  ...args: Arguments<C>
): Diagnostic {
  const entry = catalogue[code];
  const text = entry.text as (...values: Arguments<C>) => string;
  const base = { code, kind: entry.kind, message: text(...args) };
  if (place === undefined) return base;
  return typeof place === 'string' ? { ...base, path: place } : { ...base, span: place };
}
