import { pillars, severities, versionName } from '../config/classification.js';
import { isBeyond } from './beyond-page.js';
import { anchor, table } from './markdown.js';
import type { RuleMetadata } from './rule.js';
import { pillarNames } from './rule-page.js';
import { serviceOf } from './service-names.js';

type Column = 'pillar' | 'severity' | 'since';

/** One way of finding a rule: a page with the rules in groups. */
interface View {
  /** Name of its file. */
  readonly page: string;
  readonly by: string;
  readonly groupOf: (rule: RuleMetadata) => string;
  /** The groups in the order of the page. */
  readonly inOrder: (groups: readonly string[]) => readonly string[];
  /** What is told of a rule beside its id and title. */
  readonly columns: readonly Column[];
}

const views: readonly View[] = [
  {
    page: 'README.md',
    by: 'service',
    groupOf: ({ id }) => serviceOf(id),
    inOrder: (groups) => [...groups].sort(byLetters),
    columns: ['pillar', 'severity', 'since'],
  },
  {
    page: 'by-pillar.md',
    by: 'pillar',
    groupOf: ({ pillar }) => pillarNames[pillar],
    inOrder: ordered(pillars.map((pillar) => pillarNames[pillar])),
    columns: ['severity', 'since'],
  },
  {
    page: 'by-severity.md',
    by: 'severity',
    groupOf: ({ severity }) => capitalised(severity),
    inOrder: ordered(severities.map(capitalised)),
    columns: ['pillar', 'since'],
  },
  {
    page: 'by-version.md',
    by: 'version',
    groupOf: ({ version }) => versionName(version),
    inOrder: (groups) => [...groups].sort(byLetters).reverse(),
    columns: ['pillar', 'severity'],
  },
];

/** The pages by which a rule is found, by the names of their files: each holds all rules, grouped another way. */
export function ruleIndexes(rules: readonly RuleMetadata[]): ReadonlyMap<string, string> {
  return new Map(views.map((view) => [view.page, indexPage(view, rules)]));
}

/** Where a rule stands in the indexes: a line of links for its page. */
export function indexLinks(rule: RuleMetadata): string {
  return views
    .map(({ page, groupOf }) => {
      const group = groupOf(rule);
      return `[${group}](${page}#${anchor(group)})`;
    })
    .join(' · ');
}

function indexPage(view: View, rules: readonly RuleMetadata[]): string {
  const groups = new Map<string, RuleMetadata[]>();
  for (const rule of rules) {
    const group = view.groupOf(rule);
    groups.set(group, [...(groups.get(group) ?? []), rule]);
  }
  const names = view.inOrder([...groups.keys()]);
  const sizes = names.map((name) => `[${name}](#${anchor(name)}) ${groups.get(name)?.length}`);
  const sections = names.map(
    (name) => `## ${name}\n\n${ruleTable(groups.get(name) ?? [], view.columns)}`,
  );
  const parts = [`# Rules by ${view.by}`, introduction(view, rules), sizes.join(' · ')];
  return `${[...parts, ...sections].join('\n\n')}\n`;
}

function introduction({ page }: View, rules: readonly RuleMetadata[]): string {
  const others = views
    .filter((other) => other.page !== page)
    .map((other) => `[${other.by}](${other.page})`);
  return [
    `All ${rules.length} rules of the pack \`azure\`, also by ${others.slice(0, -1).join(', ')} and ${others.at(-1)}.`,
    'The page of a rule says why it matters and what to do, with an example in Bicep and in ARM that passes.',
    'In a terminal, `groundrule rules` lists the same by `--pillar`, `--severity`, `--rule-set`, `--release` and `--type`;',
    '`groundrule explain RULE` shows one. What can be set is on the page [options](../options.md).',
    ...(rules.some(isBeyond)
      ? ['Those [beyond PSRule for Azure](beyond.md) are also listed with the reason for each.']
      : []),
  ].join('\n');
}

/** The most severe rules first, then by id. */
function ruleTable(rules: readonly RuleMetadata[], columns: readonly Column[]): string {
  const rank = ({ severity }: RuleMetadata): number => severities.indexOf(severity);
  const sorted = [...rules].sort((a, b) => rank(a) - rank(b) || byLetters(a.id, b.id));
  const rows = sorted.map((rule) => [
    `[${rule.id}](${rule.id}.md)`,
    rule.ref ?? '',
    rule.title,
    ...columns.map((column) => cells[column](rule)),
  ]);
  return table(['Rule', 'Ref', 'What it asks for', ...columns.map(capitalised)], rows);
}

const cells: Readonly<Record<Column, (rule: RuleMetadata) => string>> = {
  pillar: ({ pillar }) => pillarNames[pillar],
  severity: ({ severity }) => severity,
  since: ({ version, release }) =>
    release === 'ga' ? versionName(version) : `${versionName(version)}, ${release}`,
};

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function byLetters(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Keeps the order of a list, less what there is nothing of. */
function ordered(all: readonly string[]): View['inOrder'] {
  return (groups) => all.filter((one) => groups.includes(one));
}
