import { existsSync, readdirSync, readFileSync } from 'node:fs';
import t from 'tap';
import { generatedFiles } from '../core/ruleset/generated-files.js';
import { decisionPages } from './conformance/decision-pages.js';
import { azurePack } from './support/azure-pack.js';

const { pack } = azurePack();
const files = new Map([...generatedFiles(pack), ...decisionPages(pack)]);

for (const [path, text] of files) {
  t.test(`${path} is current (node scripts/generate.mjs)`, async (t) => {
    t.equal(existsSync(path) ? readFileSync(path, 'utf8') : 'not there', text);
  });
}

t.test('no page is of something that is gone', async (t) => {
  const pages = ['docs/rules', 'docs/decisions'].flatMap((folder) =>
    readdirSync(folder).map((page) => `${folder}/${page}`),
  );
  t.same(
    pages.filter((page) => !files.has(page)),
    [],
  );
});
