import { conditionsOf } from '../judging/messages.js';
import type { LogicValue } from '../logic/compiled.js';

/** Longer values are cut. */
const longest = 160;
/** Lists and objects are shown so deep. */
const deepest = 2;

/**
 * A value on one line, collections with what is in them: `{ name: 'system', count: 3 }`. A secret, and what
 * holds one, is named and never shown.
 */
export function valueInLine(value: LogicValue): string {
  const text = written(value, 0);
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

function written(value: LogicValue, depth: number): string {
  if (value.kind === 'missing') return 'not set';
  if (value.secret) return 'a secret';
  switch (value.kind) {
    case 'string':
      return `'${value.value}'`;
    case 'number':
      return value.text ?? String(value.value);
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
    case 'unknown':
      return `{${value.form}}`;
    case 'choice':
      return value.alternatives
        .map((one) => `${written(one.value, depth)} when ${conditionsOf(one)}`)
        .join(', ');
    case 'array': {
      const items = depth < deepest ? some(value.items, (item) => written(item, depth + 1)) : ['…'];
      const rest = value.rest === undefined ? [] : ['an unknown number more'];
      return value.items.length + rest.length === 0 ? '[]' : `[${[...items, ...rest].join(', ')}]`;
    }
    case 'object': {
      const entries = some([...value.entries.values()], ({ key, value: inner }) =>
        depth < deepest ? `${key}: ${written(inner, depth + 1)}` : key,
      );
      const rest = value.unknownEntries.length === 0 ? [] : ['unknown keys'];
      return entries.length + rest.length === 0 ? '{}' : `{ ${[...entries, ...rest].join(', ')} }`;
    }
  }
}

/** A line holds few; what is cut off needs no words. */
function some<T>(members: readonly T[], words: (member: T) => string): readonly string[] {
  return members.slice(0, 20).map(words);
}
