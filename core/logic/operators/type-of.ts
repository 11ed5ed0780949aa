import { conversion } from '../convert.js';

const names: Readonly<Record<string, string>> = {
  string: 'string',
  boolean: 'boolean',
  null: 'null',
  array: 'array',
  object: 'object',
};

/** What kind of value something is. */
export const typeOf = conversion({
  name: 'typeOf',
  summary: "`'string'`, `'integer'`, `'number'`, `'boolean'`, `'array'`, `'object'` or `'null'`.",
  subject: 'the type of',
  type: 'string',
  from: 'any',
  examples: [
    { logic: { typeOf: { var: 'a' } }, data: { a: 1 }, result: 'integer' },
    { logic: { typeOf: { var: 'a' } }, data: { a: 1.5 }, result: 'number' },
    { logic: { typeOf: { var: 'a' } }, data: { a: [] }, result: 'array' },
    { logic: { typeOf: { var: 'a' } }, data: { a: null }, result: 'null' },
    { logic: { typeOf: { var: 'b' } }, data: {} },
  ],
  convert: (value) => {
    if (value.kind === 'number') return Number.isInteger(value.value) ? 'integer' : 'number';
    return names[value.kind];
  },
});
