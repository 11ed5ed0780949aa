import { table } from '../../core/ruleset/markdown.js';
import { serviceOf } from '../../core/ruleset/service-names.js';
import { expansionDifferences } from './differences/expansions.js';
import { functionDifferences } from './differences/functions.js';
import { ruleDifferences } from './differences/index.js';
import { quickstartResourceDifferences } from './differences/quickstart-resources.js';
import { type MetVerdicts, readMet } from './met-differences.js';

/** A difference, with the results in which it was met and where those are from. */
interface Decision {
  readonly reason: string;
  readonly met: readonly (MetVerdicts & { readonly from: 'inputs' | 'quickstarts' })[];
}

const repositories = {
  inputs: 'https://github.com/Azure/PSRule.Rules.Azure/blob/main/tests/PSRule.Rules.Azure.Tests',
  quickstarts: 'https://github.com/Azure/azure-quickstart-templates/blob/master',
};

/** What concerns rules of more services than these stands in a section of its own. */
const mostServices = 2;
const several = 'Several services';

/** The pages of docs/decisions, by path: what differs from PSRule for Azure on purpose, as it is listed and was met. */
export function decisionPages(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/decisions/README.md', verdictsPage()],
    ['docs/decisions/expansion.md', expansionPage()],
  ]);
}

function verdictsPage(): string {
  const sections = new Map<string, Decision[]>();
  for (const decision of decisions()) {
    const section = sectionOf(decision);
    sections.set(section, [...(sections.get(section) ?? []), decision]);
  }
  const names = [...sections.keys()].sort(
    (a, b) => Number(b === several) - Number(a === several) || (a < b ? -1 : 1),
  );
  const texts = names.map((name) => `## ${name}\n\n${sections.get(name)?.map(entry).join('\n\n')}`);
  return `${[introduction, ...texts].join('\n\n')}\n`;
}

const introduction = `# Where verdicts differ from PSRule for Azure

The rules have the ids, refs and options of PSRule for Azure, and are held against its answers: on the files of its own
tests, and on public quickstart templates. This page lists every kind of verdict that is another one here on purpose,
with the reason, and where it can be seen. It is made from the list that the tests allow; whatever differs otherwise is
a bug, and fails them. [What is worked out of templates](expansion.md) differs too in places, which explains some of it.

A verdict that waits for a value of run time is **unknown** here; there such values are made up and judged. **Not
judged** means that the rule had nothing to say on that target.`;

/** The listed differences, those of the same reason together. */
function decisions(): readonly Decision[] {
  const { inputs, quickstarts } = readMet();
  return [...new Set(ruleDifferences.map(({ reason }) => reason))].map((reason) => ({
    reason,
    met: [
      ...(inputs[reason] ?? []).map((one) => ({ ...one, from: 'inputs' as const })),
      ...(quickstarts[reason] ?? []).map((one) => ({ ...one, from: 'quickstarts' as const })),
    ],
  }));
}

function sectionOf({ met }: Decision): string {
  const services = [...new Set(met.flatMap(({ rules }) => rules.map(serviceOf)))].sort();
  return services.length === 0 || services.length > mostServices ? several : services.join(', ');
}

function entry({ reason, met }: Decision): string {
  const rows = met.map((one) => [
    ruleLinks(one.rules),
    word(one.theirs),
    word(one.ours),
    String(one.results),
    shown(one),
  ]);
  return `**${reason}**\n\n${table(['Rules', 'There', 'Here', 'Results', 'For instance'], rows)}`;
}

function ruleLinks(rules: readonly string[]): string {
  const most = 8;
  const links = rules.slice(0, most).map((id) => `[${id}](../rules/${id}.md)`);
  return rules.length > most
    ? `${links.join(', ')} and ${rules.length - most} more`
    : links.join(', ');
}

function word(outcome: string): string {
  return outcome === 'none' ? 'not judged' : outcome;
}

function shown({ shownBy: { type, target, input }, from }: Decision['met'][number]): string {
  const name = target === '' ? `a nameless ${type}` : `\`${target}\``;
  if (input === undefined || input.includes('/derived/'))
    return `${name}, in a test of the rule there`;
  const path = input.replace(/^rules\/inputs\//, '');
  const place = `[\`${path}\`](${repositories[from]}/${path})`;
  return target === path || input === target ? place : `${name} in ${place}`;
}

function expansionPage(): string {
  return `${[
    expansionIntroduction,
    list('Functions', functionDifferences, ({ calls }) => calls),
    list('Expanded resources', expansionDifferences, ({ places }) => places),
    list(
      'Resources of quickstarts',
      quickstartResourceDifferences,
      ({ deployments }) => deployments,
    ),
  ].join('\n\n')}\n`;
}

const expansionIntroduction = `# Where what is worked out of templates differs from PSRule for Azure

Before rules judge, expressions, loops and nested deployments are worked out. Azure's own engine, as \`bicep snapshot\`
shows it, goes before what PSRule for Azure answers. These are the calls, the places in expanded templates and the
quickstarts whose outcome is another one here on purpose; the tests hold every other one.`;

function list<T extends { readonly reason: string }>(
  title: string,
  differences: readonly T[],
  examples: (one: T) => readonly string[],
): string {
  const items = differences.map((one) => {
    const shown = examples(one).map((example) => `- \`${example}\``);
    return `${one.reason}\n\n${shown.join('\n')}`;
  });
  return `## ${title}\n\n${items.join('\n\n')}`;
}
