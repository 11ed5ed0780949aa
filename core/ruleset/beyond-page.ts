import { table } from './markdown.js';
import type { PackRule } from './pack.js';
import type { RuleMetadata } from './rule.js';
import { serviceOf } from './service-names.js';

/** How refs of rules begin that teams know from PSRule for Azure. */
const known = 'AZR-';

export function isBeyond({ ref = '' }: RuleMetadata): boolean {
  return !ref.startsWith(known);
}

/**
 * The page of rules that PSRule for Azure does not have, in Markdown, with the reason that begins their
 * notes; undefined where there are none.
 */
export function beyondPage(rules: readonly PackRule[]): string | undefined {
  const rows = rules
    .filter(({ metadata }) => isBeyond(metadata))
    .map(({ metadata: { id, title }, words }) => [
      serviceOf(id),
      `[${id}](${id}.md)`,
      title,
      firstSentence(words()?.notes ?? ''),
    ])
    .sort((a, b) => (a.join() < b.join() ? -1 : 1));
  if (rows.length === 0) return undefined;
  const head = ['Service', 'Rule', 'What it asks for', 'Why'];
  return `# Rules beyond PSRule for Azure\n\n${introduction(rows.length)}\n\n${table(head, rows)}\n`;
}

function introduction(count: number): string {
  return [
    `${count} rules of the pack \`azure\` are not among those of PSRule for Azure; each is there for the reason given. All`,
    'rules, these included, are found [by service](README.md).',
  ].join('\n');
}

function firstSentence(text: string): string {
  const [sentence = ''] = /^[\s\S]*?\.(?=\s|$)/.exec(text.trim()) ?? [];
  return sentence.replace(/\s+/g, ' ');
}
