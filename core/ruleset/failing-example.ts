import { parsePath } from '../logic/path.js';
import { type PlainData, plainData } from '../source/plain-data.js';
import type { FailingExample } from './rule.js';
import type { TestDocument } from './rule-document.js';

/**
 * What fails a rule, taken from the first of its tests that must fail and tells it in itself: the
 * properties it sets, or the file it holds. Undefined where no test does; one that only takes something away
 * shows nothing.
 */
export function failingExample(tests: readonly TestDocument[]): FailingExample | undefined {
  for (const { expect, set, bicep, arm, options } of tests) {
    if (expect.value !== 'fail' || options !== undefined) continue;
    if (bicep !== undefined || arm !== undefined) {
      return {
        ...(bicep === undefined ? {} : { bicep: bicep.value }),
        ...(arm === undefined ? {} : { arm: arm.value }),
      };
    }
    if (set === undefined || set.size === 0) continue;
    const resource = [...set].reduce<PlainData>(
      (part, [path, value]) => withValue(part, segmentsOf(path), plainData(value)),
      {},
    );
    return { bicep: inner(bicepText(resource, '')), arm: inner(jsonText(resource)) };
  }
  return undefined;
}

/** Keys, and a number for each item of an array: an example shows the item alone. */
function segmentsOf(path: string): readonly (string | number)[] {
  return (parsePath(path).steps ?? []).flatMap((step) => {
    if (step.kind === 'every') return [0];
    return [step.kind === 'key' && step.index === undefined ? step.key : 0];
  });
}

function withValue(
  part: PlainData | undefined,
  [segment, ...rest]: readonly (string | number)[],
  value: PlainData,
): PlainData {
  if (segment === undefined) return value;
  if (typeof segment === 'number') {
    const [item] = Array.isArray(part) ? part : [];
    return [withValue(item, rest, value)];
  }
  const entries = isObject(part) ? part : {};
  return { ...entries, [segment]: withValue(entries[segment], rest, value) };
}

function isObject(data: PlainData | undefined): data is { readonly [key: string]: PlainData } {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function jsonText(data: PlainData): string {
  return JSON.stringify(data, undefined, 2);
}

/** The lines between the braces of an object, without their indentation. */
function inner(text: string): string {
  const lines = text.split('\n').slice(1, -1);
  return lines.map((line) => line.slice(2)).join('\n');
}

/** Data as Bicep writes it, with an indentation before all lines but the first. */
function bicepText(data: PlainData, indent: string): string {
  const deeper = `${indent}  `;
  if (typeof data === 'string') return bicepString(data);
  if (typeof data === 'number' && !Number.isInteger(data)) return `json('${data}')`;
  if (Array.isArray(data)) {
    const items = data.map((item) => `${deeper}${bicepText(item, deeper)}\n`);
    return items.length === 0 ? '[]' : `[\n${items.join('')}${indent}]`;
  }
  if (isObject(data)) {
    const properties = Object.entries(data).map(
      ([key, value]) => `${deeper}${bicepKey(key)}: ${bicepText(value, deeper)}\n`,
    );
    return properties.length === 0 ? '{}' : `{\n${properties.join('')}${indent}}`;
  }
  return String(data);
}

function bicepKey(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : bicepString(key);
}

function bicepString(text: string): string {
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replaceAll('${', '\\${')
    .replaceAll('\r', '\\r')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t');
  return `'${escaped}'`;
}
