import ipaddr from 'ipaddr.js';

/** A network: its first address, and how many leading bits all its addresses share. */
export interface Block {
  readonly address: ipaddr.IPv4 | ipaddr.IPv6;
  readonly prefix: number;
}

/** An address or a network in CIDR notation; undefined for any other text. Bits beyond the prefix do not matter. */
export function blockOf(text: string): Block | undefined {
  const [host = '', prefix, ...rest] = text.trim().split('/');
  if (rest.length > 0 || !isAddress(host)) return undefined;
  const address = ipaddr.parse(host);
  const bits = address.kind() === 'ipv4' ? 32 : 128;
  if (prefix === undefined) return { address, prefix: bits };
  const length = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN;
  return length <= bits ? { address, prefix: length } : undefined;
}

function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}

/** True when every address of the inner network lies in the outer one. */
export function holdsBlock(outer: Block, inner: Block): boolean {
  if (outer.address.kind() !== inner.address.kind() || inner.prefix < outer.prefix) return false;
  return inner.address.match(outer.address, outer.prefix);
}

/** An address as a number; undefined for what is no single address. */
export function addressNumber(text: string): bigint | undefined {
  const block = blockOf(text);
  if (block === undefined || text.includes('/')) return undefined;
  return block.address.toByteArray().reduce((number, byte) => number * 256n + BigInt(byte), 0n);
}
