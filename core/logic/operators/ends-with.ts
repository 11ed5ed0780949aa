import { textTest } from '../text.js';

/** Whether a text ends with another. */
export const endsWith = textTest({
  name: 'endsWith',
  summary:
    'Whether a text ends with another, or with any of a list. False for missing, null and what is no text. An unknown text is decided by the part of it that is known.',
  phrase: 'ends with',
  wanted: 'suffix',
  examples: [
    { logic: { endsWith: [{ var: 'a' }, 'AGE'] }, data: { a: 'Storage' }, result: true },
    { logic: { endsWith: [{ var: 'a' }, 'sto'] }, data: { a: 'Storage' }, result: false },
    { logic: { endsWith: [{ var: 'b' }, ''] }, data: {}, result: false },
  ],
  test(parts, wanted) {
    const last = parts.at(-1);
    const known = typeof last === 'string' ? last : '';
    if (known.endsWith(wanted)) return true;
    const open = parts.length > 1 || typeof last !== 'string';
    return open && wanted.endsWith(known) ? undefined : false;
  },
});
