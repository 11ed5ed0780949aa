import type { WrittenSuppression } from '../config/config.js';
import { day as dayFormat } from '../config/config-shape.js';
import { nearest } from '../diagnostics/nearest.js';
import { didYouMean } from '../diagnostics/problem.js';
import type { Located } from '../source/shape.js';
import { type Span, textOf } from '../source/span.js';
import type { Flaw } from './suppression.js';

const prefix = 'groundrule-';
const scopes = ['next-line', 'line', 'file'] as const;
const example = `${prefix}disable-next-line RULE -- reason until 2027-01-31`;

/** What a comment says that suppresses findings. */
export interface Directive extends WrittenSuppression {
  /** The line of the code below it, the line it stands on, or the whole file. */
  readonly scope: (typeof scopes)[number];
}

export type ReadDirective =
  | { readonly kind: 'directive'; readonly directive: Directive }
  | { readonly kind: 'flaw'; readonly flaw: Flaw }
  /** A comment like any other. */
  | { readonly kind: 'none' };

const none: ReadDirective = { kind: 'none' };

/**
 * Reads `groundrule-disable-next-line RULE, RULE -- reason until 2027-01-31` (or `-line`, `-file`), which
 * must be all that the comment holds. The last day may be left out; the rest may not.
 *
 * @param comment with its marks
 */
export function readDirective(comment: Span): ReadDirective {
  const written = textOf(comment);
  const marks = /^[/*]*\s*/.exec(written)?.[0] ?? '';
  const text = written.slice(marks.length, written.endsWith('*/') ? -2 : undefined);
  if (text.slice(0, prefix.length).toLowerCase() !== prefix) return none;
  const flaw = (message: string): ReadDirective => ({
    kind: 'flaw',
    flaw: { fault: 'malformed', span: comment, message },
  });
  const word = /^\S+/.exec(text)?.[0] ?? '';
  const scope = scopes.find((each) => word === `${prefix}disable-${each}`);
  if (scope === undefined) {
    const words = scopes.map((each) => `${prefix}disable-${each}`);
    return flaw(`'${word}' suppresses nothing.${didYouMean(nearest(word, words))}`);
  }
  const rest = text.slice(word.length);
  const separator = /(?:^|\s)--(?=\s|$)/.exec(rest);
  const names = separator === null ? rest : rest.slice(0, separator.index);
  const rule = namesIn(names, {
    ...comment,
    start: comment.start + marks.length + word.length,
  });
  if (rule.length === 0) return flaw(`It names no rule. Write it like '${example}'.`);
  const after = separator === null ? '' : rest.slice(separator.index + separator[0].length);
  const { reason, until } = reasonIn(after);
  if (reason === '') return flaw(`It gives no reason. Write it after '--', like '${example}'.`);
  if (until !== undefined && !dayFormat.pattern.test(until)) {
    return flaw(`'${until}' is no day. Write the last day on which it counts like 2027-01-31.`);
  }
  const day = until === undefined ? {} : { until };
  return { kind: 'directive', directive: { scope, rule, reason, ...day } };
}

/** Names between blanks and commas, each with its place. @param from begins where the text does */
function namesIn(text: string, from: Span): readonly Located<string>[] {
  return [...text.matchAll(/[^\s,]+/g)].map(({ 0: value, index }) => {
    const start = from.start + index;
    return { value, span: { ...from, start, end: start + value.length } };
  });
}

/** A reason, and the day it may end in: `until` before anything that begins like a number. */
function reasonIn(text: string): { readonly reason: string; readonly until?: string } {
  const said = text.replace(/\s+/g, ' ').trim();
  const [ending, until] = /(?:^| )\[?until (\d[^\s\]]*)\]?\.?$/i.exec(said) ?? [];
  if (ending === undefined || until === undefined) return { reason: said };
  return { reason: said.slice(0, -ending.length).trim(), until };
}
