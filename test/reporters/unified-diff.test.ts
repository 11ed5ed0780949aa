import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { unifiedDiff } from '../../reporters/index.js';
import { folderOf } from '../support/command.js';

const names = [
  'main.bicep',
  'with blanks.bicep',
  'quote".bicep',
  'back\\slash.bicep',
  'tab\t.bicep',
  'line\nbreak.bicep',
  'bell\u0007.bicep',
  'reordered\u202e.bicep',
  '日本é.bicep',
  '##vso[task.complete].bicep',
];
for (const name of names) {
  t.test(`git applies a diff of ${JSON.stringify(name)}, which steers no terminal`, async (t) => {
    const [before, after] = ['a\nb\nc\n', 'a\nB\nc'];
    const folder = folderOf({ [name]: before });
    const input = unifiedDiff(name, before, after);
    const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: folder, input });
    t.equal(status, 0, String(stderr));
    t.equal(readFileSync(path.join(folder, name), 'utf8'), after);
    for (const steering of ['\u0007', '\u202e', '##vso']) t.notOk(input.includes(steering));
  });
}

t.test('texts that are the same have no diff', async (t) => {
  t.equal(unifiedDiff('a', 'x\n', 'x\n'), '');
});
