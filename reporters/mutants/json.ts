import { jsonText } from '../json-text.js';
import { countMutants, type MutantFormat } from './mutant-format.js';

/** For programs: every mutant, as data. */
export const jsonMutants: MutantFormat = {
  render: ({ rules, diagnostics }) =>
    jsonText({
      ...countMutants(rules.flatMap(({ mutants }) => mutants)),
      rules: rules.map((rule) => ({ ...rule, ...countMutants(rule.mutants) })),
      diagnostics,
    }),
};
