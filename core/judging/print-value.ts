import type { TextPart, Value } from '../expressions/value.js';

/** A name or id as reports print it: text as it is, holes of unknown text as `{expression}`. */
export function printText(value: Value): string {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'number':
      return value.text ?? String(value.value);
    case 'boolean':
      return String(value.value);
    case 'null':
      return '';
    case 'unknown':
      return (value.parts ?? [value]).map(printPart).join('');
    case 'choice':
      return `{${value.alternatives.map((one) => printText(one.value)).join('|')}}`;
    case 'object':
    case 'array':
      return `{${value.kind}}`;
  }
}

function printPart(part: TextPart): string {
  return typeof part === 'string' ? part : `{${part.form}}`;
}
