const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const c1 = 0x239b961b;
const c2 = 0xab0e9789;

/**
 * Azure's `uniqueString(...)`: a 64-bit variant of MurmurHash3 over the texts joined by `-`, written as
 * 13 characters of base 32. Held against values that Azure's own engine gives.
 */
export function uniqueString(texts: readonly string[]): string {
  let hash = murmurHash64(new TextEncoder().encode(texts.join('-')));
  let result = '';
  for (let i = 0; i < 13; i++) {
    result += alphabet.charAt(Number(hash >> 59n));
    hash = (hash << 5n) & 0xffffffffffffffffn;
  }
  return result;
}

function murmurHash64(bytes: Uint8Array): bigint {
  let h1 = 0;
  let h2 = 0;
  let offset = 0;
  for (; offset + 8 <= bytes.length; offset += 8) {
    h1 = add(rotate(h1 ^ scrambleFirst(wordAt(bytes, offset)), 19), h2);
    h1 = add(Math.imul(h1, 5), 0x561ccd1b);
    h2 = add(rotate(h2 ^ scrambleSecond(wordAt(bytes, offset + 4)), 13), h1);
    h2 = add(Math.imul(h2, 5), 0x0bcaa747);
  }
  if (offset < bytes.length) h1 ^= scrambleFirst(wordAt(bytes, offset));
  if (offset + 4 < bytes.length) h2 ^= scrambleSecond(wordAt(bytes, offset + 4));

  h1 = add(h1 ^ bytes.length, h2 ^ bytes.length);
  h2 = add(h2 ^ bytes.length, h1);
  h1 = finalMix(h1);
  h2 = finalMix(h2);
  h1 = add(h1, h2);
  h2 = add(h2, h1);
  return (BigInt(h2 >>> 0) << 32n) | BigInt(h1 >>> 0);
}

const scrambleFirst = (word: number) => Math.imul(rotate(Math.imul(word, c1), 15), c2);
const scrambleSecond = (word: number) => Math.imul(rotate(Math.imul(word, c2), 17), c1);

function finalMix(word: number): number {
  let mixed = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Up to four bytes from `offset` on, the first one least significant; bytes past the end are 0. */
function wordAt(bytes: Uint8Array, offset: number): number {
  const byte = (i: number) => bytes[offset + i] ?? 0;
  return byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24);
}

const add = (a: number, b: number) => (a + b) | 0;
const rotate = (word: number, bits: number) => (word << bits) | (word >>> (32 - bits));
