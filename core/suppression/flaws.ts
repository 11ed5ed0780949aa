import { oneLine } from '../judging/place.js';
import type { Verdict } from '../judging/verdict.js';
import { suppressionRules } from '../ruleset/suppression-rules.js';
import { textOf } from '../source/span.js';
import { type Acceptance, hasExpired } from './accept.js';
import type { SelectRules } from './rule-selection.js';
import type { Flaw, Suppression } from './suppression.js';

/**
 * What is wrong with suppressions after they were held against the verdicts: names of no rule, days that
 * have passed, and what met nothing.
 *
 * @param judgedWhole whether everything that a suppression in a file could meet was judged: elsewhere, what
 *   met nothing may be needed by what was not judged
 */
export function flawsOf(
  suppressions: readonly Suppression[],
  { met }: Pick<Acceptance, 'met'>,
  rulesOf: SelectRules,
  today: string,
  judgedWhole: (path: string) => boolean,
): readonly Flaw[] {
  return suppressions.flatMap((suppression) => {
    const { span, reason, until, rule } = suppression;
    const flaws = rule.flatMap((name): Flaw[] => {
      const { problem } = rulesOf(name);
      return problem === undefined
        ? []
        : [{ fault: 'unknownRule', span: name.span, message: problem }];
    });
    if (hasExpired(suppression, today)) {
      const message = `The suppression expired after ${until}, so it accepts nothing. Its reason was: ${reason}`;
      return [...flaws, { fault: 'expired', span, message }];
    }
    return judgedWhole(span.file.path)
      ? [...flaws, ...unused(suppression, met.get(suppression) ?? new Set(), rulesOf)]
      : flaws;
  });
}

/** The names that were run and met nothing: told at the suppression where that is all of it, else one by one. */
function unused(
  { span, rule }: Suppression,
  met: ReadonlySet<Suppression['rule'][number]>,
  rulesOf: SelectRules,
): readonly Flaw[] {
  const idle = rule.filter((name) => rulesOf(name).ran && !met.has(name));
  const told = idle.length === rule.length ? [{ span, names: idle }] : idle.map(alone);
  return told
    .filter(({ names }) => names.length > 0)
    .map(({ span: place, names }) => ({
      fault: 'unused',
      span: place,
      message: `Nothing here needs a suppression of ${quoted(names)}. Take it away.`,
    }));
}

function alone(name: Suppression['rule'][number]) {
  return { span: name.span, names: [name] };
}

function quoted(names: Suppression['rule']): string {
  return names.map(({ value }) => `'${value}'`).join(', ');
}

/** Flaws as verdicts of the rules about suppressions, to be reported among the others. */
export function flawVerdicts(flaws: readonly Flaw[]): readonly Verdict[] {
  return flaws.map(({ fault, span, message }) => {
    const { path } = span.file;
    const type = path.slice(path.lastIndexOf('.'));
    return {
      rule: suppressionRules[fault],
      verdict: 'fail',
      target: { kind: 'template', name: path, type, symbolicPath: '', file: path },
      identity: textOf(span).replace(/\s+/g, ' '),
      declarations: [],
      reasons: [{ message, span: oneLine(span), related: [] }],
    };
  });
}
