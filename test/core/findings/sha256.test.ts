import { createHash } from 'node:crypto';
import t from 'tap';
import { sha256 } from '../../../core/findings/sha256.js';

const texts: readonly [name: string, text: string][] = [
  ['nothing', ''],
  ['a short text', 'abc'],
  ['55 bytes, which just fit one block', 'x'.repeat(55)],
  ['56 bytes, which need a second block', 'x'.repeat(56)],
  ['64 bytes, a whole block', 'x'.repeat(64)],
  ['many blocks', 'groundrule '.repeat(5000)],
  ['characters of several bytes', 'Straße 東京 \u{1F600}'],
];

for (const [name, text] of texts) {
  t.test(`the hash of ${name} is SHA-256's`, async (t) => {
    t.equal(sha256(text), createHash('sha256').update(text, 'utf8').digest('hex'));
  });
}
