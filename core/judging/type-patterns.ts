import { matchesText } from '../source/glob.js';

/** Which types a rule names: patterns that match, less those excluded with `!`. */
export interface TypePatterns {
  readonly included: readonly string[];
  readonly excluded: readonly string[];
}

/** Splits the `resource` of a rule; only exclusions, or nothing, mean every other type. */
export function typePatterns(resource: readonly string[]): TypePatterns {
  const excluded = resource.filter((type) => type.startsWith('!')).map((type) => type.slice(1));
  const included = resource.filter((type) => !type.startsWith('!'));
  return { included: included.length === 0 ? ['*'] : included, excluded };
}

/** True when the type (letter case ignored) is one of those named. */
export function namesType({ included, excluded }: TypePatterns, type: string): boolean {
  return (
    included.some((pattern) => matchesText(pattern, type)) &&
    !excluded.some((pattern) => matchesText(pattern, type))
  );
}

/** True when the type (letter case ignored) is one of those named, and not by a wildcard. */
export function namesTypeInFull(patterns: TypePatterns, type: string): boolean {
  return (
    namesType(patterns, type) &&
    patterns.included.some((pattern) => pattern.toLowerCase() === type.toLowerCase())
  );
}
