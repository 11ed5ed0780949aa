import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../source/span.js';
import type { EvaluationScope } from './scope.js';
import { unknownBecause } from './unknown.js';
import type { Value } from './value.js';
import { extentOf } from './values.js';

/** Characters of a text, items of an array, and values in and levels of a value, beyond which it is not kept. */
const longestText = 4_194_304;
const longestArray = 100_000;
const mostValues = 1_000_000;
const deepestValue = 256;

interface Excess {
  readonly what: 'characters' | 'items' | 'values' | 'levels';
  readonly limit: number;
}

/**
 * A value as it is, or, where it is larger than any template needs, an unknown in its place, which is
 * reported. Few expressions make values that would fill any memory, or that take forever to walk.
 */
export function withinLimits(
  value: Value,
  span: Span,
  scope: Pick<EvaluationScope, 'report'>,
): Value {
  const excess = excessOf(value);
  if (excess === undefined) return value;
  const { what, limit } = excess;
  scope.report(diagnostic('expression/limit', span, what, String(limit)));
  return unknownBecause({ kind: 'limit', limit: what }, value.origin);
}

function excessOf(value: Value): Excess | undefined {
  switch (value.kind) {
    case 'string':
      return value.value.length > longestText
        ? { what: 'characters', limit: longestText }
        : undefined;
    case 'array':
      return value.items.length > longestArray
        ? { what: 'items', limit: longestArray }
        : excessOfMembers(value);
    case 'object':
      return excessOfMembers(value);
    case 'choice':
      for (const alternative of value.alternatives) {
        const excess = excessOf(alternative.value);
        if (excess !== undefined) return excess;
      }
      return undefined;
    default:
      return undefined;
  }
}

function excessOfMembers(value: Value): Excess | undefined {
  const { count, depth } = extentOf(value);
  if (count > mostValues) return { what: 'values', limit: mostValues };
  return depth > deepestValue ? { what: 'levels', limit: deepestValue } : undefined;
}
