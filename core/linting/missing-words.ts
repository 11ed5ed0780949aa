import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Lint } from './lint.js';

/** Words, examples and tests that a rule lacks: what its users, and the next one to change it, will look for. */
export const missingWords: Lint = ({ rule, source }) => {
  const { id, span } = rule;
  const words = source.rule.words();
  const tests = source.rule.tests();
  const found: Diagnostic[] = [];
  const lacks = (what: string): void => {
    found.push(diagnostic('lint/missing-words', span, id, what));
  };
  if (!words?.description) lacks("a 'description': why it matters");
  if (!words?.recommendation) lacks("a 'recommendation': what to do");
  if (!tests.some(({ expect }) => expect === 'pass')) lacks('an example, or a test, that passes');
  if (!tests.some(({ expect }) => expect === 'fail')) lacks('a test that fails');
  return found;
};
