/**
 * The words that rules are classed by. Rules carry them, and configuration selects rules by them and
 * changes them, so they stand below both.
 */

/** Pillars of the Well-Architected Framework. */
export const pillars = [
  'security',
  'reliability',
  'cost-optimization',
  'operational-excellence',
  'performance-efficiency',
] as const;
export type Pillar = (typeof pillars)[number];

/** How much a rule matters, the most important first. */
export const severities = ['critical', 'important', 'awareness'] as const;
export type Severity = (typeof severities)[number];

/** How loudly a finding is reported, the loudest first. */
export const levels = ['error', 'warning', 'note'] as const;
export type Level = (typeof levels)[number];

/** How finished a rule is. */
export const releases = ['ga', 'preview', 'deprecated'] as const;
export type Release = (typeof releases)[number];

/** The version of a rule set as people read it: `2020-06` for `2020_06`. */
export function versionName(version: string): string {
  return version.replace('_', '-');
}
