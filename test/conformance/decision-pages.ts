import type { Pack } from '../../core/ruleset/pack.js';
import { serviceOf } from '../../core/ruleset/service-names.js';
import { expansionDifferences } from './differences/expansions.js';
import { functionDifferences } from './differences/functions.js';
import { ruleDifferences } from './differences/index.js';
import { quickstartResourceDifferences } from './differences/quickstart-resources.js';
import type { RuleDifference } from './differences/rule-difference.js';

/** Where the tests of the reference and the quickstarts can be read. */
const recorded =
  'https://github.com/Azure/PSRule.Rules.Azure/blob/main/tests/PSRule.Rules.Azure.Tests';
const quickstarts = 'https://github.com/Azure/azure-quickstart-templates/blob/master';

/** What concerns rules of more services than these stands in a section of its own. */
const mostServices = 2;
const several = 'Several services';

/** The pages of docs/decisions, by path: what differs from PSRule for Azure on purpose, as it is listed. */
export function decisionPages({ rules }: Pack): ReadonlyMap<string, string> {
  const ids = new Set(rules.map(({ metadata }) => metadata.id));
  return new Map([
    ['docs/decisions/README.md', verdictsPage(ids)],
    ['docs/decisions/expansion.md', expansionPage()],
  ]);
}

function verdictsPage(ids: ReadonlySet<string>): string {
  const sections = new Map<string, RuleDifference[]>();
  for (const difference of ruleDifferences) {
    const section = sectionOf(difference);
    sections.set(section, [...(sections.get(section) ?? []), difference]);
  }
  const names = [...sections.keys()].sort(
    (a, b) => Number(b === several) - Number(a === several) || (a < b ? -1 : 1),
  );
  const texts = names.map((name) => {
    const entries = sections.get(name)?.map((difference) => entry(difference, ids)) ?? [];
    return `## ${name}\n\n${entries.join('\n\n')}`;
  });
  return `${[introduction, ...texts].join('\n\n')}\n`;
}

const introduction = `# Where verdicts differ from PSRule for Azure

The rules have the ids, refs and options of PSRule for Azure ("the reference" below), and are held against its answers:
on the files of its own tests, and on public quickstart templates. This page lists every kind of verdict that is another
one here on purpose: what is done here and why, what the reference does instead, the rules concerned and a file that
shows it. It is made from the list that the tests allow; a verdict that differs otherwise is a bug, and fails them.
[What is worked out of templates](expansion.md) differs too in places, which explains some of it.

A verdict that waits for a value of run time is unknown here; the reference makes such values up and judges them. That
is no difference of a rule, and not listed.`;

function sectionOf({ rules }: RuleDifference): string {
  const services = [...new Set(rules.map(serviceOf))].sort();
  return services.length > mostServices ? several : services.join(', ');
}

function entry(difference: RuleDifference, ids: ReadonlySet<string>): string {
  const { reason, rules } = difference;
  const names = rules.map((name) =>
    ids.has(name) ? `[${name}](../rules/${name}.md)` : `\`${name}.*\``,
  );
  return `**${reason}**\n\n- Rules: ${names.join(', ')}\n- Shown by ${shownBy(difference)}`;
}

function shownBy({ rules: [rule = ''], shownBy: file, seenOn }: RuleDifference): string {
  if (seenOn === 'quickstarts') return `[\`${file}\`](${quickstarts}/${file})`;
  if (!file.startsWith('derived/')) return `[\`${file}\`](${recorded}/${file})`;
  // Not a file there: an object that a test makes, or what it expands.
  const test = `${rule.split('.').slice(0, 2).join('.')}.Tests.ps1`;
  return `what [\`${test}\`](${recorded}/${test}) judges`;
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
    return `**${one.reason}**\n\n${shown.join('\n')}`;
  });
  return `## ${title}\n\n${items.join('\n\n')}`;
}
