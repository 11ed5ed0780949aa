import type { Invocation, Log, Notification, Run } from 'sarif';
import type { Finding, Report, ReportedDiagnostic } from '../core/index.js';
import { jsonText } from './json-text.js';
import { defaultOptions, type Reporter, type ReportOptions, type SarifTarget } from './reporter.js';
import {
  artifactUri,
  type FindingGroup,
  groupByRuleAndLine,
  lineHasher,
  physicalLocation,
  resultOf,
} from './sarif/results.js';
import { ruleDescriptors } from './sarif/rules.js';
import { messageText } from './sarif/text.js';
import { count } from './wording.js';

/** SARIF 2.1.0: one run, as GitHub code scanning reads it, and others by `sarifTarget`. */
export const sarifReporter: Reporter = { name: 'sarif', render, omissions };

/**
 * Results a host shows of one run; GitHub refuses more than 25,000. Which ones it drops is not certain
 * (github/docs#38085), so the least severe are left out here.
 */
const maxResults: Readonly<Record<SarifTarget, number>> = {
  github: 5_000,
  'azure-devops': 5_000,
  generic: Number.POSITIVE_INFINITY,
};

function render(report: Report, given?: Partial<ReportOptions>): string {
  const options = { ...defaultOptions, ...given };
  const { groups, left } = select(report, options);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run(report, options, groups, left)],
  };
  return jsonText(log);
}

function omissions(report: Report, given?: Partial<ReportOptions>): readonly string[] {
  const { left } = select(report, { ...defaultOptions, ...given });
  return left === 0 ? [] : [cutText(left)];
}

function cutText(left: number): string {
  return `The SARIF file leaves out ${count(left, 'result')}, the least severe, since the host shows no more.`;
}

function select(report: Report, options: ReportOptions): { groups: FindingGroup[]; left: number } {
  const findings = withSuppressed(options)
    ? report.findings
    : report.findings.filter(({ suppression }) => !suppression);
  const all = groupByRuleAndLine(findings);
  const groups = all.slice(0, maxResults[options.sarifTarget]);
  return { groups, left: all.length - groups.length };
}

/** GitHub shows suppressed results as open alerts (github/codeql-action#1230). */
function withSuppressed({ suppressed, sarifTarget }: ReportOptions): boolean {
  return suppressed === undefined ? sarifTarget !== 'github' : suppressed === 'include';
}

function run(
  report: Report,
  options: ReportOptions,
  groups: readonly FindingGroup[],
  left: number,
): Run {
  const { name, version, url } = report.tool;
  const rules = ruleDescriptors(
    report,
    groups.map(([finding]): Finding => finding),
  );
  const context = {
    ruleIndexes: new Map(rules.map(({ id }, index) => [id, index])),
    target: options.sarifTarget,
    withSuppressions: withSuppressed(options),
    compared: report.baseline !== undefined,
    lineHash: lineHasher(report),
  };
  const fullName = `${name} ${version}`;
  return {
    tool: {
      driver: { name, fullName, version, semanticVersion: version, informationUri: url, rules },
    },
    // An id in the file beats the uploader's own category, so there is none unless asked for. GitHub
    // splits the id at its last slash.
    ...(options.category ? { automationDetails: { id: `${options.category}/` } } : {}),
    columnKind: 'utf16CodeUnits',
    invocations: [invocation(report, options.sarifTarget, left)],
    results: groups.map((group) => resultOf(group, context)),
  };
}

/** What could not be judged, so that a reader can tell silence from a pass. */
function invocation(report: Report, target: SarifTarget, left: number): Invocation {
  const { diagnostics, coverage } = report;
  const notifications = [
    ...diagnostics.filter(({ kind }) => kind !== 'usage').map((each) => notification(each, target)),
    ...coverage.notAnalyzed.map(({ path, reason }) =>
      notification({ code: 'not-analysed', kind: 'input', message: reason, path }, target),
    ),
    ...(left > 0
      ? [notification({ code: 'results-left-out', kind: 'notice', message: cutText(left) }, target)]
      : []),
  ];
  const configuration = diagnostics.filter(({ kind }) => kind === 'usage');
  return {
    executionSuccessful: !coverage.incomplete,
    ...(notifications.length > 0 ? { toolExecutionNotifications: notifications } : {}),
    ...(configuration.length > 0
      ? { toolConfigurationNotifications: configuration.map((each) => notification(each, target)) }
      : {}),
  };
}

function notification(diagnostic: ReportedDiagnostic, target: SarifTarget): Notification {
  const { code, kind, message, location, path } = diagnostic;
  const physical = location
    ? physicalLocation(location, target)
    : path
      ? { artifactLocation: { uri: artifactUri(path, target) } }
      : undefined;
  return {
    descriptor: { id: code },
    level: kind === 'notice' ? 'note' : 'error',
    message: { text: messageText(message) },
    ...(physical ? { locations: [{ physicalLocation: physical }] } : {}),
  };
}
