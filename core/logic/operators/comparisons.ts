import { orderTest } from '../numbers.js';

/** Whether a number is no less than a limit. */
export const atLeast = orderTest({
  name: 'atLeast',
  summary: 'Whether a number is no less than the limit.',
  limit: 'least',
  words: 'at least',
  opposite: 'less than',
  examples: [
    { logic: { atLeast: [{ var: 'a' }, 50] }, data: { a: 50 }, result: true },
    { logic: { atLeast: [{ var: 'a' }, 50] }, data: { a: '30' }, result: false },
    { logic: { atLeast: [{ var: 'b' }, 0] }, data: {}, result: false },
  ],
  test: (value, limit) => {
    if (value.least >= limit.most) return true;
    return value.most < limit.least ? false : undefined;
  },
});

/** Whether a number is no greater than a limit. */
export const atMost = orderTest({
  name: 'atMost',
  summary: 'Whether a number is no greater than the limit.',
  limit: 'most',
  words: 'at most',
  opposite: 'more than',
  examples: [
    { logic: { atMost: [{ var: 'a' }, 100] }, data: { a: 100 }, result: true },
    { logic: { atMost: [{ var: 'b' }, 100] }, data: {}, result: false },
    { logic: { atMost: [{ var: 'a' }, 100] }, data: { a: null }, result: false },
  ],
  test: (value, limit) => {
    if (value.most <= limit.least) return true;
    return value.least > limit.most ? false : undefined;
  },
});

/** Whether a number is greater than a limit. */
export const moreThan = orderTest({
  name: 'moreThan',
  summary: 'Whether a number is greater than the limit.',
  limit: 'than',
  words: 'more than',
  opposite: 'at most',
  examples: [
    { logic: { moreThan: [{ var: 'a' }, 1] }, data: { a: 2 }, result: true },
    { logic: { moreThan: [{ var: 'a' }, 2] }, data: { a: 2 }, result: false },
  ],
  test: (value, limit) => {
    if (value.least > limit.most) return true;
    return value.most <= limit.least ? false : undefined;
  },
});

/** Whether a number is less than a limit. */
export const lessThan = orderTest({
  name: 'lessThan',
  summary: 'Whether a number is less than the limit.',
  limit: 'than',
  words: 'less than',
  opposite: 'at least',
  examples: [
    { logic: { lessThan: [{ var: 'a' }, 3] }, data: { a: 2 }, result: true },
    { logic: { lessThan: [{ var: 'b' }, 3] }, data: {}, result: false },
  ],
  test: (value, limit) => {
    if (value.most < limit.least) return true;
    return value.least >= limit.most ? false : undefined;
  },
});
