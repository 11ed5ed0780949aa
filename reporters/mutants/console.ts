import type { MutatedRule, MutationReport } from '../../core/index.js';
import { type Style, style } from '../ansi.js';
import { printable } from '../printable.js';
import { count, place } from '../wording.js';
import { countMutants, type MutantFormat } from './mutant-format.js';

/** For people at a terminal: what survived, rule by rule, and a count of all. */
export const consoleMutants: MutantFormat = {
  render({ rules }: MutationReport, { colour }) {
    const page = style(colour);
    const lines = [...rules.flatMap((rule) => ruleLines(rule, page)), '', summary(rules, page)];
    return `${lines.join('\n')}\n`;
  },
};

function ruleLines({ id, file, mutants }: MutatedRule, style: Style): readonly string[] {
  const { total, noticed, survived } = countMutants(mutants);
  const score = `${noticed} of ${count(total, 'mutant')} noticed`;
  const colour = survived === 0 ? style.green : style.yellow;
  return [
    `${style.bold(printable(id))}  ${colour(score)}  ${style.dim(printable(file))}`,
    ...mutants.flatMap(({ state, change, location, reason }) => {
      if (state === 'noticed') return [];
      const where = style.dim(printable(place(location)));
      return state === 'explained'
        ? [`  ${where}  ${printable(`${change} (${reason ?? ''})`)}`]
        : [`  ${where}  ${style.red('survives')}: ${printable(change)}`];
    }),
  ];
}

function summary(rules: readonly MutatedRule[], style: Style): string {
  const counts = countMutants(rules.flatMap(({ mutants }) => mutants));
  const { total, noticed, explained, survived, score } = counts;
  const text = `${count(rules.length, 'rule')}: ${count(total, 'mutant')}, ${noticed} noticed, ${explained} explained, ${survived} survive (${rounded(score)}%)`;
  return style.bold((survived === 0 ? style.green : style.yellow)(text));
}

/** Down, so that 100 means all. */
function rounded(score: number): string {
  return String(Math.floor(score * 10) / 10);
}
