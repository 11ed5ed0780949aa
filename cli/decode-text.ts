import type { FileAnswer } from '../core/index.js';

/**
 * Bytes as text: UTF-16 where a byte order mark says so, else UTF-8. The mark stays the first character.
 * A NUL, or bytes that are no text in their encoding, make the file binary.
 */
export function decodeText(bytes: Uint8Array): FileAnswer {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8' && bytes.includes(0)) return { kind: 'binary' };
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? { kind: 'binary' } : { kind: 'text', text };
  } catch {
    return { kind: 'binary' };
  }
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
