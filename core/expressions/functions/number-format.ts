import { floatText } from '../float-text.js';

/**
 * Formats a number by a .NET format string in the invariant culture: the standard specifiers
 * B C D E F G N P R X with a precision, else a custom pattern of `0 # . , %` and literal text.
 * Undefined for a format that does not exist.
 */
export function formatNumber(value: number, format: string): string | undefined {
  const standard = /^([a-zA-Z])(\d{0,9})$/.exec(format);
  if (standard === null) return formatCustom(value, format);
  const letter = standard[1] ?? '';
  const precision = standard[2] === '' ? undefined : Number(standard[2]);
  if (precision !== undefined && precision > 1000) return undefined;
  return formatStandard(value, letter, precision);
}

function formatStandard(value: number, letter: string, precision?: number): string | undefined {
  const sign = value < 0 ? '-' : '';
  const size = Math.abs(value);
  switch (letter.toUpperCase()) {
    case 'B':
      return inBase(value, 2).padStart(precision ?? 0, '0');
    case 'C':
      return value < 0
        ? `(¤${group(fixed(size, precision ?? 2))})`
        : `¤${group(fixed(size, precision ?? 2))}`;
    case 'D':
      return Number.isInteger(value)
        ? sign + String(size).padStart(precision ?? 0, '0')
        : undefined;
    case 'E':
      return exponential(value, precision ?? 6, letter);
    case 'F':
      return sign + fixed(size, precision ?? 2);
    case 'G':
    case 'R':
      return floatText(value);
    case 'N':
      return sign + group(fixed(size, precision ?? 2));
    case 'P':
      return `${sign}${group(fixed(size * 100, precision ?? 2))} %`;
    case 'X': {
      const digits = inBase(value, 16).padStart(precision ?? 0, '0');
      return letter === 'X' ? digits.toUpperCase() : digits;
    }
    default:
      return undefined;
  }
}

/** `toFixed` stops at 100 places; Azure does not. */
function fixed(size: number, places: number): string {
  const digits = size.toFixed(Math.min(places, 100));
  return places > 100 ? digits + '0'.repeat(places - 100) : digits;
}

function inBase(value: number, base: 2 | 16): string {
  const whole = BigInt(Math.trunc(value));
  return BigInt.asUintN(value < -(2 ** 31) ? 64 : value < 0 ? 32 : 64, whole).toString(base);
}

function group(digits: string): string {
  const [whole = '', ...fraction] = digits.split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
}

function exponential(value: number, precision: number, letter: string): string {
  const [mantissa = '', exponent = '+0'] = value.toExponential(Math.min(precision, 100)).split('e');
  return `${mantissa}${letter}${exponent.charAt(0)}${exponent.slice(1).padStart(3, '0')}`;
}

function formatCustom(value: number, format: string): string {
  const sections = format.split(';');
  const chosen = value < 0 ? sections[1] : value === 0 ? sections[2] : undefined;
  const pattern = chosen || (sections[0] ?? '');
  const body = /[0#][0#,]*(?:\.[0#]*)?|\.[0#]+/.exec(pattern);
  const percent = pattern.includes('%') ? 100 : 1;
  const sign = value < 0 && !chosen ? '-' : '';
  if (body === null) return sign + pattern;
  const digits = customDigits(Math.abs(value) * percent, body[0]);
  return sign + pattern.slice(0, body.index) + digits + pattern.slice(body.index + body[0].length);
}

function customDigits(size: number, body: string): string {
  const [whole = '', fraction = ''] = body.split('.');
  const places = whole.replaceAll(',', '');
  const leastWhole = places.includes('0') ? places.length - places.indexOf('0') : 0;
  const leastFraction = fraction.lastIndexOf('0') + 1;
  let [digits = '', decimals = ''] = size.toFixed(Math.min(fraction.length, 100)).split('.');
  if (digits === '0' && leastWhole === 0) digits = '';
  digits = digits.padStart(leastWhole, '0');
  while (decimals.length > leastFraction && decimals.endsWith('0'))
    decimals = decimals.slice(0, -1);
  if (/[0#],+[0#]/.test(whole)) digits = group(digits);
  return decimals === '' ? digits : `${digits}.${decimals}`;
}
