import type { Profile } from '../config/config.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import { matchesText } from '../source/glob.js';
import type { Span } from '../source/span.js';
import type { Rule } from './rule.js';
import type { RuleNames } from './rule-names.js';

/** The profile that runs where none is named. */
export const defaultProfile = 'default';

/** Profiles that every configuration has; it may declare its own of the same name. */
export const builtInProfiles: ReadonlyMap<string, Profile> = new Map<string, Profile>([
  [defaultProfile, { description: 'Released rules', release: ['ga'] }],
  ['preview', { description: 'Released rules and previews', release: ['ga', 'preview'] }],
  ['all', { description: 'Every rule, deprecated ones included' }],
]);

/** Finds a profile by name, letter case ignored; an unknown one is reported at `place`. */
export function findProfile(
  name: string,
  profiles: ReadonlyMap<string, Profile>,
  place: Span | undefined,
  report: (problem: Diagnostic) => void,
): Profile | undefined {
  const wanted = name.toLowerCase();
  for (const [key, profile] of profiles) if (key.toLowerCase() === wanted) return profile;
  const near = nearest(name, profiles.keys()) ?? '';
  report(diagnostic('config/unknown-profile', place, name, near));
  return undefined;
}

/** True for the rules a profile selects: those that meet each of its conditions. */
export function selectedBy(
  profile: Profile,
  names: RuleNames,
  report: (problem: Diagnostic) => void,
): (rule: Rule) => boolean {
  const { release, until, pillar, severity, labels, rules, exclude } = profile;
  const included = rules === undefined ? undefined : names.selector(rules, report);
  const excluded = exclude === undefined ? undefined : names.selector(exclude, report);
  return (rule) =>
    (release?.includes(rule.release) ?? true) &&
    (until === undefined || rule.version <= until) &&
    (pillar?.includes(rule.pillar) ?? true) &&
    (severity?.includes(rule.severity) ?? true) &&
    [...(labels ?? [])].every(([label, globs]) => hasLabel(rule, label, globs)) &&
    (included?.(rule) ?? true) &&
    !excluded?.(rule);
}

function hasLabel(rule: Rule, label: string, globs: readonly string[]): boolean {
  const values = rule.labels.get(label) ?? [];
  return values.some((value) => globs.some((glob) => matchesText(glob, value)));
}
