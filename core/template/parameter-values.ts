import type { Span } from '../source/span.js';
import type { ObjectNode, TemplateNode } from './template.js';

/** The values one parameter file (or one call of a module) gives, whichever language it is written in. */
export interface ParameterValues {
  /** By name as written; names are compared without letter case. */
  readonly values: ReadonlyMap<string, ParameterValue>;
  /** What the expressions among the values may use, in the shape of a template: its variables, functions and definitions. */
  readonly declarations?: ObjectNode;
}

export interface ParameterValue {
  /** Where the name is written. */
  readonly nameSpan: Span;
  readonly given: GivenValue;
}

export type GivenValue =
  /** A value, or an expression over the other values and the declarations of the same file. */
  | { readonly kind: 'node'; readonly node: TemplateNode }
  /** A secret that the deployment reads from a key vault: never known here. */
  | { readonly kind: 'keyVault'; readonly span: Span };
