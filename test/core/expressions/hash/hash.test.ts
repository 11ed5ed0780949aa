import t from 'tap';
import { nameBasedGuid } from '../../../../core/expressions/hash/guid.js';
import { sha1 } from '../../../../core/expressions/hash/sha1.js';
import { uniqueString } from '../../../../core/expressions/hash/unique-string.js';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

// FIPS 180-4 examples, and the block boundary.
for (const [message, digest] of [
  ['', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ['abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '84983e441c3bd26ebaae4aa1f95129e5e54670f1',
  ],
  ['a'.repeat(1000), '291e9a6c66994949b57ba5e650361e98fc36b1ba'],
] as const) {
  t.test(`sha1 of ${message.length} characters`, async (t) => {
    t.equal(hex(sha1(new TextEncoder().encode(message))), digest);
  });
}

// What Azure's engine answers (bicep snapshot).
for (const [texts, expected] of [
  [['a'], '3703365d-5a9f-59b4-bca7-b9681389e4c1'],
  [['a', 'b', 'c'], 'a98fa280-e03f-5afa-8d8e-92d0a9c201e8'],
  [['é'], '00e3d13f-31a7-5e5b-ac3b-5598870502dd'],
] as const) {
  t.test(`guid(${texts.join()})`, async (t) => {
    t.equal(nameBasedGuid(texts), expected);
  });
}

for (const [texts, expected] of [
  [[''], 'aaaaaaaaaaaaa'],
  [['a'], 'eveiun73364hy'],
  [['abcd'], '2vkzoblxv4fya'],
  [['abcdefg'], 'logmp4qgzfm46'],
  [['abcdefgh'], 'q7ncvd5x2rx4e'],
  [['One', 'Two', 'Three'], 'rgb6e35wl4kea'],
  [['é€', '12345678901234567890'], '537xq5misttpy'],
  [['/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/test'], 'fj4q5gxpv6iug'],
] as const) {
  t.test(`uniqueString(${texts.join()})`, async (t) => {
    t.equal(uniqueString(texts), expected);
  });
}
