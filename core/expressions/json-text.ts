import { floatJson } from './float-text.js';
import type { Value } from './value.js';
import { isFraction } from './values.js';

/** Length beyond which a value is not written out: shared parts may make it longer than memory. */
const longestJson = 4_194_304;

/**
 * Writes a wholly known value as JSON without white space, keys in their order, as Azure's `string`
 * does. Undefined when the text would be too long.
 *
 * @param quote what stands around texts and keys: `format` uses single quotes
 */
export function writeJson(value: Value, quote: '"' | "'" = '"'): string | undefined {
  const out: string[] = [];
  let room = longestJson;
  const pending: (Value | string)[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const pieces = typeof next === 'string' ? next : piecesOf(next, quote);
    if (typeof pieces !== 'string') {
      pending.push(...pieces.reverse());
      continue;
    }
    room -= pieces.length;
    if (room < 0) return undefined;
    out.push(pieces);
  }
  return out.join('');
}

function piecesOf(value: Value, quote: string): string | (Value | string)[] {
  switch (value.kind) {
    case 'string':
      return quoted(value.value, quote);
    case 'number':
      return isFraction(value) ? floatJson(value.value) : (value.text ?? String(value.value));
    case 'boolean':
      return String(value.value);
    case 'array':
      return ['[', ...value.items.flatMap((item, i) => (i === 0 ? [item] : [',', item])), ']'];
    case 'object':
      return [
        '{',
        ...[...value.entries.values()].flatMap((entry, i) => [
          `${i === 0 ? '' : ','}${quoted(entry.key, quote)}:`,
          entry.value,
        ]),
        '}',
      ];
    default:
      return 'null';
  }
}

function quoted(text: string, quote: string): string {
  const json = JSON.stringify(text);
  if (quote === '"') return json;
  return `'${json.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
