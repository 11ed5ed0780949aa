import t from 'tap';
import { folderOf } from './support/command.js';
import { followPage } from './support/follow-page.js';

for (const page of ['docs/suppressions.md', 'docs/fixes.md', 'docs/moving-over.md']) {
  t.test(`the examples of ${page} are as it says`, async (t) => {
    t.ok(followPage(t, page, folderOf({})) >= 1);
  });
}
