import { textTest } from '../text.js';

/** Whether a text begins with another. */
export const startsWith = textTest({
  name: 'startsWith',
  summary:
    'Whether a text begins with another, or with any of a list. False for missing, null and what is no text. An unknown text is decided by the part of it that is known.',
  phrase: 'starts with',
  wanted: 'prefix',
  examples: [
    { logic: { startsWith: [{ var: 'a' }, 'st'] }, data: { a: 'Storage' }, result: true },
    { logic: { startsWith: [{ var: 'a' }, ['x', 'sto']] }, data: { a: 'storage' }, result: true },
    {
      logic: { startsWith: { value: { var: 'a' }, prefix: 'st', case: 'exact' } },
      data: { a: 'Storage' },
      result: false,
    },
    { logic: { startsWith: [{ var: 'b' }, ''] }, data: {}, result: false },
  ],
  test(parts, wanted) {
    const [first] = parts;
    const known = typeof first === 'string' ? first : '';
    if (known.startsWith(wanted)) return true;
    return parts.length > 1 || typeof first !== 'string'
      ? wanted.startsWith(known)
        ? undefined
        : false
      : false;
  },
});
