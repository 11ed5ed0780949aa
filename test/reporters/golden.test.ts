import { existsSync, readdirSync, readFileSync } from 'node:fs';
import t from 'tap';
import { goldenFiles, goldenFolder } from './golden-files.js';

t.test('every format writes the awkward report as its golden file shows', async (t) => {
  const files = await goldenFiles();
  for (const [name, text] of files) {
    const path = `${goldenFolder}/${name}`;
    t.equal(text, existsSync(path) ? readFileSync(path, 'utf8') : '', `${path} (npm run golden)`);
  }
  t.same(
    readdirSync(goldenFolder).filter((name) => !files.has(name)),
    [],
    'no golden file is left over',
  );
});
