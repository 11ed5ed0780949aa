import { floatText } from '../float-text.js';
import { writeJson } from '../json-text.js';
import { callOf, residualOf } from '../residual.js';
import { partsOf, textOfParts } from '../text.js';
import { reasonOf, unknownValue } from '../unknown.js';
import type { NumberValue, TextPart, Value } from '../value.js';
import { isFraction, isWhollyKnown } from '../values.js';
import { formatNumber } from './number-format.js';
import {
  any,
  type CallContext,
  type FunctionSignature,
  failure,
  type Outcome,
  type PartlyKnown,
  partly,
  text,
} from './signature.js';

export const formatFunctions: readonly FunctionSignature[] = [
  partly('format', [text, any], format, {
    min: 1,
    max: Number.POSITIVE_INFINITY,
    returns: 'string',
  }),
];

/** A value as text inside other text: booleans with a capital, objects as JSON in single quotes. */
export function formatText(value: Value): string {
  switch (value.kind) {
    case 'string':
      return value.value;
    case 'number':
      return numberText(value);
    case 'boolean':
      return value.value ? 'True' : 'False';
    case 'null':
      return '';
    default:
      return writeJson(value, "'") ?? '';
  }
}

function numberText(number: NumberValue): string {
  return isFraction(number) ? floatText(number.value) : (number.text ?? String(number.value));
}

type Item = string | { readonly index: number; readonly alignment: number; readonly spec: string };

function format(args: readonly PartlyKnown[], context: CallContext): Outcome | undefined {
  const { call, origin } = context;
  const [pattern, ...values] = args;
  if (pattern?.kind !== 'string') return undefined;
  const items = parseFormat(pattern.value);
  if (items === undefined)
    return failure('its format has a brace that is not closed or not doubled');
  const parts: TextPart[] = [];
  for (const item of items) {
    if (typeof item === 'string') {
      parts.push(item);
      continue;
    }
    const value = values[item.index];
    if (value === undefined) return failure(`its format asks for argument {${item.index}}`);
    const own = formatItem(value, item, context);
    if (own === undefined) return failure(`'${item.spec}' is not a format for numbers`);
    parts.push(...own);
  }
  return textOfParts(parts, () => callOf(call.name, args.map(residualOf), call.span), origin);
}

/** A .NET composite format as literal text and items; undefined when it is malformed. */
function parseFormat(pattern: string): readonly Item[] | undefined {
  const items: Item[] = [];
  const token =
    /\{\{|\}\}|\{(\d{1,6}) *(?:, *(-?\d{1,6}) *)?(?::((?:[^{}]|\{\{|\}\})*))?\}|[{}]|[^{}]+/g;
  for (const [written, index, alignment, spec] of pattern.matchAll(token)) {
    if (index !== undefined) {
      const unescaped = (spec ?? '').replace(/([{}])\1/g, '$1');
      items.push({ index: Number(index), alignment: Number(alignment ?? 0), spec: unescaped });
    } else if (written === '{' || written === '}') return undefined;
    else items.push(written === '{{' || written === '}}' ? written.charAt(0) : written);
  }
  return items;
}

function formatItem(
  value: PartlyKnown,
  item: Exclude<Item, string>,
  context: CallContext,
): readonly TextPart[] | undefined {
  if (isWhollyKnown(value)) {
    const formatted =
      value.kind === 'number' && item.spec !== ''
        ? formatNumber(value.value, item.spec)
        : formatText(value);
    if (formatted === undefined) return undefined;
    const width = Math.min(Math.abs(item.alignment), 10_000);
    return [item.alignment < 0 ? formatted.padEnd(width) : formatted.padStart(width)];
  }
  const plainText = item.alignment === 0 && item.spec === '';
  const parts = plainText ? partsOf(value) : undefined;
  return parts ?? [hole(value, item, context)];
}

/** What stands for a value that is not simply a text: the text this one item makes of it. */
function hole(value: PartlyKnown, item: Exclude<Item, string>, { call, origin }: CallContext) {
  const alignment = item.alignment === 0 ? '' : `,${item.alignment}`;
  const spec = item.spec === '' ? '' : `:${item.spec}`;
  const pattern = { kind: 'string', value: `{0${alignment}${spec}}`, span: call.span } as const;
  const expression = callOf('format', [pattern, residualOf(value)], call.span);
  const reason = reasonOf(value) ?? { kind: 'error' as const };
  return unknownValue(expression, origin, reason, { type: 'string', secret: value.secret });
}
