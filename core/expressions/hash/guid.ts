import { sha1 } from './sha1.js';

/** The namespace Azure Resource Manager hashes `guid(...)` in. */
const azureNamespace = '11fb06fb712d4ddd98c7e71bbd588830';

/** Azure's `guid(...)`: a name-based UUID of version 5 (RFC 9562) over the texts joined by `-`. */
export function nameBasedGuid(texts: readonly string[]): string {
  const namespace = azureNamespace.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  const name = new TextEncoder().encode(texts.join('-'));
  const message = new Uint8Array(namespace.length + name.length);
  message.set(namespace);
  message.set(name, namespace.length);

  const bytes = sha1(message).slice(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
