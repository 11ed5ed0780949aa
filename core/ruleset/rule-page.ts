import { type Pillar, pillars } from '../config/classification.js';
import type { RuleMetadata, RuleWords } from './rule.js';

const pillarNames: Readonly<Record<Pillar, string>> = {
  security: 'Security',
  reliability: 'Reliability',
  'cost-optimization': 'Cost Optimization',
  'operational-excellence': 'Operational Excellence',
  'performance-efficiency': 'Performance Efficiency',
};

/** The documentation page of a rule, in Markdown. */
export function rulePage(rule: RuleMetadata, words: RuleWords | undefined): string {
  const { id, ref, title, pillar, severity, version, release, resource } = rule;
  const facts = [ref, pillarNames[pillar], severity, version.replace('_', '-')];
  const state = release === 'ga' ? [] : [release];
  const sections = [
    `# ${title}`,
    `\`${id}\` · ${[...facts, ...state].filter((fact) => fact).join(' · ')}`,
    resource.length === 0 ? '' : `Judges ${resource.map((type) => `\`${type}\``).join(', ')}.`,
    section('Why', words?.description),
    section('What to do', words?.recommendation),
    section('Bicep', fenced('bicep', words?.examples.bicep)),
    section('ARM template', fenced('json', words?.examples.arm)),
    section('Options of the examples', optionList(words)),
    section('Notes', words?.notes),
    section('Links', words?.links.map(({ title, url }) => `- [${title}](${url})`).join('\n')),
    section('Labels', labelList(rule)),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

/** The index of rules, one table a pillar. */
export function ruleIndex(rules: readonly RuleMetadata[]): string {
  const tables = pillars.flatMap((pillar) => {
    const rows = rules
      .filter((rule) => rule.pillar === pillar)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map(({ id, ref = '', title, severity, version }) =>
        [`[${id}](${id}.md)`, ref, title, severity, version.replace('_', '-')].join(' | '),
      )
      .map((row) => `| ${row} |`);
    if (rows.length === 0) return [];
    const head = ['| Rule | Ref | Title | Severity | Since |', '|---|---|---|---|---|'];
    return [`## ${pillarNames[pillar]}\n\n${[...head, ...rows].join('\n')}`];
  });
  return `# Rules\n\n${tables.join('\n\n')}\n`;
}

function section(title: string, text: string | undefined): string {
  return text === undefined || text.trim() === '' ? '' : `## ${title}\n\n${text.trim()}`;
}

function fenced(language: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

function optionList(words: RuleWords | undefined): string | undefined {
  const options = words?.examples.options;
  if (options === undefined) return undefined;
  const lines = [...options].map(([name, value]) => `- \`${name}\`: \`${JSON.stringify(value)}\``);
  return lines.join('\n');
}

function labelList({ labels }: RuleMetadata): string {
  return labels.map(([label, values]) => `- ${label}: ${values.join(', ')}`).join('\n');
}
