import { printExpression } from '../expressions/printer.js';
import type { LogicValue, Trace } from './compiled.js';

/** Longer values are cut in messages. */
const longest = 80;
/** Lists with more items are cut in messages. */
const mostItems = 8;

/** A value in words: `'none'`, `true`, `an empty list`. A secret is named, never shown. */
export function valueInWords(value: LogicValue): string {
  if (value.kind !== 'missing' && value.secret) return 'a secret';
  switch (value.kind) {
    case 'string':
      return `'${shortened(value.value)}'`;
    case 'number':
      return value.text ?? String(value.value);
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
    case 'missing':
      return 'not set';
    case 'unknown':
      return `'${shortened(printExpression(value.expression, 4096) ?? value.form)}'`;
    case 'choice':
      return joined(
        value.alternatives.map(({ value }) => valueInWords(value)),
        'or',
      );
    case 'array':
      if (value.items.length === 0) return 'an empty list';
      return `[${cut(value.items.map(valueInWords)).join(', ')}]`;
    case 'object':
      if (value.entries.size === 0) return 'an empty object';
      return `{ ${cut([...value.entries.keys()]).join(', ')} }`;
  }
}

/** What an operand gave, in words; empty where there is no such operand. */
export function quoted(trace: Trace | undefined): string {
  return trace === undefined ? '' : (trace.words ?? valueInWords(trace.value));
}

/** What an operand that is a list gave: `'azure' or 'calico'`. */
export function listed(trace: Trace | undefined, word: 'or' | 'and'): string {
  if (trace === undefined) return '';
  if (trace.words !== undefined) return trace.words;
  const { value } = trace;
  if (value.kind !== 'array') return valueInWords(value);
  return value.items.length === 0 ? 'nothing' : joined(cut(value.items.map(valueInWords)), word);
}

export function isText(trace: Trace | undefined): boolean {
  return trace?.value.kind === 'string';
}

/** `a, b or c`. */
export function joined(words: readonly string[], word: 'or' | 'and'): string {
  const all = [...new Set(words)];
  const last = all.pop();
  if (last === undefined) return '';
  return all.length === 0 ? last : `${all.join(', ')} ${word} ${last}`;
}

function cut(words: readonly string[]): readonly string[] {
  return words.length <= mostItems ? words : [...words.slice(0, mostItems), '…'];
}

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
