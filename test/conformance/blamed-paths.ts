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

/**
 * Compares fails that both sides have: one path in common is enough, or one of ours that is inside of one
 * of theirs.
 */
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
    const wanted = paths.map(plainPath);
    const isBlamed = (path: string): boolean => wanted.some((whole) => isWithin(path, whole));
    if (own.map(plainPath).some(isBlamed)) same += 1;
    else others.push({ rule, target, theirs: paths, ours: own });
  }
  return { same, others };
}

function keyOf(rule: string, target: string, type: string): string {
  return `${rule}\n${target}\n${type}`.toLowerCase();
}

/** What the reference calls members of an export that are a resource's name and type. */
const namesOfMembers: ReadonlyMap<string, string> = new Map([
  ['targetname', 'name'],
  ['resourcename', 'name'],
  ['resourcetype', 'type'],
]);

/** In lower case, without quotes. The reference writes some paths from the file or the item down. */
function plainPath(path: string): string {
  const plain = path
    .toLowerCase()
    .replace(/\['([^']*)'\]/g, '.$1')
    .replace(/\.'([^']*)'/g, '.$1')
    .replace(/^(?:(?:properties\.template\.)?resources(?:\[\d+\]|\.\w+)\.?)+/, '')
    .replace(/^\./, '');
  return namesOfMembers.get(plain) ?? plain;
}

function isWithin(path: string, whole: string): boolean {
  if (whole === '' || whole === 'resources' || path === whole || path.endsWith(`.${whole}`))
    return true;
  return path.startsWith(`${whole}.`) || path.startsWith(`${whole}[`);
}
