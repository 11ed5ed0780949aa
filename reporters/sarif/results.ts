import type { PhysicalLocation, Result, Location as SarifLocation } from 'sarif';
import type { Finding, Location, RelatedLocation, Report } from '../../core/index.js';
import type { SarifTarget } from '../reporter.js';
import { environmentsPhrase, place, sentence } from '../wording.js';
import { lineHashes } from './line-hash.js';
import { linkTo, messageText, relativeUri } from './text.js';

/** Findings of one rule on one line: a reader that knows alerts by line would take them for twins. */
export type FindingGroup = readonly [Finding, ...Finding[]];

/** GitHub shows the first hundred locations of a result. */
const maxRelated = 100;

/** Longest list of further messages that one result repeats. */
const maxMessages = 10;

/** Findings with the same rule, kind, line and suppression together, in the order of the first of each. */
export function groupByRuleAndLine(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const { path, startLine } = finding.location;
    const accepted = finding.suppression ? 'accepted' : 'open';
    const key = [finding.ruleId, finding.kind, accepted, finding.known, startLine, path].join('\n');
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

/** What all results of a file share. */
export interface ResultContext {
  readonly ruleIndexes: ReadonlyMap<string, number>;
  readonly target: SarifTarget;
  /** Write `suppressions`: on every result, or on none (SARIF 2.1.0 §3.27.23). */
  readonly withSuppressions: boolean;
  /** Write `baselineState`: the findings were compared with a baseline. */
  readonly compared: boolean;
  readonly lineHash: (location: Location) => string | undefined;
}

/** Hashes of the lines of the report's files, computed once a file. */
export function lineHasher(report: Report): ResultContext['lineHash'] {
  const files = new Map<string, readonly string[]>();
  return ({ path, startLine }) => {
    const text = report.sources.get(path);
    if (text === undefined) return undefined;
    const hashes = files.get(path) ?? lineHashes(text);
    files.set(path, hashes);
    return hashes[startLine - 1];
  };
}

export function resultOf(group: FindingGroup, context: ResultContext): Result {
  const [finding] = group;
  const related = relatedOf(group).slice(0, maxRelated);
  const hash = context.lineHash(finding.location);
  const ruleIndex = context.ruleIndexes.get(finding.ruleId);
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    // An undecided rule is no failure: it asks to be looked at.
    level: finding.kind === 'unknown' ? 'note' : finding.level,
    message: { text: resultMessage(group, related) },
    locations: [{ physicalLocation: physicalLocation(finding.location, context.target) }],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((each) => relatedLocation(each, context.target)) }),
    partialFingerprints: {
      ...(hash === undefined ? {} : { primaryLocationLineHash: hash }),
      'groundrule/v1': finding.fingerprint,
    },
    ...(context.compared ? { baselineState: finding.known ? 'unchanged' : 'new' } : {}),
    ...(context.withSuppressions ? { suppressions: suppressionsOf(finding) } : {}),
    properties: {
      outcome: finding.kind,
      resources: [...new Set(group.map(({ target }) => target.id ?? target.name))].slice(
        0,
        maxRelated,
      ),
      resourceType: finding.target.type,
      ...(finding.path === undefined ? {} : { path: finding.path }),
      ...(finding.environments.failing.length + finding.environments.passing.length === 0
        ? {}
        : { environments: finding.environments }),
    },
  };
}

/** Related locations of all findings of the group, each place once, numbered from 1. */
function relatedOf(group: FindingGroup): RelatedLocation[] {
  const seen = new Set<string>();
  const related: RelatedLocation[] = [];
  for (const { location, message } of group.flatMap((finding) => finding.related)) {
    const key = `${place(location)}\n${message}`;
    if (seen.has(key)) continue;
    seen.add(key);
    related.push({ id: related.length + 1, location, message });
  }
  return related;
}

/**
 * The finding's sentence first: GitHub shows only that where space is short. Then for whom it fails, what
 * else stands on the line, and the chain that led here as links.
 */
function resultMessage(group: FindingGroup, related: readonly RelatedLocation[]): string {
  const [finding, ...others] = group;
  const environments = environmentsPhrase(finding);
  const messages = [...new Set(others.map(({ message }) => message))].filter(
    (message) => message !== finding.message,
  );
  const rest = messages.length - maxMessages;
  const links = related.map(({ id, location, message }) =>
    linkTo(id, `${message || 'related'} (${location.path}:${location.startLine})`),
  );
  return [
    messageText(sentence(finding.message)),
    ...(environments ? [messageText(sentence(environments))] : []),
    ...messages.slice(0, maxMessages).map((message) => messageText(sentence(message))),
    ...(rest > 0 ? [`And ${rest} more on this line.`] : []),
    ...(links.length > 0 ? [`See ${links.join(', ')}.`] : []),
  ].join(' ');
}

function relatedLocation(
  { id, location, message }: RelatedLocation,
  target: SarifTarget,
): SarifLocation {
  return {
    id,
    physicalLocation: physicalLocation(location, target),
    message: { text: messageText(message || 'related') },
  };
}

export function physicalLocation(location: Location, target: SarifTarget): PhysicalLocation {
  const { path, startLine, startColumn, endLine, endColumn } = location;
  return {
    artifactLocation: { uri: artifactUri(path, target) },
    region: { startLine, startColumn, endLine, endColumn },
  };
}

/** The scans tab of Azure DevOps links only paths with a leading slash (microsoft/PSRule#3289). */
export function artifactUri(path: string, target: SarifTarget): string {
  const uri = relativeUri(path);
  return target === 'azure-devops' ? `/${uri}` : uri;
}

function suppressionsOf({ suppression }: Finding): NonNullable<Result['suppressions']> {
  if (!suppression) return [];
  return [{ kind: suppression.kind, status: 'accepted', justification: suppression.reason }];
}
