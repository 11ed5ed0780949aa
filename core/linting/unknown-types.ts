import { diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import { matchesText } from '../source/glob.js';
import type { Lint } from './lint.js';

/** Types that nothing has, in the rule's own examples or in what is known of Azure: the rule would never be asked. */
export const unknownTypes: Lint = ({ source, resources }, { types }) => {
  if (types === undefined) return [];
  const names = [...types.values()].map(({ name }) => name);
  const own = resources.map(({ type }) => type);
  return (source.rule.written().resource ?? [])
    .filter(({ value }) => !value.startsWith('!'))
    .filter(({ value }) => ![...own, ...names].some((name) => matchesText(value, name)))
    .map(({ value, span }) =>
      diagnostic('lint/unknown-type', span, value, nearest(value, names) ?? ''),
    );
};
