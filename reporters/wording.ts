import type { Coverage, Finding, FindingSuppression, Level, Location } from '../core/index.js';

/** `1 file`, `2 files`. */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}

/** What was looked at and what could not be, on one line; the same words in every format. */
export function coverageLine(coverage: Coverage): string {
  return [
    count(coverage.files, 'file'),
    `${coverage.filesAnalyzed} analysed`,
    `${coverage.files - coverage.filesAnalyzed} not`,
    ...(coverage.unchanged > 0 ? [`${coverage.unchanged} unchanged`] : []),
    count(coverage.resources, 'resource'),
    count(coverage.unknowns, 'unknown value'),
  ].join(', ');
}

/** How often rules passed, failed and so on, on one line. */
export function verdictLine(coverage: Coverage): string {
  const { pass, fail, unknown, skip, error } = coverage.verdicts;
  return `${count(coverage.rules, 'rule')}: ${pass} passed, ${fail} failed, ${unknown} unknown, ${error} in error, ${skip} not applicable`;
}

export type Tally = Readonly<Record<Level | 'suppressed' | 'known', number>>;

/** Counts the findings by level; suppressed ones and those the baseline knows count as nothing else. */
export function tally(findings: readonly Finding[]): Tally {
  const counts = { error: 0, warning: 0, note: 0, suppressed: 0, known: 0 };
  for (const { suppression, known, level } of findings) {
    counts[suppression ? 'suppressed' : known ? 'known' : level] += 1;
  }
  return counts;
}

/** `2 errors, 1 warning (3 suppressed, 4 known)`, or `No findings`. */
export function tallyLine({ error, warning, note, suppressed, known }: Tally): string {
  const parts = [
    ...(error > 0 ? [count(error, 'error')] : []),
    ...(warning > 0 ? [count(warning, 'warning')] : []),
    ...(note > 0 ? [count(note, 'note')] : []),
  ];
  const found = parts.length === 0 ? 'No findings' : parts.join(', ');
  const aside = [
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
    ...(known > 0 ? [`${known} known`] : []),
  ];
  return aside.length === 0 ? found : `${found} (${aside.join(', ')})`;
}

/** `fails with dev.bicepparam; passes with prod.bicepparam`; undefined where no parameter file is involved. */
function environmentsPhrase(finding: Pick<Finding, 'kind' | 'environments'>): string | undefined {
  const { failing, passing } = finding.environments;
  const outcome = finding.kind === 'unknown' ? 'undecided' : 'fails';
  const parts = [
    ...(failing.length > 0 ? [`${outcome} with ${failing.join(', ')}`] : []),
    ...(passing.length > 0 ? [`passes with ${passing.join(', ')}`] : []),
  ];
  return parts.length === 0 ? undefined : parts.join('; ');
}

/**
 * What there is to say of a finding beside its message, each a phrase: for which parameter files it fails and
 * passes, that its rule is new, why it is accepted.
 */
export function remarks(
  finding: Pick<Finding, 'kind' | 'environments' | 'newerThanPin' | 'known'> & {
    readonly suppression?: Finding['suppression'] | undefined;
  },
): readonly string[] {
  const environments = environmentsPhrase(finding);
  return [
    ...(environments ? [environments] : []),
    ...(finding.newerThanPin
      ? ['a note, since the rule is newer than the version the configuration keeps to']
      : []),
    ...(finding.suppression ? [acceptedPhrase(finding.suppression)] : []),
    ...(finding.known ? ['known from the baseline'] : []),
  ];
}

/** `accepted until 2027-01-31 (a.bicep:3:1): the reason`. */
export function acceptedPhrase({ reason, until, location }: FindingSuppression): string {
  const day = until === undefined ? '' : ` until ${until}`;
  const by = location === undefined ? '' : ` (${place(location)})`;
  return `accepted${day}${by}: ${reason}`;
}

/** `path:line:column`, as editors and terminals understand it. */
export function place(location: Location): string {
  return `${location.path}:${location.startLine}:${location.startColumn}`;
}

/** Upper case for the first letter, for a phrase that opens a sentence. */
export function sentence(phrase: string): string {
  const text = phrase.charAt(0).toUpperCase() + phrase.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
