/** The bytes of a text in UTF-8, by which readers limit what they take. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
