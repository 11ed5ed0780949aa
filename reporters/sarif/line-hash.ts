import type { Location } from '../../core/index.js';

/** The hash of the line on which a location begins; undefined where its text is not at hand. */
export type LineHash = (location: Location) => string | undefined;

/** Hashes of lines of files, computed once a file. */
export function lineHasher(sources: ReadonlyMap<string, string>): LineHash {
  const files = new Map<string, readonly string[]>();
  return ({ path, startLine }) => {
    const text = sources.get(path);
    if (text === undefined) return undefined;
    const hashes = files.get(path) ?? lineHashes(text);
    files.set(path, hashes);
    return hashes[startLine - 1];
  };
}

/**
 * The line hashes by which GitHub recognises an alert in a changed file (`primaryLocationLineHash`), as
 * github/codeql-action computes them in src/fingerprints.ts: a rolling hash to base 37, modulo 2^64,
 * over the 100 UTF-16 units from the line's first, without spaces and tabs, every line break a line feed,
 * the end of the file 0xFFFF and then zeros.
 *
 * @returns for each line (index 0 is line 1) the hash in hex, a colon and how often it has come so far
 */
export function lineHashes(text: string): string[] {
  const hashes: string[] = [];
  const seen = new Map<string, number>();
  const window = new Uint16Array(blockSize);
  // Which line begins at a place of the window; 0 is none.
  const lineAt = new Uint32Array(blockSize);
  let high = 0;
  let low = 0;
  let index = 0;
  let line = 0;

  const put = (unit: number, beginsLine: boolean) => {
    const leaving = lineAt[index] ?? 0;
    if (leaving > 0) {
      const hex = hex64(high, low);
      const occurrence = (seen.get(hex) ?? 0) + 1;
      seen.set(hex, occurrence);
      hashes[leaving - 1] = `${hex}:${occurrence}`;
    }
    if (beginsLine) line += 1;
    lineAt[index] = beginsLine ? line : 0;
    const old = window[index] ?? 0;
    window[index] = unit;
    // hash * 37 + unit - old * 37^100, in two halves of 32 bits; every product stays below 2^53.
    const nextLow = low * base + unit - old * powerLow;
    const carry = Math.floor(nextLow / two32);
    low = nextLow - carry * two32;
    high = modulo32(high * base + carry - old * powerHigh);
    index = (index + 1) % blockSize;
  };

  let beginsLine = true;
  let afterReturn = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === space || unit === tab || (afterReturn && unit === lineFeed)) {
      afterReturn = false;
      continue;
    }
    afterReturn = unit === carriageReturn;
    const isBreak = afterReturn || unit === lineFeed;
    put(isBreak ? lineFeed : unit, beginsLine);
    beginsLine = isBreak;
  }
  put(endOfFile, beginsLine);
  for (let i = 0; i < blockSize; i++) put(0, false);
  return hashes;
}

const blockSize = 100;
const base = 37;
const two32 = 2 ** 32;
const power = BigInt(base) ** BigInt(blockSize) % 2n ** 64n;
const powerHigh = Number(power >> 32n);
const powerLow = Number(power & 0xffffffffn);

const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const endOfFile = 0xffff;

function modulo32(value: number): number {
  return value - Math.floor(value / two32) * two32;
}

/** Hex without leading zeros. */
function hex64(high: number, low: number): string {
  return high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, '0');
}
