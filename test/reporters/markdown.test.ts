import t from 'tap';
import { markdownReporter } from '../../reporters/markdown.js';
import { cleanReport, manyFindings, reportOf, sampleReport, tagsFinding } from './sample-report.js';

t.test('a report is a table, worst first, with what was covered', async (t) => {
  const expected = `## groundrule: 1 error, 1 note

42 files, 40 analysed, 2 not, 311 resources, 17 unknown values.
2 rules: 1 passed, 2 failed, 1 unknown, 0 in error, 1 not applicable.

**Incomplete:** something that should have been judged was not.

| | Rule | Where | What |
|---|---|---|---|
| 🔴 error | [\`Azure.AKS.NetworkPolicy\`](https://example.com/rules/Azure.AKS.NetworkPolicy) | \`infra/dev.bicepparam:3:23\` | The network policy of cluster 'aks-prod' is 'none'; expected azure or calico. Fails with infra/dev.bicepparam; passes with infra/prod.bicepparam. |
| 🔵 note | \`Org.Tags\` | \`infra/main.bicep:3:10\` | The cluster 'aks-prod' has no tags. |

<details><summary>Not analysed (3)</summary>

- \`infra/broken.json:7:3\`: The file ends inside an object. Close it.
- \`infra/broken.json\`: the file ends inside an object
- \`infra/linked.json\`: a linked template is not downloaded

</details>
`;
  t.equal(markdownReporter.render(sampleReport), expected);
});

t.test('a clean report has no table', async (t) => {
  t.notMatch(markdownReporter.render(cleanReport), '|');
  t.match(markdownReporter.render(cleanReport), '## groundrule: No findings');
});

t.test(
  'a report stays within its bytes, keeps the first findings and counts the others',
  async (t) => {
    const report = reportOf(manyFindings(500));
    for (const maxBytes of [2_000, 5_000, 65_000]) {
      const text = markdownReporter.render(report, { maxBytes });
      const rows = text.match(/^\| 🔴/gm)?.length ?? 0;
      t.ok(Buffer.byteLength(text) <= maxBytes, `${maxBytes} bytes`);
      t.ok(rows > 0);
      t.match(text, 'Finding 0 is here');
      t.match(text, `and ${500 - rows} more`);
      t.match(markdownReporter.omissions?.(report, { maxBytes }), [`${500 - rows} findings`]);
    }
    t.same(markdownReporter.omissions?.(report, { maxBytes: 1_000_000 }), []);
  },
);

const texts: readonly [name: string, message: string, markdown: string][] = [
  ['a cell end', 'a|b', 'a\\|b'],
  ['a line break', 'a\n\n# b', 'a\\\\n\\\\n#<!-- --> b'],
  ['HTML', '<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
  ['an entity', '&lt;b&gt;', '&amp;lt;b&amp;gt;'],
  ['a link', '[x](y)', '\\[x\\](y)'],
  [
    'a bare address',
    'http://evil.example www.evil.example',
    'http:<!-- -->//evil.example www<!-- -->.evil.example',
  ],
  ['a mention', '@octocat', '@<!-- -->octocat'],
  ['an issue', '#1 GH-2', '#<!-- -->1 GH<!-- -->-2'],
  ['code', '`x`', '\\`x\\`'],
  ['emphasis', '**a** _b_ ~~c~~', '\\*\\*a\\*\\* \\_b\\_ \\~\\~c\\~\\~'],
  ['a formula', '$x$', '\\$x\\$'],
];

for (const [name, message, markdown] of texts) {
  t.test(`${name} in a message is nothing but text`, async (t) => {
    const text = markdownReporter.render(reportOf([{ ...tagsFinding, message }]));
    const row = text.split('\n').find((line) => line.startsWith('| 🔵')) ?? '';
    t.equal(row.split('` | ').at(-1), `${markdown} |`);
  });
}

t.test('backticks in a path do not end its code span', async (t) => {
  const finding = { ...tagsFinding, location: { ...tagsFinding.location, path: 'a`b``c|d' } };
  t.match(markdownReporter.render(reportOf([finding])), '| ``` a`b``c\\|d:3:10 ``` |');
});
