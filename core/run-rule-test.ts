import { analyzeWith } from './analyze.js';
import type { Finding } from './findings/finding.js';
import type { Report } from './findings/report.js';
import type { OpenFrontEnds } from './front-ends.js';
import { namesType, typePatterns } from './judging/type-patterns.js';
import { parsePath } from './logic/path.js';
import type { Pack } from './ruleset/pack.js';
import type { RuleMetadata } from './ruleset/rule.js';
import type { RuleTest, TemplateChange } from './ruleset/rule-tests.js';
import type { Host } from './source/host.js';
import { type Location, locate } from './source/location.js';
import {
  literalNode,
  type NodePath,
  nodeAt,
  resourceNodes,
  runtimeNode,
  typeOfNode,
  withNode,
  withValueAt,
} from './template/change-template.js';
import type { ObjectNode, TemplateNode } from './template/template.js';

/** What came of a test: nothing, or what was not as expected. */
export type RuleTestProblems = readonly string[];

/**
 * Runs one example or test of a rule through the whole pipeline, over a host in memory.
 *
 * @param pack the pack that holds the rule; all its rules are there, only this one counts
 */
export function runRuleTest(
  test: RuleTest,
  rule: RuleMetadata,
  pack: Pack,
  openFrontEnds: OpenFrontEnds,
): RuleTestProblems {
  let judged: ObjectNode | undefined;
  const changing: OpenFrontEnds = (reading) => {
    const read = openFrontEnds(reading);
    return (input) => {
      const found = read(input);
      if (found?.kind !== 'template') return found;
      judged = changedTemplate(found.template.template, test.change, rule);
      return { ...found, template: { ...found.template, template: judged } };
    };
  };
  const config = {
    extends: [pack.name],
    profile: 'only',
    options: Object.fromEntries(test.options),
  };
  const profiles = { only: { rules: [rule.id] } };
  const path = test.language === 'bicep' ? 'example.bicep' : 'example.json';
  const parameters = parameterFile(test);
  const answer = analyzeWith(changing)(
    {
      tool: { name: 'groundrule', version: '', url: '' },
      inputs: [
        { path, named: true, ...(parameters === undefined ? {} : { parameters: parametersPath }) },
      ],
      config: { path: 'rules.json', text: JSON.stringify({ ...config, profiles }) },
      failOn: ['error', 'unknown'],
      builtIn: new Map([[pack.name, () => pack]]),
    },
    hostOf({
      [path]: test.text,
      ...(parameters === undefined ? {} : { [parametersPath]: parameters }),
    }),
  );
  if (answer.kind === 'pending') return [`the files ${answer.paths.join(', ')} are not there`];
  return problemsOf(test, answer.report, judged && resourceOf(judged, rule), path);
}

const parametersPath = 'example.parameters.json';

function parameterFile({ parameters }: RuleTest): string | undefined {
  if (parameters.size === 0) return undefined;
  return JSON.stringify({
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
    contentVersion: '1.0.0.0',
    parameters: Object.fromEntries([...parameters].map(([name, value]) => [name, { value }])),
  });
}

function hostOf(files: Readonly<Record<string, string>>): Host {
  return {
    readText(path) {
      const text = Object.hasOwn(files, path) ? files[path] : undefined;
      return text === undefined ? { kind: 'missing' } : { kind: 'text', text };
    },
    now: () => new Date('2026-01-01T00:00:00Z'),
  };
}

/** The resource that a test changes: the first of a type that the rule names. */
function resourceOf(template: ObjectNode, rule: RuleMetadata): ObjectNode | undefined {
  const patterns = typePatterns(rule.resource);
  return resourceNodes(template).find((node) => namesType(patterns, typeOfNode(node)));
}

function changedTemplate(
  template: ObjectNode,
  change: TemplateChange,
  rule: RuleMetadata,
): ObjectNode {
  const resource = resourceOf(template, rule);
  if (resource === undefined) return template;
  let after: TemplateNode = resource;
  for (const [path, data] of change.set) {
    after = withValueAt(after, segmentsOf(path), literalNode(data));
  }
  for (const path of change.remove) after = withValueAt(after, segmentsOf(path), undefined);
  for (const path of change.unknown) {
    const segments = segmentsOf(path);
    const { span } = nodeAt(after, segments) ?? resource;
    after = withValueAt(after, segments, runtimeNode(span));
  }
  return withNode(template, resource, after);
}

function segmentsOf(path: string): NodePath {
  const parsed = parsePath(path);
  return (parsed.steps ?? []).flatMap((step) => {
    if (step.kind === 'every') return [];
    return [step.kind === 'key' && step.index === undefined ? step.key : (step.index ?? 0)];
  });
}

function problemsOf(
  test: RuleTest,
  report: Report,
  resource: ObjectNode | undefined,
  path: string,
): RuleTestProblems {
  const [trouble] = report.diagnostics.filter(({ kind }) => kind !== 'notice');
  if (trouble !== undefined) return [`${trouble.code}: ${trouble.message}`];
  const verdict = worstVerdict(report);
  const said = report.findings.map(({ message }) => message).join(' ');
  if (verdict !== test.expect) return [`it is ${verdict}, not ${test.expect}. ${said}`.trim()];
  const problems: string[] = [];
  for (const place of test.at) {
    const wanted = expectedPlace(place, test, resource, path);
    if (wanted === undefined) problems.push(`there is no place '${place}' in the example`);
    else if (!report.findings.some((finding) => standsAt(finding, wanted))) {
      const found = report.findings.map(({ location }) => printed(location)).join(', ');
      problems.push(`nothing stands at '${place}' (${printed(wanted)}), but at ${found}`);
    }
  }
  if (test.message !== undefined && !said.includes(test.message)) {
    problems.push(`the message does not hold '${test.message}': ${said}`);
  }
  return problems;
}

/** A rule that judged nothing skipped it. */
function worstVerdict({ coverage: { verdicts } }: Report): RuleTest['expect'] {
  const order = ['error', 'fail', 'unknown', 'pass'] as const;
  return order.find((kind) => verdicts[kind] > 0) ?? 'skip';
}

type Place = Pick<Location, 'path' | 'startLine'> & Partial<Location>;

/** A line whose comment holds the words, else the value or key at a property path. */
function expectedPlace(
  place: string,
  test: RuleTest,
  resource: ObjectNode | undefined,
  path: string,
): Place | undefined {
  const lines = test.text.split(/\r\n|\n|\r/);
  const marked = lines.findIndex((line) => /(?:\/\/|\/\*).*/.exec(line)?.[0].includes(place));
  if (marked !== -1) return { path, startLine: marked + 1 };
  const node = resource && nodeAt(resource, segmentsOf(place));
  if (node === undefined) return undefined;
  return locate(node.kind === 'object' || node.kind === 'array' ? node.header : node.span);
}

function standsAt({ location }: Finding, wanted: Place): boolean {
  return (
    location.path === wanted.path &&
    location.startLine === wanted.startLine &&
    (wanted.startColumn === undefined || location.startColumn === wanted.startColumn)
  );
}

function printed({ path, startLine, startColumn }: Place): string {
  return [path, startLine, ...(startColumn === undefined ? [] : [startColumn])].join(':');
}
