import { decodeBase64, encodeBase64 } from '../base64.js';
import { readJsonText } from '../json-read.js';
import { writeJson } from '../json-text.js';
import type { KnownValue, NumberValue, Origin } from '../value.js';
import { booleanValue, numberValue, textValue, wholeNumberValue } from '../values.js';
import { formatText } from './format.js';
import {
  any,
  array,
  boolean,
  type CallContext,
  type FunctionSignature,
  failure,
  float,
  integer,
  type Outcome,
  object,
  oneOf,
  plain,
  text,
  textOf,
} from './signature.js';

const present = any.filter((kind) => kind !== 'null');

/** From one kind of value, or one way of writing text, to another. */
export const conversionFunctions: readonly FunctionSignature[] = [
  plain('string', [oneOf(text, integer, boolean, object, array)], toText, {
    returns: 'string',
    partial: ([value]) =>
      value?.kind === 'unknown' && value.type === 'string' ? value : undefined,
  }),
  plain('int', [oneOf(integer, text)], toInteger, { returns: 'int' }),
  plain('float', [oneOf(integer, float, text)], toFloat),
  plain('bool', [oneOf(integer, float, text, boolean)], toBoolean, { returns: 'bool' }),
  plain('json', [text], ([value], { origin }) => parseJson(textOf(value), origin)),
  plain('base64', [text], ([value], { origin }) => textValue(encodeBase64(textOf(value)), origin), {
    returns: 'string',
  }),
  plain('base64ToString', [text], base64ToText, { returns: 'string' }),
  plain('base64ToJson', [text], ([value], { origin }) => {
    const decoded = decodeBase64(textOf(value));
    return decoded === undefined ? notBase64 : parseJson(decoded, origin);
  }),
  plain('dataUri', [present], dataUri, { returns: 'string' }),
  plain('dataUriToString', [text], dataUriToText, { returns: 'string' }),
];

const notBase64 = failure('its argument is not base 64');

function toText([value]: readonly KnownValue[], { origin }: CallContext): Outcome {
  if (value?.kind === 'string') return value;
  if (value?.kind === 'number') return textValue(value.text ?? String(value.value), origin);
  if (value?.kind !== 'object' && value?.kind !== 'array') {
    return textValue(value === undefined ? '' : formatText(value), origin);
  }
  const written = writeJson(value);
  return written === undefined
    ? failure('the value is too large to write out')
    : textValue(written, origin);
}

function toInteger([value]: readonly KnownValue[], { origin }: CallContext): Outcome {
  if (value?.kind === 'number') return numberValue(Math.trunc(value.value), origin);
  const digits = textOf(value).trim();
  return /^[+-]?\d{1,19}$/.test(digits)
    ? wholeNumber(digits, origin)
    : failure(`'${textOf(value)}' is not a whole number`);
}

function wholeNumber(digits: string, origin: Origin): Outcome {
  const exact = BigInt(digits.replace('+', ''));
  if (BigInt.asIntN(64, exact) !== exact) return failure(`'${digits}' does not fit in 64 bits`);
  return wholeNumberValue(exact, origin);
}

function toFloat([value]: readonly KnownValue[], { origin }: CallContext): Outcome {
  const written = value?.kind === 'number' ? (value.text ?? String(value.value)) : textOf(value);
  const number = Number(written);
  if (written.trim() === '' || !Number.isFinite(number)) {
    return failure(`'${written}' is not a number`);
  }
  const result: NumberValue = numberValue(number, origin);
  return Number.isInteger(number) ? { ...result, text: `${number}.0` } : result;
}

function toBoolean([value]: readonly KnownValue[], { origin }: CallContext): Outcome {
  if (value?.kind === 'number') return booleanValue(value.value !== 0, origin);
  if (value?.kind === 'boolean') return value;
  const written = textOf(value).trim().toLowerCase();
  return written === 'true' || written === 'false'
    ? booleanValue(written === 'true', origin)
    : failure(`'${textOf(value)}' is neither true nor false`);
}

function parseJson(written: string, origin: Origin): Outcome {
  return readJsonText(written, origin) ?? failure('its argument is not JSON');
}

function base64ToText([value]: readonly KnownValue[], { origin }: CallContext): Outcome {
  const decoded = decodeBase64(textOf(value));
  return decoded === undefined ? notBase64 : textValue(decoded, origin);
}

function dataUri([value]: readonly KnownValue[], { origin }: CallContext): Outcome {
  const isContainer = value?.kind === 'object' || value?.kind === 'array';
  const written = isContainer ? writeJson(value) : value && formatText(value);
  if (written === undefined) return failure('the value is too large to write out');
  const type = value?.kind === 'string' ? 'text/plain' : 'application/json';
  return textValue(`data:${type};charset=utf-8;base64,${encodeBase64(written)}`, origin);
}

function dataUriToText([value]: readonly KnownValue[], { origin }: CallContext): Outcome {
  const match = /^data:([^,]*),([\s\S]*)$/i.exec(textOf(value));
  const [, header = '', data = ''] = match ?? [];
  if (match === null) return failure('its argument is not a data URI');
  if (!/;base64$/i.test(header)) return textValue(data, origin);
  const decoded = decodeBase64(data);
  return decoded === undefined ? notBase64 : textValue(decoded, origin);
}
