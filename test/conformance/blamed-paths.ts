import type { Finding } from '../../core/findings/finding.js';
import type { TruthResult } from './rule-truth.js';

/** Of the fails for which the reference records what it blames: how many we place there too, and the others. */
export interface PathAgreement {
  readonly same: number;
  readonly others: readonly PathDifference[];
}

export interface PathDifference {
  readonly rule: string;
  readonly target: string;
  readonly theirs: readonly string[];
  readonly ours: readonly string[];
}

/** Compares fails that both sides have: one path in common is enough. */
export function comparePaths(
  theirs: readonly TruthResult[],
  findings: readonly Finding[],
): PathAgreement {
  const ours = new Map<string, string[]>();
  for (const { ruleId, target, path, kind } of findings) {
    if (kind !== 'fail') continue;
    const key = keyOf(ruleId, target.name, target.type);
    ours.set(key, [...(ours.get(key) ?? []), path ?? '']);
  }
  let same = 0;
  const others: PathDifference[] = [];
  for (const { rule, target, type, outcome, paths } of theirs) {
    const own = ours.get(keyOf(rule, target, type));
    if (outcome !== 'Fail' || paths === undefined || own === undefined) continue;
    const wanted = new Set(paths.map(plainPath));
    if (own.some((path) => wanted.has(plainPath(path)))) same += 1;
    else others.push({ rule, target, theirs: paths, ours: own });
  }
  return { same, others };
}

function keyOf(rule: string, target: string, type: string): string {
  return `${rule}\n${target}\n${type}`.toLowerCase();
}

/** The reference blames the name of a resource in two ways, and letter case says nothing. */
function plainPath(path: string): string {
  const plain = path
    .toLowerCase()
    .replace(/\['([^']*)'\]/g, '.$1')
    .replace(/^\./, '');
  return plain === 'targetname' ? 'name' : plain;
}
