import { diagnostic } from '../../diagnostics/diagnostic.js';
import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import type { Span } from '../../source/span.js';
import { call, text } from './build.js';
import type { Lowering } from './model.js';

/** How many declarations may be put into one another: names of resources, scopes, variables put in place. */
const deepestPlacement = 200;

/** How many declarations may be put in place in all, since each use of a variable takes its whole text. */
const mostPlacements = 500_000;

/**
 * Lowers a declaration's text where another names it. Past a limit the place is reported and its value
 * is one that is not known.
 */
export function place(
  name: string,
  span: Span,
  at: Lowering,
  lower: (inside: Lowering) => ArmExpression,
): ArmExpression {
  const inside = enterPlacement(span, at);
  return inside === undefined ? unknownName(name, span) : lower(inside);
}

/** Lowering one declaration deeper; undefined, with a diagnostic, where that is too deep. */
export function enterPlacement(span: Span, at: Lowering): Lowering | undefined {
  const { counts, diagnostics } = at.model.compilation;
  const depth = (at.depth ?? 0) + 1;
  counts.placements++;
  if (depth <= deepestPlacement && counts.placements <= mostPlacements) return { ...at, depth };
  if (!counts.reported) diagnostics.push(diagnostic('bicep/too-deep', span));
  counts.reported = true;
  return undefined;
}

/** A name whose value cannot be known, in a form that stays visible. */
export function unknownName(name: string, span: Span): ArmExpression {
  return { ...call('parameters', [text(name, span)], span), reported: true };
}
