import type { Config, OptionDeclaration } from '../config/config.js';
import { plainData } from '../source/plain-data.js';
import { anchor, table } from './markdown.js';
import { optionsReadBy } from './options-of.js';
import type { Pack, PackRule } from './pack.js';

/** An option of a pack, and the rules that read it. */
export interface PackOption {
  /** As declared; `*` stands for any text. */
  readonly name: string;
  readonly declaration: OptionDeclaration;
  /** Ids, in the order of letters. */
  readonly rules: readonly string[];
}

/** The options of a pack in the order of letters. */
export function packOptions({ manifest, rules }: Pack): readonly PackOption[] {
  const { views = new Map(), define: fragments = new Map() } = manifest;
  const reading = rules.map((rule: PackRule) => ({
    id: rule.metadata.id,
    reads: optionsReadBy(rule.written(), { views, fragments }),
  }));
  return [...(manifest.optionSchema ?? [])]
    .map(([name, declaration]) => ({
      name,
      declaration,
      rules: reading.flatMap(({ id, reads }) => (reads(name) ? [id] : [])).sort(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The page of all options of a pack, in Markdown. */
export function optionsPage(options: readonly PackOption[], profiles: Config['profiles']): string {
  const overview = options.map(({ name, declaration }) => [
    `[${name}](#${anchor(name)})`,
    declaration.description,
    standard(declaration),
  ]);
  const sections = options.map((option) => optionSection(option, profiles));
  return `${[introduction, table(['Option', 'What it is', 'Default'], overview), ...sections].join('\n\n')}\n`;
}

/** A line for an option in a list on the page of a rule, with a link to what is said of it. */
export function optionItem({ name, declaration }: PackOption): string {
  const { description } = declaration;
  return `- [${name}](../options.md#${anchor(name)}), by default ${standard(declaration)}: ${description}`;
}

const introduction = `# Options

What rules compare with, and what only you can know, is an option. \`rules.yaml\` sets it under \`options:\`; what is not
set there has its default.

\`\`\`yaml
extends: [azure]
options:
  AZURE_AKS_CLUSTER_MINIMUM_VERSION: 1.34.0
  AZURE_RESOURCE_ALLOWED_LOCATIONS: [westeurope, northeurope]
  AZURE_TAG_FORMAT_FOR_ENVIRONMENT: ^(test|production)$
\`\`\`

Names are those of PSRule for Azure, so that the section \`configuration\` of a \`ps-rule.yaml\` can be moved over;
letter case does not count. Its older names, listed below as former ones, are taken with a notice. A name that no rule
reads, and a value of another type, are errors. A profile may set options too; what \`options:\` says goes before that.`;

function optionSection({ name, declaration, rules }: PackOption, profiles: Config['profiles']) {
  const { description, type, aliases = [], enum: allowed = [] } = declaration;
  const setting = [...(profiles ?? [])].flatMap(([profile, { options }]) =>
    options?.has(name) ? [`\`${profile}\``] : [],
  );
  const facts = [
    `- Type: ${type ?? 'any'}; default: ${standard(declaration)}`,
    allowed.length === 0 ? '' : `- One of ${allowed.map((one) => code(plainData(one))).join(', ')}`,
    aliases.length === 0 ? '' : `- Former name: ${aliases.map((one) => `\`${one}\``).join(', ')}`,
    setting.length === 0 ? '' : `- Set by the profiles ${setting.join(', ')}`,
    rules.length === 0
      ? ''
      : `- Read by ${rules.map((id) => `[${id}](rules/${id}.md)`).join(', ')}`,
  ];
  return `## ${name}\n\n${description}\n\n${facts.filter((fact) => fact !== '').join('\n')}`;
}

function standard({ default: node }: OptionDeclaration): string {
  return node === undefined ? 'none' : code(plainData(node));
}

function code(value: unknown): string {
  return `\`${JSON.stringify(value)}\``;
}
