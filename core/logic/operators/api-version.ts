import { predicate } from '../operator.js';
import { quoted } from '../words.js';

interface Comparator {
  readonly test: (order: number) => boolean;
  readonly date: string;
  readonly suffix: string;
}

/** Whether an API version lies in a range of dates. */
export const apiVersion = predicate(
  {
    name: 'apiVersion',
    summary:
      'Whether an API version (`2021-08-01`, `2021-08-01-preview`) lies in a range of dates (`>=2021-08-01 <2024-01-01 || 2019-01-01`). Previews lie in no range unless it names one of the same date, or `previews: include`. False for missing, null and what is no API version.',
    parameters: [{ name: 'value' }, { name: 'range' }],
    settings: { previews: ['include', 'exclude'] },
    describe: ([, range]) => ({
      plain: `an API version in ${quoted(range)}`,
      negated: `an API version outside ${quoted(range)}`,
    }),
    examples: [
      {
        logic: { apiVersion: [{ var: 'a' }, '>=2021-08-01'] },
        data: { a: '2022-01-01' },
        result: true,
      },
      {
        logic: { apiVersion: [{ var: 'a' }, '>=2021-08-01'] },
        data: { a: '2020-01-01' },
        result: false,
      },
      {
        logic: { apiVersion: [{ var: 'a' }, '>=2021-08-01'] },
        data: { a: '2022-01-01-preview' },
        result: false,
      },
      {
        logic: { apiVersion: { value: { var: 'a' }, range: '>=2021-08-01', previews: 'include' } },
        data: { a: '2022-01-01-preview' },
        result: true,
      },
      { logic: { apiVersion: [{ var: 'b' }, '>=2021-08-01'] }, data: {}, result: false },
    ],
  },
  (call) => {
    const previews = call.settings.get('previews') === 'include';
    const fixed = call.operands[1]?.constant;
    if (fixed?.kind === 'string' && rangeOf(fixed.value) === undefined) {
      call.problem(
        'logic/constraint',
        fixed.origin.span,
        'apiVersion',
        fixed.value,
        "'>=2021-08-01'",
      );
    }
    const prepared = fixed?.kind === 'string' ? rangeOf(fixed.value) : undefined;
    return ([value, range]) => {
      if (value?.kind === 'unknown') {
        return value.type === undefined || value.type === 'string' ? value : false;
      }
      if (value?.kind !== 'string') return false;
      if (range?.kind === 'unknown') return range;
      const wanted = prepared ?? (range?.kind === 'string' ? rangeOf(range.value) : undefined);
      if (wanted === undefined) throw new Error('the range of API versions is none');
      const match = /^\s*(\d{4}-\d{2}-\d{2})(?:-([a-z0-9.-]+))?\s*$/i.exec(value.value);
      if (match === null) return false;
      const [, date = '', suffix = ''] = match;
      return wanted.some((all) => within(all, date, suffix.toLowerCase(), previews));
    };
  },
);

function within(
  comparators: readonly Comparator[],
  date: string,
  suffix: string,
  previews: boolean,
): boolean {
  const named = (one: Comparator): boolean => one.suffix !== '' && one.date === date;
  if (suffix !== '' && !previews && !comparators.some(named)) return false;
  return comparators.every((one) => one.test(order(date, suffix, one)));
}

/** A preview comes before the version of the same date. */
function order(date: string, suffix: string, other: Comparator): number {
  if (date !== other.date) return date < other.date ? -1 : 1;
  if (suffix === other.suffix) return 0;
  if (suffix === '') return 1;
  if (other.suffix === '') return -1;
  return suffix < other.suffix ? -1 : 1;
}

const tests: Readonly<Record<string, Comparator['test']>> = {
  '>=': (order) => order >= 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '<': (order) => order < 0,
  '=': (order) => order === 0,
};

function rangeOf(text: string): readonly (readonly Comparator[])[] | undefined {
  const alternatives = text.split('||').map((part) => comparatorsOf(part.trim()));
  return alternatives.every((one) => one !== undefined) ? alternatives : undefined;
}

function comparatorsOf(text: string): readonly Comparator[] | undefined {
  const found: Comparator[] = [];
  const pattern = /\s*(>=|<=|>|<|=)?\s*(\d{4}-\d{2}-\d{2})(?:-([a-z0-9.-]+))?(?=\s|$)/iy;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    const test = tests[match?.[1] ?? '='];
    if (match === null || test === undefined) return undefined;
    found.push({ test, date: match[2] ?? '', suffix: (match[3] ?? '').toLowerCase() });
  }
  return found.length === 0 ? undefined : found;
}
