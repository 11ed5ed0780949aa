import t from 'tap';
import { exitCodeOf } from '../../cli/gate.js';
import {
  type FailOn,
  type Finding,
  failOnWords,
  type Pillar,
  pillars,
  type Report,
  type Severity,
  severities,
} from '../../core/index.js';
import { cleanReport, networkPolicyFinding, reportOf } from '../reporters/sample-report.js';

const { coverage } = cleanReport;
const incomplete = { coverage: { ...coverage, incomplete: true } };
const linked = { coverage: { ...coverage, notAnalyzed: [{ path: 'a', reason: 'linked' }] } };
const usage = { diagnostics: [{ code: 'x', kind: 'usage', message: 'x' } as const] };

function finding(changes: Partial<Finding> = {}): Report {
  return reportOf([{ ...networkPolicyFinding, level: 'warning', ...changes }]);
}
const suppression = { kind: 'external', reason: 'x' } as const;
const accepted = finding({ suppression });
const unknown = finding({ kind: 'unknown' });

const cases: readonly [report: Report, failOn: FailOn[], allowIncomplete: boolean, code: number][] =
  [
    [reportOf([]), ['error'], false, 0],
    [finding(), ['error'], false, 0],
    [finding({ level: 'error' }), ['error'], false, 1],
    [finding(), ['warning'], false, 1],
    [finding({ level: 'error' }), ['warning'], false, 1],
    [finding({ level: 'note' }), ['warning'], false, 0],
    [finding(), ['important'], false, 1],
    [finding({ severity: 'critical' }), ['important'], false, 1],
    [finding({ severity: 'awareness' }), ['important'], false, 0],
    [finding({ level: 'note', newerThanPin: true }), ['important'], false, 0],
    [finding({ level: 'note', newerThanPin: true }), ['security'], false, 0],
    [finding({ level: 'note', newerThanPin: true }), ['note'], false, 1],
    [finding(), ['security'], false, 1],
    [finding(), ['reliability', 'cost-optimization'], false, 0],
    [finding(), ['error', 'security'], false, 1],
    [finding({ level: 'error' }), ['never'], false, 0],
    [finding({ level: 'error' }), ['error', 'never'], false, 0],
    [accepted, ['note'], false, 0],
    [finding({ known: true }), ['note'], false, 0],
    [finding({ known: true }), ['new'], false, 0],
    [finding({ known: false, level: 'note' }), ['new'], false, 1],
    [finding({ known: false }), ['error'], false, 0],
    [finding(), ['new'], false, 0],
    [finding({ kind: 'unknown', level: 'error' }), ['error'], false, 0],
    [unknown, ['error'], false, 0],
    [unknown, ['unknown'], false, 1],
    [finding({ kind: 'unknown', suppression }), ['unknown'], false, 0],
    [reportOf([], incomplete), ['error'], false, 3],
    [reportOf([], incomplete), ['never'], false, 3],
    [reportOf([networkPolicyFinding], incomplete), ['error'], false, 3],
    [reportOf([networkPolicyFinding], incomplete), ['error'], true, 1],
    [reportOf([], incomplete), ['error'], true, 0],
    [reportOf([], linked), ['error'], false, 0],
    [reportOf([], linked), ['incomplete'], false, 1],
    [reportOf([networkPolicyFinding], { ...incomplete, ...usage }), ['error'], true, 2],
  ];

for (const [index, [report, failOn, allowIncomplete, code]] of cases.entries()) {
  t.test(`case ${index + 1}, failing on ${failOn.join(' and ')}, ends with ${code}`, async (t) => {
    t.equal(exitCodeOf(report, { failOn, allowIncomplete }), code);
  });
}

/** What a run is stopped by for the sake of each word alone. */
const stopped: Readonly<Record<FailOn, Report | undefined>> = {
  error: finding({ level: 'error' }),
  warning: finding({ level: 'warning' }),
  note: finding({ level: 'note' }),
  ...reportsBy(severities, (severity: Severity) => finding({ severity, level: 'note' })),
  ...reportsBy(pillars, (pillar: Pillar) => finding({ pillar, level: 'note' })),
  unknown,
  incomplete: reportOf([], linked),
  new: finding({ known: false, level: 'note' }),
  never: undefined,
};

function reportsBy<Word extends string>(
  words: readonly Word[],
  report: (word: Word) => Report,
): Record<Word, Report> {
  return Object.fromEntries(words.map((word) => [word, report(word)])) as Record<Word, Report>;
}

for (const word of failOnWords) {
  t.test(`--fail-on ${word} stops what it names, and nothing that is clean`, async (t) => {
    const gate = { failOn: [word], allowIncomplete: false };
    t.equal(exitCodeOf(stopped[word] ?? finding({ level: 'error' }), gate), stopped[word] ? 1 : 0);
    t.equal(exitCodeOf(reportOf([]), gate), 0);
  });
}
