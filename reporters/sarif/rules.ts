import type { ReportingDescriptor } from 'sarif';
import type {
  FailingExample,
  Finding,
  Level,
  Report,
  ReportedRule,
  RuleWords,
  Severity,
} from '../../core/index.js';
import { keepStart } from '../shorten.js';
import { webAddress } from '../web-address.js';

/**
 * Bands of GitHub: above 9.0 critical, from 7.0 high, from 4.0 medium. The property makes an alert a
 * security alert, so only rules of the security pillar carry it.
 */
const securitySeverity: Readonly<Record<Severity, string>> = {
  critical: '9.5',
  important: '8.0',
  awareness: '5.5',
};

const problemSeverity: Readonly<Record<Level, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'recommendation',
};

/** GitHub shows the first ten tags. */
const maxTags = 10;
const maxDescription = 1024;
const maxName = 255;

/**
 * The rules of the findings, in the order of their first finding. Rules without findings are left out:
 * GitHub keeps what it knows of the rules of closed alerts, and their words need not be loaded.
 */
export function ruleDescriptors(
  report: Report,
  findings: readonly Finding[],
): ReportingDescriptor[] {
  const known = new Map(report.rules.map((rule) => [rule.id, rule]));
  const first = new Map<string, Finding>();
  for (const finding of findings) {
    if (!first.has(finding.ruleId)) first.set(finding.ruleId, finding);
  }
  return [...first.values()].map((finding) => {
    const rule = known.get(finding.ruleId) ?? ruleOf(finding);
    return ruleDescriptor(rule, report.tool.url);
  });
}

/** What a finding itself tells of its rule: enough for one that the report does not list. */
function ruleOf(finding: Finding): ReportedRule {
  const { ruleId, ref, title, pillar, severity, level } = finding;
  const base = { id: ruleId, title, pillar, severity, level, version: '', release: 'ga' } as const;
  return { ...base, ...(ref === undefined ? {} : { ref }), labels: new Map() };
}

function ruleDescriptor(rule: ReportedRule, toolUrl: string): ReportingDescriptor {
  const title = rule.title || rule.id;
  const description = rule.words?.description.trim() || title;
  const name = rule.id.replace(/[^\p{L}\p{N}]/gu, '');
  return {
    id: rule.id,
    ...(name === '' ? {} : { name: keepStart(name, maxName) }),
    shortDescription: { text: keepStart(title, maxDescription) },
    fullDescription: { text: keepStart(description, maxDescription) },
    helpUri: webAddress(rule.helpUrl) ?? webAddress(rule.words?.links[0]?.url) ?? toolUrl,
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    defaultConfiguration: { level: rule.level },
    properties: {
      tags: tags(rule),
      precision: 'high',
      'problem.severity': problemSeverity[rule.level],
      ...(rule.pillar === 'security'
        ? { 'security-severity': securitySeverity[rule.severity] }
        : {}),
    },
  };
}

function tags(rule: ReportedRule): string[] {
  const labels = [...rule.labels].flatMap(([name, values]) =>
    values.map((value) => `${name}/${value}`),
  );
  const all = [
    rule.pillar,
    rule.severity,
    ...(rule.ref ? [rule.ref] : []),
    ...(rule.release === 'ga' ? [] : [rule.release]),
    ...labels,
  ];
  return [...new Set(all)].slice(0, maxTags);
}

function helpText({ id, title, words, helpUrl }: ReportedRule): string {
  const parts = [
    title || id,
    ...(words ? [words.description, words.recommendation] : []),
    ...(helpUrl ? [helpUrl] : []),
  ];
  return parts.map((part) => part.trim()).join('\n\n');
}

/** Why, how, an example of each language that passes, how to accept a finding, where to read more. */
function helpMarkdown(rule: ReportedRule): string {
  const { words, helpUrl } = rule;
  const facts = [rule.pillar, rule.severity, ...(rule.ref ? [rule.ref] : [])].join(' · ');
  const parts = [
    `# ${rule.title || rule.id}`,
    facts,
    ...(words ? wordsMarkdown(words) : []),
    ...acceptMarkdown(rule.id),
    ...links(words, helpUrl),
  ];
  return parts.join('\n\n');
}

function wordsMarkdown(words: RuleWords): string[] {
  const { description, recommendation, notes, examples, failing = {} } = words;
  return [
    '## Why',
    description.trim(),
    '## How',
    recommendation.trim(),
    ...(notes ? [notes.trim()] : []),
    ...exampleMarkdown('fails', failing),
    ...exampleMarkdown('passes', examples),
  ];
}

function exampleMarkdown(what: string, { bicep, arm }: FailingExample): string[] {
  return [
    ...(bicep ? [`## Bicep that ${what}`, fenced('bicep', bicep)] : []),
    ...(arm ? [`## ARM template that ${what}`, fenced('json', arm)] : []),
  ];
}

/** How a finding is accepted: at its place, or for a part of the repository. */
function acceptMarkdown(id: string): string[] {
  const comment = `// groundrule-disable-next-line ${id} -- why it is accepted`;
  const override = `overrides:\n  - rule: ${id}\n    path: legacy/**\n    off: true`;
  return [
    '## Accept',
    'Above the line of the finding, with the reason:',
    fenced('bicep', comment),
    'For a part of the repository, in `rules.yaml`:',
    fenced('yaml', override),
  ];
}

function links(words: RuleWords | undefined, helpUrl: string | undefined): string[] {
  const all = [
    ...(helpUrl ? [{ title: 'Documentation of the rule', url: helpUrl }] : []),
    ...(words?.links ?? []),
  ];
  return all.length === 0
    ? []
    : ['## Read more', all.map(({ title, url }) => `- [${title}](${url})`).join('\n')];
}

/** A code block that no run of backticks in the code can end. */
function fenced(language: string, code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code.trimEnd()}\n${fence}`;
}
