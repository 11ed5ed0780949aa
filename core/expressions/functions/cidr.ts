import ipaddr from 'ipaddr.js';
import type { Entry, KnownValue } from '../value.js';
import { numberValue, objectValue, textValue } from '../values.js';
import {
  type CallContext,
  type FunctionSignature,
  failure,
  integer,
  numberOf,
  type Outcome,
  plain,
  text,
  textOf,
} from './signature.js';

export const cidrFunctions: readonly FunctionSignature[] = [
  plain('parseCidr', [text], parse, { returns: 'object' }),
  plain('cidrSubnet', [text, integer, integer], subnet, { returns: 'string' }),
  plain('cidrHost', [text, integer], host, { returns: 'string' }),
];

interface Network {
  readonly first: bigint;
  readonly prefix: number;
  /** Length of an address: 32 or 128. */
  readonly bits: 32 | 128;
}

/** A network in CIDR notation; an IPv4 address without a prefix has the one of its class. */
function readNetwork(written: string): Network | undefined {
  const [address = '', prefixText, ...more] = written.split('/');
  if (!ipaddr.isValid(address) || more.length > 0) return undefined;
  if (prefixText !== undefined && !/^\d{1,3}$/.test(prefixText)) return undefined;
  const parsed = ipaddr.parse(address);
  const bytes = parsed.toByteArray();
  const bits = parsed.kind() === 'ipv4' ? 32 : 128;
  if (bits === 32 && !/^\d+\.\d+\.\d+\.\d+$/.test(address)) return undefined;
  const prefix = prefixText === undefined ? classPrefix(bytes) : Number(prefixText);
  if (prefix > bits) return undefined;
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const size = BigInt(bits - prefix);
  return { first: (value >> size) << size, prefix, bits };
}

function classPrefix(bytes: readonly number[]): number {
  if (bytes.length !== 4) return 64;
  const [first = 0] = bytes;
  if (first < 128) return 8;
  return first < 192 ? 16 : 24;
}

function addressText(address: bigint, bits: 32 | 128): string {
  const bytes = Array.from({ length: bits / 8 }, (_, i) =>
    Number((address >> BigInt(bits - 8 * (i + 1))) & 0xffn),
  );
  return ipaddr.fromByteArray(bytes).toString();
}

function sizeOf({ bits, prefix }: Network): bigint {
  return 1n << BigInt(bits - prefix);
}

function parse([value]: readonly KnownValue[], { origin }: CallContext): Outcome {
  const network = readNetwork(textOf(value));
  if (network === undefined) return notNetwork(value);
  const { first, prefix, bits } = network;
  const last = first + sizeOf(network) - 1n;
  const mask = ((1n << BigInt(prefix)) - 1n) << BigInt(bits - prefix);
  const [firstUsable, lastUsable] = usable(network, last);
  const entry = (key: string, address: bigint): Entry => ({
    key,
    value: textValue(addressText(address, bits), origin),
  });
  const entries = [entry('network', first), entry('netmask', mask)];
  if (bits === 32) entries.push(entry('broadcast', last));
  entries.push(entry('firstUsable', firstUsable), entry('lastUsable', lastUsable));
  entries.push({ key: 'cidr', value: numberValue(prefix, origin) });
  return objectValue(entries, origin);
}

/** As Azure counts them: all of IPv6, and of a two-address IPv4 network the first only. */
function usable({ first, prefix, bits }: Network, last: bigint): readonly [bigint, bigint] {
  if (bits === 128) return [first, last];
  if (prefix >= 31) return [first, first];
  return [first + 1n, last - 1n];
}

function subnet([value, size, index]: readonly KnownValue[], { origin }: CallContext): Outcome {
  const network = readNetwork(textOf(value));
  if (network === undefined) return notNetwork(value);
  const { first, prefix, bits } = network;
  const wanted = numberOf(size);
  if (wanted < prefix || wanted > bits) {
    return failure(`a /${wanted} network does not fit in ${textOf(value)}`);
  }
  const count = 1n << BigInt(wanted - prefix);
  const position = BigInt(Math.trunc(numberOf(index)));
  if (position < 0n || position >= count) {
    return failure(`there are ${count} such networks, counted from 0, and no number ${position}`);
  }
  const start = first + (position << BigInt(bits - wanted));
  return textValue(`${addressText(start, bits)}/${wanted}`, origin);
}

/** Host 0 is the first usable address. */
function host([value, index]: readonly KnownValue[], { origin }: CallContext): Outcome {
  const network = readNetwork(textOf(value));
  if (network === undefined) return notNetwork(value);
  const position = BigInt(Math.trunc(numberOf(index)));
  const hosts = sizeOf(network) - (network.bits === 32 ? 2n : 1n);
  if (position < 0n || position >= hosts) {
    return failure(`the network ${textOf(value)} has no host number ${position}`);
  }
  return textValue(addressText(network.first + position + 1n, network.bits), origin);
}

function notNetwork(value: KnownValue | undefined): Outcome {
  return failure(`'${textOf(value)}' is not a network such as 10.0.0.0/24`);
}
