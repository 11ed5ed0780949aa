import { parse, Range, satisfies } from 'semver';
import { type Call, predicate } from '../operator.js';
import { quoted } from '../words.js';

/** Whether a version lies in a range. */
export const version = predicate(
  {
    name: 'version',
    summary:
      'Whether a semantic version lies in a range as npm writes it (`>=1.27.0`, `^2`, `>=1.2 <2 || 4.x`). Left out parts of the version are 0, a leading `v` does not matter; a number is a version too. Previews lie in no range unless it names one of the same version, or `previews: include`. False for missing, null and what is no version.',
    parameters: [{ name: 'value' }, { name: 'range' }],
    settings: { previews: ['include', 'exclude'] },
    describe: ([, range]) => ({
      plain: `a version in ${quoted(range)}`,
      negated: `a version outside ${quoted(range)}`,
    }),
    examples: [
      { logic: { version: [{ var: 'a' }, '>=1.27.0'] }, data: { a: '1.28.3' }, result: true },
      { logic: { version: [{ var: 'a' }, '>=1.27.0'] }, data: { a: '1.26' }, result: false },
      {
        logic: { version: [{ var: 'a' }, '>=1.27.0'] },
        data: { a: '1.28.0-preview' },
        result: false,
      },
      {
        logic: { version: { value: { var: 'a' }, range: '>=1.27.0', previews: 'include' } },
        data: { a: '1.28.0-preview' },
        result: true,
      },
      { logic: { version: [{ var: 'b' }, '*'] }, data: {}, result: false },
    ],
  },
  (call) => {
    const includePrerelease = call.settings.get('previews') === 'include';
    const rangeOf = ranges(includePrerelease);
    checkRange(call, rangeOf);
    return ([value, range]) => {
      if (value?.kind === 'unknown') return mayBeVersion(value.type) ? value : false;
      if (value?.kind !== 'string' && value?.kind !== 'number') return false;
      if (range?.kind === 'unknown') return range;
      const wanted = range?.kind === 'string' ? rangeOf(range.value) : undefined;
      if (wanted === undefined) throw new Error('the range of versions is none');
      const text = value.kind === 'number' ? (value.text ?? String(value.value)) : value.value;
      const given = parse(completed(text));
      return given !== null && satisfies(given, wanted, { includePrerelease });
    };
  },
);

function mayBeVersion(type: string | undefined): boolean {
  return type === undefined || type === 'string' || type === 'int';
}

/** `v1.27` as `1.27.0`. */
function completed(text: string): string {
  const match = /^\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?([-+].*?)?\s*$/i.exec(text);
  if (match === null) return text;
  const [, major, minor = '0', patch = '0', rest = ''] = match;
  return [major, minor, patch].map(Number).join('.') + rest;
}

function ranges(includePrerelease: boolean): (text: string) => Range | undefined {
  const known = new Map<string, Range | undefined>();
  return (text) => {
    if (!known.has(text)) known.set(text, rangeFrom(text, includePrerelease));
    return known.get(text);
  };
}

function rangeFrom(text: string, includePrerelease: boolean): Range | undefined {
  try {
    return new Range(text, { includePrerelease });
  } catch {
    return undefined;
  }
}

function checkRange(call: Call, rangeOf: (text: string) => unknown): void {
  const range = call.operands[1]?.constant;
  if (range?.kind === 'string' && rangeOf(range.value) === undefined) {
    call.problem('logic/constraint', range.origin.span, 'version', range.value, "'>=1.27.0 <2'");
  }
}
