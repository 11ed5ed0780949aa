import { RE2JS } from 're2js';
import type { DecidedValue } from '../compiled.js';
import { someTernary } from '../equality.js';
import { type Call, predicate } from '../operator.js';
import type { Ternary } from '../ternary.js';
import { letterCase, letters, wantedOf } from '../text.js';
import { listed } from '../words.js';

/**
 * Whether a text matches a regular expression. Patterns run on a linear-time engine, since rules and
 * texts are strangers' to each other; so there is no lookahead and no back-reference.
 */
export const matches = predicate(
  {
    name: 'matches',
    summary:
      'Whether a regular expression (RE2: no lookahead, no back-references) matches somewhere in a text; `^` and `$` tie it to the ends. Of a list of patterns any will do. Without letter case unless `case: exact`. False for missing, null and what is no text.',
    parameters: [{ name: 'value' }, { name: 'pattern' }],
    settings: letterCase,
    describe: ([, pattern]) => ({
      plain: `text that matches ${listed(pattern, 'or')}`,
      negated: `text that does not match ${listed(pattern, 'or')}`,
    }),
    examples: [
      {
        logic: { matches: [{ var: 'a' }, '^[a-z0-9]{3,24}$'] },
        data: { a: 'Storage1' },
        result: true,
      },
      {
        logic: { matches: { value: { var: 'a' }, pattern: '^[a-z0-9]{3,24}$', case: 'exact' } },
        data: { a: 'Storage1' },
        result: false,
      },
      { logic: { matches: [{ var: 'a' }, 'b+'] }, data: { a: 'abbc' }, result: true },
      { logic: { matches: [{ var: 'b' }, '.*'] }, data: {}, result: false },
    ],
  },
  (call) => {
    const compile = compiler(call);
    checkConstants(call, compile);
    return ([value, patterns]) => {
      if (value === undefined || !mayBeText(value)) return false;
      return someTernary(wantedOf(patterns), (pattern): Ternary => {
        if (pattern.kind === 'unknown') return pattern;
        if (pattern.kind !== 'string') return false;
        const expression = compile(pattern.value);
        if (expression instanceof Error) throw expression;
        return value.kind === 'string' ? expression.test(value.value) : value;
      });
    };
  },
);

type MaybeText = Extract<DecidedValue, { kind: 'string' | 'unknown' }>;

function mayBeText(value: DecidedValue): value is MaybeText {
  if (value.kind === 'unknown') return value.type === undefined || value.type === 'string';
  return value.kind === 'string';
}

/** Compiles each pattern once for a call. */
function compiler(call: Call): (pattern: string) => RE2JS | Error {
  const flags = letters(call) === 'exact' ? 0 : RE2JS.CASE_INSENSITIVE;
  const known = new Map<string, RE2JS | Error>();
  return (pattern) => {
    const before = known.get(pattern);
    if (before !== undefined) return before;
    const made = compilePattern(pattern, flags);
    known.set(pattern, made);
    return made;
  };
}

function compilePattern(pattern: string, flags: number): RE2JS | Error {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern), flags);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function checkConstants(call: Call, compile: (pattern: string) => RE2JS | Error): void {
  const operand = call.operands[1];
  for (const pattern of wantedOf(operand?.constant)) {
    if (pattern.kind !== 'string') continue;
    const made = compile(pattern.value);
    if (made instanceof Error) {
      call.problem('logic/pattern', pattern.origin.span, pattern.value, made.message);
    }
  }
}
