import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';
import { createNodeHost } from '../../cli/node-host.js';

const utf16le = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('{"a":"é"}', 'utf16le')]);
const utf16be = Buffer.from(utf16le).swap16();

const contents: readonly [name: string, bytes: Buffer | string, answer: object][] = [
  ['UTF-8', 'é', { kind: 'text', text: 'é' }],
  ['a UTF-8 byte order mark', '\ufeff{}', { kind: 'text', text: '\ufeff{}' }],
  ['UTF-16, little end first', utf16le, { kind: 'text', text: '\ufeff{"a":"é"}' }],
  ['UTF-16, big end first', utf16be, { kind: 'text', text: '\ufeff{"a":"é"}' }],
  ['nothing', '', { kind: 'text', text: '' }],
  ['a NUL', 'a\0b', { kind: 'binary' }],
  ['Latin-1', Buffer.from([0x61, 0xe9, 0x62]), { kind: 'binary' }],
  ['half a UTF-16 unit', Buffer.from([0xff, 0xfe, 0x61]), { kind: 'binary' }],
];

for (const [name, bytes, answer] of contents) {
  t.test(`a file of ${name} is read as ${JSON.stringify(answer)}`, async (t) => {
    const root = t.testdir({ 'a.json': bytes });
    t.same(createNodeHost(root).readText('a.json'), answer);
  });
}

t.test('nothing outside of the root is seen, by whatever way', async (t) => {
  const folder = t.testdir({ secret: 'x', root: { sub: { 'in.json': '1' } } });
  const root = path.join(folder, 'root');
  symlinkSync(path.join(folder, 'secret'), path.join(root, 'link'));
  symlinkSync(folder, path.join(root, 'up'));
  symlinkSync('sub', path.join(root, 'inside'));
  const host = createNodeHost(root);
  for (const wanted of [
    '../secret',
    '/etc/passwd',
    'sub/../../secret',
    'link',
    'up/secret',
    'a\0',
  ]) {
    t.same(host.readText(wanted), { kind: 'missing' }, wanted);
    t.equal(host.readBytes?.(wanted), undefined, wanted);
  }
  t.equal(host.listFolder?.('..'), undefined);
  t.equal(host.listFolder?.('up'), undefined);
  t.same(host.readText('inside/in.json'), { kind: 'text', text: '1' }, 'links inside are followed');
});

t.test('what is there but no file is unreadable, with a reason', async (t) => {
  const root = t.testdir({ folder: { 'a.json': '' }, 'closed.json': '{}' });
  chmodSync(path.join(root, 'closed.json'), 0);
  const host = createNodeHost(root);
  t.match(host.readText('folder'), { kind: 'unreadable', reason: 'it is a folder' });
  if (process.getuid?.() !== 0) {
    t.match(host.readText('closed.json'), { kind: 'unreadable', reason: 'permission is denied' });
  }
  t.match(host.readText('none.json'), { kind: 'missing' });
});

t.test('a folder lists its entries sorted, folders with a slash', async (t) => {
  const root = t.testdir({ b: 'x', a: {}, c: 'x' });
  mkdirSync(path.join(root, 'a', 'd'));
  const host = createNodeHost(root);
  t.same(host.listFolder?.(''), ['a/', 'b', 'c']);
  t.same(host.listFolder?.('a'), ['d/']);
  t.equal(host.listFolder?.('b'), undefined);
});
