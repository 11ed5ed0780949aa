import t from 'tap';
import { type Host, withReadText } from '../../../core/source/host.js';

const host: Required<Host> = {
  readText: () => ({ kind: 'missing' }),
  readBytes: (path) => new TextEncoder().encode(path),
  readModule: ({ kind }) => ({ kind: 'text', text: kind }),
  readExtension: ({ kind }) => ({ kind: 'text', text: kind }),
  listFolder: (path) => [path],
  now: () => new Date('2026-01-01T00:00:00Z'),
};
const template = { kind: 'registry', registry: 'r', repository: 'm', tag: '1' } as const;
const answers = {
  readBytes: (one: Host) => one.readBytes?.('a.bin'),
  readModule: (one: Host) => one.readModule?.(template),
  readExtension: (one: Host) => one.readExtension?.(template),
  listFolder: (one: Host) => one.listFolder?.('folder'),
  now: (one: Host) => one.now(),
} satisfies Record<Exclude<keyof Host, 'readText'>, (one: Host) => unknown>;

t.test('a host whose texts are read in another way reads them so', async (t) => {
  const other = withReadText(host, (path) => ({ kind: 'text', text: path }));
  t.same(other.readText('a.bicep'), { kind: 'text', text: 'a.bicep' });
});

for (const [member, answer] of Object.entries(answers)) {
  t.test(`a host whose texts are read in another way answers ${member} as before`, async (t) => {
    t.same(answer(withReadText(host, host.readText)), answer(host));
  });
}

t.test('a host whose texts are read in another way can do no more than before', async (t) => {
  const { readText, now } = host;
  t.same(Object.keys(withReadText({ readText, now }, readText)), ['readText', 'now']);
});
