import type { KnownValue } from '../value.js';
import { numberValue, textValue } from '../values.js';
import { formatDate } from './date-format.js';
import {
  type CallContext,
  type FunctionSignature,
  failure,
  float,
  integer,
  type Outcome,
  oneOf,
  optionalText,
  plain,
  text,
  textOf,
} from './signature.js';

export const dateFunctions: readonly FunctionSignature[] = [
  plain('dateTimeAdd', [text, text, text], add, { min: 2, returns: 'string' }),
  plain('dateTimeFromEpoch', [oneOf(integer, float, text)], fromEpoch, { returns: 'string' }),
  plain('dateTimeToEpoch', [text], toEpoch, { returns: 'int' }),
];

const isoFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

function add([base, duration, format]: readonly KnownValue[], { origin }: CallContext): Outcome {
  // Azure adds to the clock time as written and drops the offset.
  const start = readDate(textOf(base), 'clock');
  if (start === undefined) return failure(`'${textOf(base)}' is not a date`);
  const length = readDuration(textOf(duration));
  if (length === undefined) {
    return failure(`'${textOf(duration)}' is not an ISO 8601 duration such as P1DT2H`);
  }
  const date = new Date(start + length);
  if (Number.isNaN(date.getTime())) return failure('its result is beyond the calendar');
  const pattern = optionalText(format) ?? echoFormat(textOf(base));
  const written = formatDate(date, pattern);
  return written === undefined
    ? failure(`'${pattern}' is not a format for dates`)
    : textValue(written, origin);
}

/** Without a format, a date in the compact form is answered in the compact form. */
function echoFormat(written: string): string {
  return /^\d{8}T\d{6}Z$/.test(written) ? "yyyyMMdd'T'HHmmss'Z'" : isoFormat;
}

function fromEpoch([seconds]: readonly KnownValue[], { origin }: CallContext): Outcome {
  const written = seconds?.kind === 'number' ? String(seconds.value) : textOf(seconds).trim();
  if (!/^[+-]?\d+$/.test(written)) return failure(`'${written}' is not a whole number of seconds`);
  const date = new Date(Number(written) * 1000);
  if (Number.isNaN(date.getTime())) return failure('its argument is beyond the calendar');
  return textValue(formatDate(date, isoFormat) ?? '', origin);
}

function toEpoch([value]: readonly KnownValue[], { origin }: CallContext): Outcome {
  const moment = readDate(textOf(value));
  return moment === undefined
    ? failure(`'${textOf(value)}' is not a date`)
    : numberValue(Math.floor(moment / 1000), origin);
}

const isoDate =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2})(?:\.(\d{1,7}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const slashedDate =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?(?: ([AP]M))?)?$/i;

/**
 * Milliseconds since 1970 of a date as .NET's invariant culture reads it, at UTC where it has no offset;
 * `clock` leaves the offset out.
 */
function readDate(written: string, reading: 'moment' | 'clock' = 'moment'): number | undefined {
  const iso = isoDate.exec(written.trim());
  if (iso !== null) {
    const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = iso;
    const milliseconds = Number(`0.${fraction}`) * 1000;
    const local = utc([year, month, day, hour, minute, second].map(Number), milliseconds);
    if (local === undefined || reading === 'clock') return local;
    return local - offsetOf(zone);
  }
  const slashed = slashedDate.exec(written.trim());
  if (slashed === null) return undefined;
  const [, month, day, year, hour = '0', minute = '0', second = '0', half] = slashed;
  const twelve = half === undefined ? Number(hour) : Number(hour) % 12;
  const hours = twelve + (half?.toUpperCase() === 'PM' ? 12 : 0);
  return utc([Number(year), Number(month), Number(day), hours, Number(minute), Number(second)], 0);
}

function utc(fields: readonly number[], milliseconds: number): number | undefined {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = fields;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, milliseconds));
  const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return real && hour < 24 && minute < 60 && second < 60 ? date.getTime() : undefined;
}

function offsetOf(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}

const duration =
  /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Milliseconds of an ISO 8601 duration; a year is 365 days and a month 30, as Azure counts. */
function readDuration(written: string): number | undefined {
  const match = duration.exec(written);
  if (match === null || /^-?P$/.test(written)) return undefined;
  const [, sign, ...fields] = match;
  const day = 86_400;
  const seconds = [365 * day, 30 * day, day, 3600, 60, 1].reduce(
    (sum, unit, i) => sum + Number(fields[i] ?? 0) * unit,
    0,
  );
  return (sign === undefined ? seconds : -seconds) * 1000;
}
