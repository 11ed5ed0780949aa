import { existsSync, readdirSync, readFileSync } from 'node:fs';
import t from 'tap';
import { generatedFiles } from '../core/ruleset/generated-files.js';
import { azurePack } from './support/azure-pack.js';

const files = generatedFiles(azurePack().pack);

for (const [path, text] of files) {
  t.test(`${path} is current (node scripts/generate.mjs)`, async (t) => {
    t.equal(existsSync(path) ? readFileSync(path, 'utf8') : 'not there', text);
  });
}

t.test('no page is of a rule that is gone', async (t) => {
  const pages = readdirSync('docs/rules').map((page) => `docs/rules/${page}`);
  t.same(
    pages.filter((page) => !files.has(page)),
    [],
  );
});
