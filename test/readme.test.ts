import { readFileSync } from 'node:fs';
import t from 'tap';
import { analyze } from '../core/analyze.js';
import { azurePack } from './support/azure-pack.js';
import { memoryHost } from './support/memory-host.js';

const readme = readFileSync('README.md', 'utf8');

/** The fenced blocks of a language, in order. */
function blocks(language: string): readonly string[] {
  return [...readme.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, found, text]) =>
    found === language && text !== undefined ? [text] : [],
  );
}

t.test('the configuration in the README is one', async (t) => {
  const { pack } = azurePack();
  const config = blocks('yaml').find((text) => text.includes('extends:'));
  const answer = analyze(
    {
      tool: { name: 'groundrule', version: '', url: '' },
      inputs: [],
      config: { path: 'rules.yaml', text: config ?? '' },
      builtIn: new Map([['azure', () => pack]]),
    },
    memoryHost({}),
  );
  if (answer.kind === 'pending') throw new Error('a memory host has every file');
  t.same(answer.report.diagnostics, []);
  t.ok(answer.report.rules.some(({ id }) => id.startsWith('Contoso.')));
});

t.test('the first shell block installs and judges the examples, the second tests', async (t) => {
  const [first, second] = blocks('sh');
  t.match(first, 'npm ci && node dist/cli/main.js check examples');
  t.equal(second, 'npm ci && npm test\n');
});
