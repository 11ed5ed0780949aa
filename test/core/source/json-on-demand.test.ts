import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import t from 'tap';
import type { DataDocument } from '../../../core/source/data.js';
import { maxDepth, readJson } from '../../../core/source/json.js';
import { readJsonOnDemand } from '../../../core/source/json-on-demand.js';
import { SourceFile } from '../../../core/source/source-file.js';
import { nodesOf, plain } from '../../support/data.js';

const laidOut = (value: unknown): string => JSON.stringify(value, undefined, 2);
const nested = (depth: number): unknown => (depth === 0 ? 0 : { a: nested(depth - 1) });

const standard: readonly [name: string, text: string][] = [
  [
    'values of every kind',
    laidOut({ a: [1, -2.5e10, true, false, null, 'b', {}, []], c: { d: '' } }),
  ],
  ['escapes in a string', laidOut({ a: '"\\/\b\f\n\r\t\u0001', b: '\\"' })],
  ['brackets and commas in a string', laidOut({ a: ['{', ']},', '[\n{'], b: '": {' })],
  ['letters beyond ASCII', laidOut({ é: '\u{1F600}“”' })],
  ['an escape in a key', laidOut({ 'a"b\\': 1 })],
  ['a key with a line separator in it', laidOut({ 'a\u2028  ': ': ', b: '": ' })],
  ['the same key in different objects', laidOut({ a: { a: 1, b: { a: 2 } }, b: { a: 3 } })],
  ['keys that every object has', '{\n  "constructor": 1,\n  "__proto__": 3\n}'],
  ['a line break at its end', `${laidOut({ a: 1 })}\n`],
  ['the deepest nesting', laidOut(nested(maxDepth))],
];

const other: readonly [name: string, text: string][] = [
  ['nothing', ''],
  ['no object', laidOut([1])],
  ['an empty object', '{}'],
  ['a byte order mark', `\uFEFF${laidOut({ a: 1 })}`],
  ['CR LF', laidOut({ a: 1 }).replaceAll('\n', '\r\n')],
  ['another indent', JSON.stringify({ a: { b: 1 } }, undefined, 4)],
  ['tabs', JSON.stringify({ a: 1 }, undefined, '\t')],
  ['a list on one line', '{\n  "a": [1, 2]\n}'],
  ['an empty object over two lines', '{\n  "a": {\n  }\n}'],
  ['a blank before the end of a line', '{\n  "a": 1 \n}'],
  ['an empty line', '{\n\n  "a": 1\n}'],
  ['a comment', '{\n  // b\n  "a": 1\n}'],
  ['a comment behind a value', '{\n  "a": 1 // b\n}'],
  ['single quotes', "{\n  'a': 1\n}"],
  ['a bare key', '{\n  a: 1\n}'],
  ['an escape that is not needed', '{\n  "\\u0061": 1\n}'],
  ['keys that objects put in order', '{\n  "2": 1,\n  "1": 2\n}'],
  ['a number with a needless digit', '{\n  "a": 1.0\n}'],
  ['a number with more digits than a double has', '{\n  "a": 12345678901234567890\n}'],
  ['a key given twice', '{\n  "a": 1,\n  "b": 2,\n  "a": 3\n}'],
  ['a key given twice around an object', '{\n  "a": {\n    "a": 1\n  },\n  "a": 2\n}'],
  ['no comma between members', '{\n  "a": 1\n  "b": 2\n}'],
  ['a comma too many', '{\n  "a": 1,\n}'],
  ['a comma behind the bracket that opens', '{\n  "a": {,\n    "b": 1\n  }\n}'],
  ['a bracket of the wrong kind', '{\n  "a": {\n    "b": 1\n  ]\n}'],
  ['no value', '{\n  "a": \n}'],
  ['a key in a list', '{\n  "a": [\n    "b": 1\n  ]\n}'],
  ['no key in an object', '{\n  "a"\n}'],
  ['an escape that JSON has not', '{\n  "a": "\\q"\n}'],
  ['a line break in a string', '{\n  "a": "b\n  "\n}'],
  ['a tab in a string', '{\n  "a": "\t"\n}'],
  ['a string that is not closed', '{\n  "a": "b\n}'],
  ['a number that JSON has not', '{\n  "a": 010\n}'],
  ['a word that JSON has not', '{\n  "a": undefined\n}'],
  ['a word in other letters', '{\n  "a": TRUE\n}'],
  ['no end', '{\n  "a": {\n    "b": 1\n  }'],
  ['something behind its end', `${laidOut({ a: 1 })}\n{}`],
  ['nesting that is too deep', laidOut(nested(maxDepth + 1))],
];

function readBoth(text: string) {
  const file = new SourceFile('a.json', text);
  return { onDemand: readJsonOnDemand(file), atOnce: readJson(file) };
}

/** All that was read, where it stands included, but not what is said of the layout. */
function contentOf({ root, diagnostics }: DataDocument) {
  const places = root
    ? [...nodesOf(root)].map(({ kind, span }) => [kind, span.start, span.end])
    : [];
  return { value: plain(root), places, diagnostics };
}

for (const [name, text] of standard) {
  t.test(`the members of JSON in the standard layout are read on demand: ${name}`, async (t) => {
    const both = readBoth(text);
    t.match(both.onDemand.root, { kind: 'object', layout: 'standard' });
    t.same(contentOf(both.onDemand), contentOf(both.atOnce));
  });
}

for (const [name, text] of other) {
  t.test(`JSON in any other layout is read at once: ${name}`, async (t) => {
    const both = readBoth(text);
    t.notMatch(both.onDemand.root ?? {}, { layout: 'standard' });
    t.same(both.onDemand, both.atOnce);
  });
}

t.test('a member is read once, when it is asked for', async (t) => {
  const { root } = readJsonOnDemand(new SourceFile('a.json', laidOut({ a: { b: 1 } })));
  const property = root?.kind === 'object' ? root.properties.get('a') : undefined;
  t.equal(property?.value, property?.value);
  t.same({ ...property }.value, property?.value);
});

function isReadAlike(text: string): boolean {
  const { onDemand, atOnce } = readBoth(text);
  return isDeepStrictEqual(contentOf(onDemand), contentOf(atOnce));
}

t.test('whatever JSON.stringify lays out is read as it is read at once', async () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (value) =>
      isReadAlike(laidOut(value)),
    ),
    { numRuns: 200 },
  );
});

t.test('a change to a text in the standard layout is read as it is read at once', async () => {
  const text = laidOut({ a: [1, { b: 'c\\d' }], e: {} });
  const mark = fc.constantFrom(
    '',
    ' ',
    '\n',
    ',',
    ':',
    '"',
    '\\',
    '{',
    '}',
    '[',
    ']',
    '1',
    'a',
    '/',
  );
  const place = fc.nat(text.length);
  fc.assert(
    fc.property(place, fc.nat(2), mark, (at, length, added) =>
      isReadAlike(text.slice(0, at) + added + text.slice(at + length)),
    ),
    { numRuns: 2000 },
  );
});
