/** How far expansion goes. What lies beyond is left out, with a diagnostic at the place. */
export interface ExpansionLimits {
  /** Instances of one copy loop; Azure allows 800. */
  readonly copies: number;
  /** Levels of nested deployments. */
  readonly nesting: number;
  /** Resources of one run, all deployments together; Azure allows 800 in a template. */
  readonly resources: number;
  /** Steps of one run: nodes of templates and expressions that are evaluated, each round of a loop anew. */
  readonly steps: number;
}

/** Far beyond any real template. */
export const defaultLimits: ExpansionLimits = {
  copies: 800,
  nesting: 32,
  resources: 100_000,
  steps: 10_000_000,
};
