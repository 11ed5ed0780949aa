const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base 64 (RFC 4648) of the UTF-8 of a text. */
export function encodeBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const out: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const quad = [18, 12, 6, 0].map((shift) => digits.charAt((group >> shift) & 63));
    const used = Math.min(bytes.length - i, 3) + 1;
    out.push(quad.slice(0, used).join('').padEnd(4, '='));
  }
  return out.join('');
}

/** The text whose UTF-8 the base 64 holds; undefined when it is not base 64. */
export function decodeBase64(text: string): string | undefined {
  const clean = text.replace(/[ \t\r\n]/g, '');
  if (clean.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(clean)) return undefined;
  const symbols = clean.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((symbols.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let length = 0;
  for (const symbol of symbols) {
    bits = ((bits << 6) | digits.indexOf(symbol)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[length++] = (bits >> held) & 0xff;
  }
  return new TextDecoder().decode(bytes);
}
