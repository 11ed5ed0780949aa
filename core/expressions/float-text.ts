/**
 * A number with a fraction or an exponent as .NET writes it in the invariant culture: the fewest digits
 * that read back as the same number, with an exponent from 1E+17 and below 0.0001.
 */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power < 17 && power >= -4) return plainDecimal(mantissa, power);
  const sign = power < 0 ? '-' : '+';
  return `${mantissa}E${sign}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** The same in JSON, where it must not look like a whole number. */
export function floatJson(value: number): string {
  const text = floatText(value);
  return /[.E]/.test(text) ? text : `${text}.0`;
}

function plainDecimal(mantissa: string, power: number): string {
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  if (power < 0) return `${sign}0.${'0'.repeat(-power - 1)}${digits}`;
  const whole = digits.slice(0, power + 1).padEnd(power + 1, '0');
  const fraction = digits.slice(power + 1);
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
