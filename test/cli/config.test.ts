import { existsSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { findConfig, loadConfig } from '../../cli/config.js';

const places: readonly [name: string, files: Record<string, string>, found: string | undefined][] =
  [
    ['rules.yaml', { 'rules.yaml': 'a: 1' }, 'rules.yaml'],
    ['.groundrulerc', { '.groundrulerc': 'a: 1' }, '.groundrulerc'],
    ['.groundrulerc.json', { '.groundrulerc.json': '{' }, '.groundrulerc.json'],
    ['the key of package.json', { 'package.json': '{"groundrule":{}}' }, 'package.json'],
    ['a package.json without the key', { 'package.json': '{"name":"x"}' }, undefined],
    ['a broken package.json', { 'package.json': '{' }, undefined],
    ['a key of the prototype', { 'package.json': '{"__proto__":{"groundrule":{}}}' }, undefined],
    ['a script', { '.groundrulerc.js': 'throw 1', 'groundrule.config.js': 'throw 1' }, undefined],
    ['both, rules.yaml first', { 'rules.yaml': 'a: 1', '.groundrulerc': 'b: 1' }, 'rules.yaml'],
  ];

for (const [name, files, found] of places) {
  t.test(`a search finds ${found ?? 'nothing'} where there is ${name}`, async (t) => {
    const root = t.testdir({ ...files, sub: { deep: {} } });
    for (const from of [root, path.join(root, 'sub', 'deep')]) {
      const config = findConfig(from, root);
      t.equal(config && path.relative(root, config.file), found);
      t.equal(config?.key, found === 'package.json' ? 'groundrule' : undefined);
    }
  });
}

t.test('the text is given on as it is', async (t) => {
  const root = t.testdir({ 'rules.yaml': 'profile: x # broken: [\n$import: ../evil.yaml\n' });
  t.equal(findConfig(root, root)?.text, 'profile: x # broken: [\n$import: ../evil.yaml\n');
});

t.test('nothing above the root is found', async (t) => {
  const folder = t.testdir({ 'rules.yaml': 'a: 1', root: {} });
  t.equal(findConfig(path.join(folder, 'root'), path.join(folder, 'root')), undefined);
});

t.test('a search runs nothing, not even what cosmiconfig would run for itself', async (t) => {
  const folder = t.testdir({
    '.config': { 'config.cjs': 'require("fs").writeFileSync(__dirname + "/ran", "")' },
    'package.json': '{"cosmiconfig":{"searchPlaces":["evil.json"]}}',
    'evil.json': '{}',
  });
  const before = process.cwd();
  process.chdir(folder);
  try {
    t.equal(findConfig(folder, folder), undefined);
    t.notOk(existsSync(path.join(folder, '.config', 'ran')));
    t.equal(process.cwd(), folder, 'the current folder is as it was');
  } finally {
    process.chdir(before);
  }
});

t.test('a named script is run, and gives data', async (t) => {
  const folder = t.testdir({
    'c.mjs': 'export default { profile: "x" }',
    'bad.mjs': 'throw new Error("no")',
  });
  const config = await loadConfig(path.join(folder, 'c.mjs'));
  t.same(JSON.parse(config.text), { profile: 'x' });
  await t.rejects(loadConfig(path.join(folder, 'bad.mjs')), { message: /failed: no/, exitCode: 2 });
  await t.rejects(loadConfig(path.join(folder, 'none.yaml')), { message: /cannot be read/ });
});
