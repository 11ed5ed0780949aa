import t from 'tap';
import { beyondPage } from '../../../core/ruleset/beyond-page.js';
import { packOptions } from '../../../core/ruleset/options-page.js';
import type { Pack } from '../../../core/ruleset/pack.js';
import { readPack } from '../../../core/ruleset/read-pack.js';
import { ruleIndexes } from '../../../core/ruleset/rule-indexes.js';
import { createReading } from '../../../core/source/read-document.js';
import { memoryHost } from '../../support/memory-host.js';

const text = `name: sample
optionSchema:
  LEAST: { type: number, description: Least., default: 2 }
  FORMAT_OF_*: { type: string, description: A form. }
  UNREAD: { description: Nobody reads it. }
  HANDED: { description: A fragment is told to read it. }
define:
  reads: { parameters: [name], logic: { option: { var: name } } }
  enough: { parameters: [value], logic: { atLeast: [{ var: value }, { option: LEAST }] } }
rules:
  - { id: Azure.AKS.Two, ref: AZR-000002, title: Two | more, pillar: security, severity: awareness, version: "2024_06", release: preview, resource: A/b, assert: { use: [enough, { var: size }] } }
  - id: Azure.AKS.One
    ref: GR-000001
    title: One
    pillar: reliability
    severity: critical
    version: "2026_09"
    resource: A/b
    assert: { equals: [{ option: { cat: [FORMAT_OF_, { var: kind }] } }, x] }
    description: It matters.
    notes: |
      Worth it because nobody
      looks. Not always.
  - { id: Contoso.Own.Three, title: Three, pillar: security, severity: important, version: "2024_06", resource: A/b, assert: { use: [reads, HANDED] } }
`;

function sample(): Pack {
  const pack = readPack('rules.yaml', createReading(memoryHost({ 'rules.yaml': text })));
  if (pack === undefined) throw new Error('the pack is there');
  return pack;
}

const headings: readonly [page: string, expected: readonly string[]][] = [
  ['README.md', ['Kubernetes Service (AKS)', 'Own']],
  ['by-pillar.md', ['Security', 'Reliability']],
  ['by-severity.md', ['Critical', 'Important', 'Awareness']],
  ['by-version.md', ['2026-09', '2024-06']],
];
for (const [page, expected] of headings) {
  t.test(`${page} holds every rule once, in groups`, async (t) => {
    const rules = sample().rules.map(({ metadata }) => metadata);
    const index = ruleIndexes(rules).get(page) ?? '';
    const found = [...index.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
    t.same(found, expected);
    for (const { id } of rules) t.equal(index.split(`](${id}.md)`).length, 2, id);
  });
}

t.test('an index tells the most severe rules of a group first', async (t) => {
  const index = ruleIndexes(sample().rules.map(({ metadata }) => metadata)).get('README.md');
  t.match(index, '| [Azure.AKS.Two](Azure.AKS.Two.md) | AZR-000002 | Two \\| more | Security |');
  t.match(index, '| awareness | 2024-06, preview |');
  t.ok((index ?? '').indexOf('AKS.One.md') < (index ?? '').indexOf('AKS.Two.md'));
});

t.test(
  'an option knows the rules that read it, through what they use and by a part of its name',
  async (t) => {
    t.same(
      packOptions(sample()).map(({ name, rules }) => [name, rules]),
      [
        ['FORMAT_OF_*', ['Azure.AKS.One']],
        ['HANDED', ['Contoso.Own.Three']],
        ['LEAST', ['Azure.AKS.Two']],
        ['UNREAD', []],
      ],
    );
  },
);

t.test(
  'rules that others do not have are listed with the first sentence of their notes',
  async (t) => {
    const { rules } = sample();
    const page = beyondPage(rules) ?? '';
    t.match(page, '2 rules');
    t.match(page, '| [Azure.AKS.One](Azure.AKS.One.md) | One | Worth it because nobody looks. |');
    t.notMatch(page, 'AKS.Two');
    t.equal(beyondPage(rules.slice(0, 1)), undefined);
  },
);
