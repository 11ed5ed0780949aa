import type { Reason, Verdict } from '../judging/verdict.js';
import { sha256 } from './sha256.js';

/**
 * Gives each finding of a run its fingerprint: SHA-256 of the rule, the judged file, the target's type
 * and identity and the deciding path without positions. Lines and columns do not count, nor do symbols
 * and the modules on the way, so it survives edits elsewhere and refactoring into a module. Findings alike
 * in all of these are told apart by their order.
 */
export function createFingerprints(): (verdict: Verdict, reason: Reason) => string {
  const seen = new Map<string, number>();
  return ({ rule, target, identity }, { path = '' }) => {
    const parts = [
      rule.id.toLowerCase(),
      target.file,
      target.kind,
      target.type.toLowerCase(),
      identity,
      withoutIndexes(path),
    ];
    const key = JSON.stringify(parts);
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return sha256(before === 0 ? key : `${key}${before}`);
  };
}

/** A property path by which items of lists are not told apart, for they move. */
export function withoutIndexes(path: string): string {
  return path.toLowerCase().replace(/\[\d+\]/g, '[*]');
}
