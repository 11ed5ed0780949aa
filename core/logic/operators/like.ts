import { matchesText } from '../../source/glob.js';
import { textTest } from '../text.js';

/** Whether a text matches a pattern with wildcards. */
export const like = textTest({
  name: 'like',
  summary:
    'Whether all of a text matches a pattern in which `*` stands for any characters and `?` for one, or any of a list of patterns. Never minds letter case. False for missing, null and what is no text.',
  phrase: 'is like',
  wanted: 'pattern',
  examples: [
    {
      logic: { like: [{ var: 'a' }, 'Microsoft.*/*Hubs'] },
      data: { a: 'microsoft.x/hubs' },
      result: true,
    },
    { logic: { like: [{ var: 'a' }, ['a?', 'b?']] }, data: { a: 'bc' }, result: true },
    { logic: { like: [{ var: 'a' }, 'a'] }, data: { a: 'ab' }, result: false },
  ],
  test(parts, pattern) {
    const [only] = parts;
    if (parts.length === 1 && typeof only === 'string') return matchesText(pattern, only);
    const known = typeof only === 'string' ? only : '';
    const fixed = pattern.split(/[*?]/)[0] ?? '';
    if (/^[^*?]*\*$/.test(pattern) && known.startsWith(fixed)) return true;
    const length = Math.min(fixed.length, known.length);
    return fixed.slice(0, length) === known.slice(0, length) ? undefined : false;
  },
});
