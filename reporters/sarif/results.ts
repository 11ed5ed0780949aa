import type { Fix, Result, Location as SarifLocation } from 'sarif';
import type { Finding, FindingFix, RelatedLocation } from '../../core/index.js';
import { keepStart } from '../shorten.js';
import { place, remarks, sentence } from '../wording.js';
import type { SarifHost } from './hosts.js';
import type { LineHash } from './line-hash.js';
import { type PlaceWriter, regionOf } from './locations.js';
import { linkTo, messageText } from './text.js';

/** Findings of one rule on one line: a reader that knows alerts by line would take them for twins. */
export type FindingGroup = readonly [Finding, ...Finding[]];

/** GitHub shows the first hundred locations of a result. */
const maxRelated = 100;

/** Longest list of further messages that one result repeats. */
const maxMessages = 10;

/** Links in a message: a chain or two; a literal that many resources share would make the message a page. */
const maxLinks = 12;

/** Names have no limit of their own; a message must stay one that is read. */
const longestSentence = 2_000;

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
  readonly host: SarifHost;
  readonly places: PlaceWriter;
  /** Write `suppressions`: on every result, or on none (SARIF 2.1.0 §3.27.23). */
  readonly withSuppressions: boolean;
  readonly lineHash: LineHash;
  /** Write `baselineState`: the findings were compared with a baseline. */
  readonly compared: boolean;
}

export function resultOf(group: FindingGroup, context: ResultContext): Result {
  const [finding] = group;
  const { host, places } = context;
  const related = relatedOf(group).slice(0, maxRelated);
  const hash = context.lineHash(finding.location);
  const ruleIndex = context.ruleIndexes.get(finding.ruleId);
  const fixes = host.details ? group.flatMap((one) => one.fixes ?? []) : [];
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    // An undecided rule is no failure: it asks to be looked at.
    level: finding.kind === 'unknown' ? 'note' : finding.level,
    message: { text: resultMessage(group, related) },
    locations: [primaryLocation(group, context)],
    ...(related.length === 0
      ? {}
      : { relatedLocations: related.map((each) => relatedLocation(each, places)) }),
    partialFingerprints: {
      ...(hash === undefined ? {} : { primaryLocationLineHash: hash }),
      'groundrule/v1': finding.fingerprint,
    },
    ...(context.compared ? { baselineState: finding.known ? 'unchanged' : 'new' } : {}),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map((fix) => fixOf(fix, places)) }),
    ...(context.withSuppressions ? { suppressions: suppressionsOf(finding, places) } : {}),
    properties: resultProperties(group),
  };
}

function primaryLocation(group: FindingGroup, { host, places }: ResultContext): SarifLocation {
  const physicalLocation = places.detailed(group[0].location);
  if (!host.details) return { physicalLocation };
  const logicalLocations = resourcesOf(group).map((name) => ({
    fullyQualifiedName: messageText(name),
    kind: 'resource',
  }));
  return { physicalLocation, ...(logicalLocations.length === 0 ? {} : { logicalLocations }) };
}

/** Ids, or names where there is none, of the resources that a result is about. */
function resourcesOf(group: FindingGroup): readonly string[] {
  const names = group.map(({ target }) => keepStart(target.id ?? target.name, longestSentence));
  return [...new Set(names)].filter((name) => name !== '').slice(0, maxRelated);
}

function resultProperties(group: FindingGroup): NonNullable<Result['properties']> {
  const [finding] = group;
  const failing = [...new Set(group.flatMap(({ environments }) => environments.failing))];
  const passing = [...new Set(group.flatMap(({ environments }) => environments.passing))];
  return {
    outcome: finding.kind,
    resources: resourcesOf(group),
    resourceType: finding.target.type,
    ...(finding.path === undefined ? {} : { path: keepStart(finding.path, longestSentence) }),
    ...(failing.length + passing.length === 0 ? {} : { environments: { failing, passing } }),
    ...(finding.newerThanPin ? { newerThanPin: true } : {}),
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
  const told = [...new Set(group.map(storyOf))];
  const rest = told.length - maxMessages;
  const [{ location: primary }] = group;
  const links = related.slice(0, maxLinks).map(({ id, location, message }) => {
    const line = `${location.path === primary.path ? 'line ' : `${location.path}:`}${location.startLine}`;
    return linkTo(id, keepStart(`${message || 'related'} (${line})`, 500));
  });
  const unlinked = related.length - links.length;
  return [
    ...told.slice(0, maxMessages),
    ...(rest > 0 ? [`And ${rest} more on this line.`] : []),
    ...(links.length > 0
      ? [`See ${links.join(', ')}${unlinked > 0 ? ` and ${unlinked} more places` : ''}.`]
      : []),
  ].join(' ');
}

function storyOf(finding: Finding): string {
  return [finding.message, ...remarks({ ...finding, suppression: undefined })]
    .map((text) => messageText(sentence(keepStart(text, longestSentence))))
    .join(' ');
}

function relatedLocation(
  { id, location, message }: RelatedLocation,
  places: PlaceWriter,
): SarifLocation {
  return {
    id,
    physicalLocation: places.physical(location),
    message: { text: messageText(keepStart(message, 500)) || 'related' },
  };
}

/** The edits of a fix, file by file. */
function fixOf({ description, edits }: FindingFix, places: PlaceWriter): Fix {
  const paths = [...new Set(edits.map(({ location }) => location.path))];
  return {
    description: { text: messageText(description) || 'Fix' },
    artifactChanges: paths.map((path) => ({
      artifactLocation: places.artifact(path),
      replacements: edits
        .filter(({ location }) => location.path === path)
        .map(({ location, text }) => ({
          deletedRegion: regionOf(location),
          insertedContent: { text },
        })),
    })),
  };
}

function suppressionsOf(
  { suppression }: Finding,
  places: PlaceWriter,
): NonNullable<Result['suppressions']> {
  if (!suppression) return [];
  const { kind, reason, location } = suppression;
  return [
    {
      kind,
      status: 'accepted',
      justification: reason,
      ...(location ? { location: { physicalLocation: places.physical(location) } } : {}),
    },
  ];
}
