import { type VerdictKind, verdictKinds } from '../judging/verdict.js';
import type { Finding } from './finding.js';
import { worstFirst } from './order.js';
import type { Coverage, Report, ReportedVerdict } from './report.js';

/**
 * Joins the reports of several runs over one repository. A finding that several of them hold is one that
 * lists their parameter files; what a run passed, where it lists its verdicts, is counted among the passing
 * of the others. Counts are added up: what two runs judged is counted twice.
 */
export function mergeReports(reports: readonly [Report, ...Report[]]): Report {
  const verdicts = distinct(reports.flatMap((report) => report.verdicts));
  const rules = new Map(reports.flatMap((report) => report.rules.map((rule) => [rule.id, rule])));
  return {
    tool: reports[0].tool,
    findings: mergeFindings(
      reports.flatMap((report) => report.findings),
      verdicts,
    ),
    verdicts,
    rules: [...rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    suppressions: distinct(reports.flatMap((report) => report.suppressions)),
    diagnostics: distinct(reports.flatMap((report) => report.diagnostics)),
    coverage: mergeCoverage(
      reports.map((report) => report.coverage),
      rules.size,
    ),
    sources: new Map(reports.flatMap((report) => [...report.sources])),
  };
}

function mergeFindings(
  findings: readonly Finding[],
  verdicts: readonly ReportedVerdict[],
): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { kind, ruleId, fingerprint, location, suppression, known } = finding;
    const key = JSON.stringify([
      kind,
      ruleId,
      fingerprint,
      location,
      suppression !== undefined,
      known,
    ]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  const passing = passingFiles(verdicts);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      return first === undefined
        ? []
        : [{ ...first, environments: environmentsOf(group, passing) }];
    })
    .sort(worstFirst);
}

function environmentsOf(
  group: readonly Finding[],
  passing: ReadonlyMap<string, readonly string[]>,
): Finding['environments'] {
  const failing = new Set(group.flatMap(({ environments }) => environments.failing));
  const passed = group.flatMap(({ ruleId, target, environments }) => [
    ...environments.passing,
    ...(passing.get(targetKey(ruleId, target)) ?? []),
  ]);
  return {
    failing: [...failing],
    passing: [...new Set(passed)].filter((file) => !failing.has(file)),
  };
}

/** Parameter files under which a target passes a rule. */
function passingFiles(
  verdicts: readonly ReportedVerdict[],
): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const { verdict, rule, target } of verdicts) {
    if (verdict !== 'pass' || target.parameters === undefined) continue;
    const key = targetKey(rule, target);
    files.set(key, [...(files.get(key) ?? []), target.parameters]);
  }
  return files;
}

function targetKey(rule: string, { kind, file, symbolicPath }: Finding['target']): string {
  return JSON.stringify([rule, kind, file, symbolicPath]);
}

function mergeCoverage(parts: readonly Coverage[], rules: number): Coverage {
  const sum = (count: (part: Coverage) => number): number =>
    parts.reduce((total, part) => total + count(part), 0);
  const verdicts = Object.fromEntries(
    verdictKinds.map((kind) => [kind, sum((part) => part.verdicts[kind])]),
  ) as Record<VerdictKind, number>;
  return {
    files: sum(({ files }) => files),
    filesAnalyzed: sum(({ filesAnalyzed }) => filesAnalyzed),
    unchanged: sum(({ unchanged }) => unchanged),
    deployments: sum(({ deployments }) => deployments),
    resources: sum(({ resources }) => resources),
    rules,
    verdicts,
    unknowns: sum(({ unknowns }) => unknowns),
    notAnalyzed: distinct(parts.flatMap(({ notAnalyzed }) => notAnalyzed)),
    incomplete: parts.some(({ incomplete }) => incomplete),
  };
}

/** Each thing once, in the order of its first. */
function distinct<T>(things: readonly T[]): readonly T[] {
  return [...new Map(things.map((thing) => [JSON.stringify(thing), thing])).values()];
}
