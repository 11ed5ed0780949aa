import { splitAtSlashes } from '../../resources/text-pieces.js';
import { conversion } from '../convert.js';

/** Text in small letters. */
export const lower = conversion({
  name: 'lower',
  summary: 'Text in small letters.',
  type: 'string',
  from: 'string',
  examples: [
    { logic: { lower: { var: 'a' } }, data: { a: 'West Europe' }, result: 'west europe' },
    { logic: { lower: { var: 'b' } }, data: {} },
  ],
  convert: (value) => (value.kind === 'string' ? value.value.toLowerCase() : undefined),
});

/** Text in capital letters. */
export const upper = conversion({
  name: 'upper',
  summary: 'Text in capital letters.',
  type: 'string',
  from: 'string',
  examples: [
    { logic: { upper: { var: 'a' } }, data: { a: 'Environment' }, result: 'ENVIRONMENT' },
    { logic: { upper: { var: 'b' } }, data: {} },
  ],
  convert: (value) => (value.kind === 'string' ? value.value.toUpperCase() : undefined),
});

/** Text without white space around it. */
export const trim = conversion({
  name: 'trim',
  summary: 'Text without white space at its beginning and end.',
  type: 'string',
  from: 'string',
  examples: [
    { logic: { trim: { var: 'a' } }, data: { a: ' x ' }, result: 'x' },
    { logic: { trim: { var: 'b' } }, data: {} },
  ],
  convert: (value) => (value.kind === 'string' ? value.value.trim() : undefined),
});

/** The part of a text after its last slash. */
export const lastSegment = conversion({
  name: 'lastSegment',
  summary:
    'The part of a text, such as an id or a name, after its last `/`. Of an unknown text with a known `/`: what is known to stand after it.',
  subject: 'the last part of',
  type: 'string',
  from: 'string',
  examples: [
    { logic: { lastSegment: { var: 'id' } }, data: { id: '/a/b/c' }, result: 'c' },
    { logic: { lastSegment: { var: 'id' } }, data: { id: 'c' }, result: 'c' },
    { logic: { lastSegment: { var: 'id' } }, data: {} },
  ],
  convert: (value) =>
    value.kind === 'string' ? value.value.slice(value.value.lastIndexOf('/') + 1) : undefined,
  known: (value) => {
    const segments = splitAtSlashes(value);
    return segments.length > 1 ? segments.at(-1) : undefined;
  },
});
