/** SHA-1 (FIPS 180-4), here because the engine may not use the host's cryptography; not for security. */
export function sha1(message: Uint8Array): Uint8Array {
  const blocks = new DataView(new ArrayBuffer(Math.ceil((message.length + 9) / 64) * 64));
  message.forEach((byte, i) => {
    blocks.setUint8(i, byte);
  });
  blocks.setUint8(message.length, 0x80);
  blocks.setBigUint64(blocks.byteLength - 8, BigInt(message.length) * 8n);

  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  for (let offset = 0; offset < blocks.byteLength; offset += 64) {
    const mixed = mixBlock(state, schedule(blocks, offset));
    state = state.map((word, i) => (word + (mixed[i] ?? 0)) >>> 0);
  }

  const digest = new DataView(new ArrayBuffer(20));
  state.forEach((word, i) => {
    digest.setUint32(i * 4, word);
  });
  return new Uint8Array(digest.buffer);
}

/** The 80 words that a block of 64 bytes is spread over. */
function schedule(blocks: DataView, offset: number): Uint32Array {
  const words = new Uint32Array(80);
  for (let i = 0; i < 16; i++) words[i] = blocks.getUint32(offset + i * 4);
  for (let i = 16; i < 80; i++) {
    const mixed =
      (words[i - 3] ?? 0) ^ (words[i - 8] ?? 0) ^ (words[i - 14] ?? 0) ^ (words[i - 16] ?? 0);
    words[i] = rotate(mixed, 1);
  }
  return words;
}

function mixBlock(state: readonly number[], words: Uint32Array): number[] {
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
  words.forEach((word, i) => {
    const [mix, constant] = round(i, b, c, d);
    const next = (rotate(a, 5) + mix + e + constant + word) >>> 0;
    [a, b, c, d, e] = [next, a, rotate(b, 30), c, d];
  });
  return [a, b, c, d, e];
}

function round(i: number, b: number, c: number, d: number): readonly [number, number] {
  if (i < 20) return [(b & c) | (~b & d), 0x5a827999];
  if (i < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (i < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}

function rotate(word: number, bits: number): number {
  return ((word << bits) | (word >>> (32 - bits))) >>> 0;
}
