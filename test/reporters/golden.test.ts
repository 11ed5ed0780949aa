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

t.test(
  'every format tells for which parameter files a finding fails and for which it passes',
  async (t) => {
    for (const [name, text] of await goldenFiles()) {
      if (name === 'markdown-short.md') continue;
      const files = text.replaceAll(/%2F/gi, '/');
      for (const file of ['dev', 'test', 'prod']) {
        t.match(files, `infra/${file}.bicepparam`, `${name} names ${file}`);
      }
    }
  },
);
