import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  type FormatName,
  formatNames,
  type SarifTarget,
  sarifTargets,
} from '../reporters/index.js';
import { Refusal } from './exit-codes.js';
import { knownWord } from './known-word.js';

/** `--format`, `--output` and `--sarif-target` in the order they were written. */
export interface OutputArgument {
  readonly option: 'format' | 'output' | 'sarif-target';
  readonly value: string;
}

export interface Destination {
  readonly format: FormatName;
  /** Path of the file; stdout where absent. */
  readonly file?: string;
  /** The reader of a SARIF file, where one was named. */
  readonly sarifTarget?: SarifTarget;
}

/**
 * Pairs each `--output` with the `--format` before it, and each `--sarif-target` with the SARIF file before
 * it; one with none before it is for all that are named no other. Without any format, the console's goes
 * to stdout.
 */
export function pairOutputs(given: readonly OutputArgument[]): readonly Destination[] {
  const destinations: Destination[] = [];
  let forAll: SarifTarget | undefined;
  for (const { option, value } of given) {
    if (option === 'format') {
      destinations.push({ format: knownWord('--format', value, formatNames) });
      continue;
    }
    if (option === 'sarif-target') {
      const target = knownWord('--sarif-target', value, sarifTargets);
      const index = destinations.findLastIndex(({ format }) => format === 'sarif');
      const sarif = destinations[index];
      if (sarif === undefined) forAll = target;
      else destinations[index] = { ...sarif, sarifTarget: target };
      continue;
    }
    const last = destinations.pop();
    if (last === undefined) {
      throw new Refusal(
        `--output ${value} has no --format before it. Write --format, then --output.`,
      );
    }
    if (last.file !== undefined) {
      throw new Refusal(`--format ${last.format} has two outputs: '${last.file}' and '${value}'.`);
    }
    destinations.push({ ...last, file: value });
  }
  if (destinations.length === 0) return [{ format: 'console' }];
  refuseSharing(destinations);
  return forAll === undefined
    ? destinations
    : destinations.map((destination) => ({ sarifTarget: forAll, ...destination }));
}

function refuseSharing(destinations: readonly Destination[]): void {
  const seen = new Map<string, Destination>();
  for (const destination of destinations) {
    const key = destination.file === undefined ? '' : path.resolve(destination.file);
    const other = seen.get(key);
    if (other) {
      const where = destination.file === undefined ? 'stdout' : `'${destination.file}'`;
      throw new Refusal(
        `--format ${other.format} and --format ${destination.format} both write to ${where}. Give one an --output of its own.`,
      );
    }
    seen.set(key, destination);
  }
}

/** Writes a report to a file, with the folders that lead there. */
export function writeReport(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    throw new Refusal(`The report cannot be written to '${file}'${code}.`);
  }
}
