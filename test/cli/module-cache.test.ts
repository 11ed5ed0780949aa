import { symlinkSync } from 'node:fs';
import t from 'tap';
import { modulePath, modulesFolder } from '../../cli/module-cache.js';
import { createNodeHost } from '../../cli/node-host.js';

const registry = {
  kind: 'registry',
  registry: 'mcr.microsoft.com',
  repository: 'bicep/a/b',
} as const;

const places: readonly [Parameters<typeof modulePath>[0], string | undefined][] = [
  [{ ...registry, tag: '1.0' }, 'br/mcr.microsoft.com/bicep$a$b/1.0$/main.json'],
  [{ ...registry, tag: 'Ab-C' }, 'br/mcr.microsoft.com/bicep$a$b/Ab-C$9/main.json'],
  [{ ...registry, tag: 'sha256:0f' }, 'br/mcr.microsoft.com/bicep$a$b/sha256#0f/main.json'],
  [{ ...registry, registry: 'Local:80', tag: '1' }, 'br/local$80/bicep$a$b/1$/main.json'],
  [
    { kind: 'templateSpec', subscription: 'S', resourceGroup: 'Rg', name: 'Spec', version: 'V1' },
    'ts/s/rg/spec/v1/main.json',
  ],
  [{ ...registry, registry: '..', tag: '1' }, undefined],
  [{ ...registry, tag: '../../x' }, undefined],
  [
    { kind: 'templateSpec', subscription: '..', resourceGroup: '..', name: '..', version: '' },
    undefined,
  ],
];

for (const [published, place] of places) {
  t.test(`${JSON.stringify(published)} is kept at ${place}`, async (t) => {
    t.equal(modulePath(published), place);
  });
}

t.test('the folder of modules is the named one, else the one the environment names', async (t) => {
  t.equal(modulesFolder('/named'), '/named');
  const before = process.env['BICEP_CACHE_DIRECTORY'];
  t.teardown(() => {
    if (before === undefined) delete process.env['BICEP_CACHE_DIRECTORY'];
    else process.env['BICEP_CACHE_DIRECTORY'] = before;
  });
  process.env['BICEP_CACHE_DIRECTORY'] = '/from/environment';
  t.equal(modulesFolder(), '/from/environment');
  delete process.env['BICEP_CACHE_DIRECTORY'];
  t.match(modulesFolder(), /[/\\]\.bicep$/);
});

t.test('a host reads modules from their folder, which may be anywhere', async (t) => {
  const folder = t.testdir({
    root: {},
    cache: { br: { 'mcr.microsoft.com': { bicep$a$b: { '1.0$': { 'main.json': '{}' } } } } },
    linked: {},
  });
  const host = createNodeHost(`${folder}/root`, `${folder}/cache`);
  t.same(host.readModule?.({ ...registry, tag: '1.0' }), { kind: 'text', text: '{}' });
  t.same(host.readModule?.({ ...registry, tag: '2.0' }), { kind: 'missing' });
  symlinkSync(`${folder}/cache/br`, `${folder}/linked/br`);
  const through = createNodeHost(`${folder}/root`, `${folder}/linked`);
  t.same(through.readModule?.({ ...registry, tag: '1.0' }), { kind: 'text', text: '{}' });
  const none = createNodeHost(`${folder}/root`, `${folder}/gone`);
  t.same(none.readModule?.({ ...registry, tag: '1.0' }), { kind: 'missing' });
});

t.test('a link in a restored module does not lead out of the folder of modules', async (t) => {
  const folder = t.testdir({
    root: {},
    secret: 'x',
    cache: { br: { 'mcr.microsoft.com': { bicep$a$b: { '1.0$': {} } } } },
  });
  const module = `${folder}/cache/br/mcr.microsoft.com/bicep$a$b/1.0$`;
  symlinkSync(`${folder}/secret`, `${module}/main.json`);
  const host = createNodeHost(`${folder}/root`, `${folder}/cache`);
  t.same(host.readModule?.({ ...registry, tag: '1.0' }), { kind: 'missing' });
});
