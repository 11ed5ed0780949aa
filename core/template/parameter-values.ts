import type { Span } from '../source/span.js';
import type { ObjectNode, TemplateNode } from './template.js';

/** The values one parameter file (or one call of a module) gives, whichever language it is written in. */
export interface ParameterValues {
  /** By name as written; names are compared without letter case. */
  readonly values: ReadonlyMap<string, ParameterValue>;
  /** Variables that the expressions among the values may read, in the shape of a template's `variables`. */
  readonly variables?: ObjectNode;
}

export interface ParameterValue {
  /** Where the name is written. */
  readonly nameSpan: Span;
  readonly given: GivenValue;
}

export type GivenValue =
  /** A value, or an expression over the other values and the variables of the same file. */
  | { readonly kind: 'node'; readonly node: TemplateNode }
  /** A secret that the deployment reads from a key vault: never known here. */
  | { readonly kind: 'keyVault'; readonly span: Span };
