import {
  type Finding,
  isOpen,
  type Level,
  type Location,
  type Report,
  type ReportedDiagnostic,
} from '../core/index.js';
import { printable } from './printable.js';
import type { ReportOptions } from './reporter.js';
import { keepStart } from './shorten.js';
import { webAddress } from './web-address.js';
import { place, remarks, sentence } from './wording.js';

/** What a build host shows at a line of a file. All texts are printable. */
export interface Annotation {
  readonly level: Level;
  readonly code: string;
  readonly title: string;
  /** Sentences, and the address of the rule's page. */
  readonly lines: readonly string[];
  readonly path?: string;
  readonly location?: Location;
}

export interface BudgetedAnnotations {
  /** Shown as annotations, worst first. */
  readonly shown: readonly Annotation[];
  /** Beyond what the host keeps: lines of the log. */
  readonly rest: readonly Annotation[];
}

/**
 * Hosts keep the first ten annotations of a level from one step and count the others (`_maxIssueCount` of
 * the runner of GitHub Actions and the agent of Azure Pipelines).
 */
const perLevel = 10;

/** Problems with the input come first, for they may hide findings, but must not hide all of them. */
const maxProblems = 3;

const longestText = 1_000;

/** The problems and findings of a report, those within the budget apart. */
export function annotationsOf(
  report: Report,
  { suppressed }: Pick<ReportOptions, 'suppressed'>,
): BudgetedAnnotations {
  const helpUrls = new Map(report.rules.map(({ id, helpUrl }) => [id, helpUrl]));
  const problems = report.diagnostics.filter(({ kind }) => kind !== 'notice').map(ofProblem);
  const findings = report.findings
    .filter((finding) => isOpen(finding) || suppressed === 'include')
    .map((finding) => ofFinding(finding, helpUrls.get(finding.ruleId)));
  const room: Record<Level, number> = { error: perLevel, warning: perLevel, note: perLevel };
  const shown: Annotation[] = [];
  const rest: Annotation[] = [];
  for (const annotation of [
    ...problems.slice(0, maxProblems),
    ...findings,
    ...problems.slice(maxProblems),
  ]) {
    room[annotation.level] -= 1;
    (room[annotation.level] >= 0 ? shown : rest).push(annotation);
  }
  return { shown, rest };
}

function ofProblem({ code, message, location, path }: ReportedDiagnostic): Annotation {
  return {
    level: 'error',
    code,
    title: 'Not judged',
    lines: [text(message)],
    ...(location === undefined ? {} : { location }),
    ...(path === undefined ? {} : { path }),
  };
}

function ofFinding(finding: Finding, helpUrl: string | undefined): Annotation {
  const address = webAddress(helpUrl);
  return {
    level: finding.kind === 'unknown' || !isOpen(finding) ? 'note' : finding.level,
    code: printable(finding.ruleId),
    title: text(finding.title || finding.ruleId),
    lines: [
      text(finding.message),
      ...remarks(finding).map((remark) => text(sentence(remark))),
      ...(address === undefined ? [] : [address]),
    ],
    location: finding.location,
  };
}

function text(written: string): string {
  return printable(keepStart(written, longestText));
}

/** An annotation as a line of a log: `infra/main.bicep:3:10 error Org.Tags: …`. */
export function logLine({ level, code, lines, location, path }: Annotation): string {
  const where = location ? place(location) : (path ?? '');
  return [printable(keepStart(where, longestText)), level, `${code}:`, lines[0] ?? '']
    .filter((part) => part !== '')
    .join(' ');
}
