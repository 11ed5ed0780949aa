import { type Pillar, versionName } from '../config/classification.js';
import type { RuleFix, RuleMetadata, RuleWords } from './rule.js';

/** Pillars as the Well-Architected Framework writes them. */
export const pillarNames: Readonly<Record<Pillar, string>> = {
  security: 'Security',
  reliability: 'Reliability',
  'cost-optimization': 'Cost Optimization',
  'operational-excellence': 'Operational Excellence',
  'performance-efficiency': 'Performance Efficiency',
};

/** The documentation page of a rule, in Markdown. */
export function rulePage(rule: RuleMetadata, words: RuleWords | undefined): string {
  const { id, ref, title, pillar, severity, version, release, resource } = rule;
  const facts = [ref, pillarNames[pillar], severity, versionName(version)];
  const state = release === 'ga' ? [] : [release];
  const sections = [
    `# ${title}`,
    `\`${id}\` · ${[...facts, ...state].filter((fact) => fact).join(' · ')}`,
    formerNames(rule),
    resource.length === 0 ? '' : `Judges ${resource.map((type) => `\`${type}\``).join(', ')}.`,
    section('Why', words?.description),
    section('What to do', words?.recommendation),
    section('Repair', words?.fix && repair(words.fix)),
    section('Bicep', fenced('bicep', words?.examples.bicep)),
    section('ARM template', fenced('json', words?.examples.arm)),
    section('Options of the examples', optionList(words)),
    section('Notes', words?.notes),
    section('Links', words?.links.map(({ title, url }) => `- [${title}](${url})`).join('\n')),
    section('Labels', labelList(rule)),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

function section(title: string, text: string | undefined): string {
  return text === undefined || text.trim() === '' ? '' : `## ${title}\n\n${text.trim()}`;
}

function formerNames({ aliases }: RuleMetadata): string {
  if (aliases.length === 0) return '';
  return `Was called ${aliases.map((name) => `\`${name}\``).join(', ')}, which is still accepted.`;
}

function repair({ set, to, remove }: RuleFix): string {
  const edit =
    remove === undefined ? `sets \`${set}\` to \`${JSON.stringify(to)}\`` : `removes \`${remove}\``;
  return `\`groundrule check --fix\` ${edit}.`;
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
