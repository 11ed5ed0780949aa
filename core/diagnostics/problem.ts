import type { DiagnosticKind } from './diagnostic.js';

/** An entry of the catalogue: what the problem does to the outcome, and its text for given arguments. */
export interface Problem<A extends readonly (string | undefined)[]> {
  readonly kind: DiagnosticKind;
  readonly text: (...args: A) => string;
}

/** Declares an entry of the catalogue. */
export function problem<A extends readonly (string | undefined)[]>(
  kind: DiagnosticKind,
  text: (...args: A) => string,
): Problem<A> {
  return { kind, text };
}

/** `; did you mean 'x'?` when something near was found, else nothing. */
export function didYouMean(nearest: string | undefined): string {
  return nearest === undefined ? '' : ` Did you mean '${nearest}'?`;
}
