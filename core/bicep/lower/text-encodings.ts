/** What a byte order mark says, whatever encoding was asked for. */
const marks: readonly (readonly [mark: readonly number[], label: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** The encodings that `loadTextContent` knows, by the labels of the Encoding standard. */
const labels: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf-16', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
]);

/**
 * Decodes the content of a file as the Bicep CLI does: what no character stands for becomes U+FFFD, or `?`
 * in ASCII.
 *
 * @param encoding as written in the call; UTF-8 where none is
 */
export function decodeContent(bytes: Uint8Array, encoding = 'utf-8'): string {
  const marked = marks.find(([mark]) => mark.every((byte, i) => bytes[i] === byte))?.[1];
  const wanted = encoding.toLowerCase();
  const label = marked ?? labels.get(wanted);
  if (label !== undefined) return new TextDecoder(label).decode(bytes);
  const highest = wanted === 'us-ascii' ? 0x7f : 0xff;
  // In Latin-1 and ASCII every byte is the number of its character.
  return Array.from(bytes, (byte) => (byte > highest ? '?' : String.fromCharCode(byte))).join('');
}
