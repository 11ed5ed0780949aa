import type { Log, Run } from 'sarif';
import type { Finding, Report } from '../core/index.js';
import { validateSarif } from './built/validators.js';
import { sourceLines } from './excerpt.js';
import { jsonLines } from './json-text.js';
import { defaultOptions, type Reporter, type ReportOptions } from './reporter.js';
import { sarifHosts } from './sarif/hosts.js';
import { lineHasher } from './sarif/line-hash.js';
import { placeWriter } from './sarif/locations.js';
import { invocationOf } from './sarif/notifications.js';
import { pipelineProvenance } from './sarif/provenance.js';
import { type FindingGroup, groupByRuleAndLine, resultOf } from './sarif/results.js';
import { ruleDescriptors } from './sarif/rules.js';
import { schemaProblems } from './schema-problems.js';
import { count } from './wording.js';

/** SARIF 2.1.0: one run, as GitHub code scanning reads it, and others by `sarifTarget`. */
export const sarifReporter: Reporter = { name: 'sarif', render, omissions };

function render(report: Report, given?: Partial<ReportOptions>): string {
  const options = { ...defaultOptions, ...given };
  const { groups, left } = select(report, options);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run(report, options, groups, left)],
  };
  // A host refuses a file whole for one place that it does not like: better known here than there.
  const problems = schemaProblems(validateSarif, log);
  if (problems.length > 0) throw new Error(`the SARIF file would be refused: ${problems[0]}`);
  return jsonLines(log, 'ruleId');
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
  const groups = all.slice(0, sarifHosts[options.sarifTarget].maxResults);
  return { groups, left: all.length - groups.length };
}

function withSuppressed({ suppressed, sarifTarget }: ReportOptions): boolean {
  return suppressed === undefined ? sarifHosts[sarifTarget].suppressions : suppressed === 'include';
}

function run(
  report: Report,
  options: ReportOptions,
  groups: readonly FindingGroup[],
  left: number,
): Run {
  const { name, version, url } = report.tool;
  const host = sarifHosts[options.sarifTarget];
  const provenance = host.provenance ? pipelineProvenance(options.build) : category(options);
  const inRepository = provenance.originalUriBaseIds !== undefined;
  const places = placeWriter(host, inRepository, sourceLines(report.sources));
  const rules = ruleDescriptors(
    report,
    groups.map(([finding]): Finding => finding),
  );
  const context = {
    ruleIndexes: new Map(rules.map(({ id }, index) => [id, index])),
    host,
    places,
    withSuppressions: withSuppressed(options),
    compared: report.baseline !== undefined,
    lineHash: lineHasher(report.sources),
  };
  const fullName = `${name} ${version}`;
  return {
    tool: {
      driver: { name, fullName, version, semanticVersion: version, informationUri: url, rules },
    },
    ...provenance,
    columnKind: 'utf16CodeUnits',
    invocations: [invocationOf(report, places, left > 0 ? cutText(left) : undefined)],
    results: groups.map((group) => resultOf(group, context)),
  };
}

/**
 * An id in the file beats the uploader's own category, so there is none unless asked for. GitHub splits the
 * id at its last slash.
 */
function category({ category }: ReportOptions): Partial<Run> {
  return category ? { automationDetails: { id: `${category}/` } } : {};
}
