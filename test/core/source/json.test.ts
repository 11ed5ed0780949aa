import fc from 'fast-check';
import t from 'tap';
import { type DataNode, propertyOf, sourceOffset } from '../../../core/source/data.js';
import { maxDepth, readJson } from '../../../core/source/json.js';
import { place } from '../../../core/source/location.js';
import { SourceFile } from '../../../core/source/source-file.js';
import { textOf } from '../../../core/source/span.js';
import { nodesOf, plain } from '../../support/data.js';

const read = (text: string) => readJson(new SourceFile('a.json', text));

const accepted: readonly [name: string, text: string, value: unknown][] = [
  ['an object', '{"a": 1, "b": [true, false, null]}', { a: 1, b: [true, false, null] }],
  ['a lone string', '"a"', 'a'],
  ['a byte order mark', '\uFEFF[1]', [1]],
  ['line comments', '// before\n[1, // one\n2]// after', [1, 2]],
  ['block comments', '/* a */[/* b */1/* c */]/* d */', [1]],
  ['a comment with a quote in it', '[1 /* it\'s "so" */]', [1]],
  ['a line break inside a string', '["a\r\n  b"]', ['a\r\n  b']],
  ['control characters inside a string', '["a\u0001\tb"]', ['a\u0001\tb']],
  ['a trailing comma in an array', '[1,]', [1]],
  ['a trailing comma in an object', '{"a":1,}', { a: 1 }],
  ['a hole in an array', '[1,,2]', [1, null, 2]],
  ['a hole at the start of an array', '[,1]', [null, 1]],
  ['single quotes', "{'a': 'it\"s'}", { a: 'it"s' }],
  ['bare keys', '{a: 1, $b_2: 2, 3c: 3, null: 4}', { a: 1, $b_2: 2, '3c': 3, null: 4 }],
  ['all escapes', '"\\b\\t\\n\\f\\r\\"\\\'\\\\\\/\\u0041\\u00e9"', '\b\t\n\f\r"\'\\/A\u00e9'],
  ['a surrogate pair in escapes', '"\\ud83d\\ude00"', '\u{1F600}'],
  ['white space beyond ASCII', '\u00a0[\f1\u2028,\v2]', [1, 2]],
  ['numbers', '[0, -1, 1.5, 1e3, -2.5E-1]', [0, -1, 1.5, 1000, -0.25]],
  ['numbers with a digit missing', '[.5, 5.]', [0.5, 5]],
  ['hexadecimal and octal numbers', '[0x1F, 010]', [31, 8]],
  ['undefined', '[undefined]', [null]],
  ['an empty key', '{"": 1}', { '': 1 }],
  ['empty collections', '[{}, []]', [{}, []]],
];

for (const [name, text, value] of accepted) {
  t.test(`JSON is read with ${name}`, async (t) => {
    const { root, diagnostics } = read(text);
    t.same(diagnostics, []);
    t.same(plain(root), plainCopy(value));
  });
}

/** Objects compared with `plain` have no prototype either. */
function plainCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainCopy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.assign(
    Object.create(null),
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainCopy(item)])),
  );
}

const broken: readonly [name: string, text: string, at: string, message: RegExp, value: unknown][] =
  [
    ['cut off in an object', '{\n  "a": 1,\n', '2:10', /'}'.*'{' opened at 1:1/, { a: 1 }],
    ['cut off in an array', '{"a": [1,', '1:10', /']'.*'\[' opened at 1:7/, { a: [1] }],
    ['cut off after a key', '{"a"', '1:5', /':' after the key 'a'.*end of the file/, {}],
    ['cut off in a string', '{"a": "b', '1:7', /no closing quote/, { a: 'b' }],
    ['cut off in a comment', '[1] /* a', '1:5', /never closed/, [1]],
    ['a comma missing in an object', '{"a": 1\n"b": 2}', '2:1', /',' or '}'/, { a: 1, b: 2 }],
    ['a comma missing in an array', '[1 2]', '1:4', /',' or '\]'/, [1, 2]],
    ['a colon missing', '{"a" 1, "b": 2}', '1:6', /':' after the key 'a'/, { a: 1, b: 2 }],
    ['a comment before a colon', '{"a" /* b */: 1}', '1:6', /Move the comment/, { a: 1 }],
    ['a value missing', '{"a":, "b": 2}', '1:6', /a value/, { b: 2 }],
    ['a key missing', '{, "a": 1}', '1:2', /a key/, { a: 1 }],
    ['an unknown word', '{"a": abc, "b": 2}', '1:7', /a value, found 'abc'/, { b: 2 }],
    ['a word in the wrong letter case', '[True]', '1:2', /found 'True'/, []],
    ['a number that is none', '[1.2.3, 4]', '1:2', /found '1.2.3'/, [4]],
    ['a plus sign', '[+1, 2]', '1:2', /found '\+'/, [2]],
    ['an octal number with a digit 8', '[08]', '1:2', /found '08'/, []],
    ['a stray closing bracket', '{"a": 1]}', '1:8', /'}' for the bracket opened at 1:1/, { a: 1 }],
    ['a bracket of the wrong kind', '[{"a": 1], 2]', '1:9', /'}' for/, [{ a: 1 }]],
    ['text after the end', '{"a": 1} x', '1:10', /end of the file/, { a: 1 }],
    ['an escape that is none', '["a\\qb", 2]', '1:4', /escape/, ['a\\qb', 2]],
    ['an escape with bad digits', '["\\u00zz"]', '1:3', /escape/, ['\\u00zz']],
    ['a shell comment', '# a\n[1]', '1:1', /a value, found '#'/, undefined],
    ['nothing in it', '', '1:1', /empty/, undefined],
    ['only a comment in it', '// a', '1:5', /empty/, undefined],
  ];

for (const [name, text, at, message, value] of broken) {
  t.test(`JSON with ${name} gets a located diagnostic`, async (t) => {
    const { root, diagnostics } = read(text);
    const first = diagnostics[0];
    t.equal(first?.kind, 'input');
    t.match(first?.message, message);
    t.equal(first?.span && place(first.span), at);
    t.same(plain(root), plainCopy(value), 'what could be read is kept');
  });
}

t.test('a closing quote left out is suspected where the text turns inside out', async (t) => {
  const { diagnostics } = read('{\n  "a": "b,\n  "c": "d"\n}');
  t.match(diagnostics[0]?.message, /begins at 2:8 may lack its closing quote/);
});

t.test('a file cut off gets one diagnostic however much is open', async (t) => {
  t.equal(read('{"a": [{"b": [').diagnostics.length, 1);
});

t.test('a string or comment left open gets one diagnostic, whatever it leaves open', async (t) => {
  t.equal(read('{"a": ["b').diagnostics.length, 1);
  t.equal(read('{"a": [1 /* b').diagnostics.length, 1);
});

t.test('a file of errors does not get a diagnostic for each', async (t) => {
  for (const text of ['[1 2 ', ']', ':', '{"a":1,"a":2,']) {
    t.ok(read(text.repeat(1000)).diagnostics.length <= 20, text);
  }
  t.equal(read(']'.repeat(1000)).diagnostics.length, 1);
});

t.test('the last of a key written twice counts, with a notice', async (t) => {
  const { root, diagnostics } = read('{"a": 1, "A": 2,\n"a": 3}');
  t.same(plain(root), plainCopy({ A: 2, a: 3 }));
  t.equal(diagnostics.length, 1);
  t.equal(diagnostics[0]?.kind, 'notice');
  t.equal(diagnostics[0]?.span && place(diagnostics[0].span), '2:1');
});

t.test('errors of configuration are errors of usage', async (t) => {
  t.equal(readJson(new SourceFile('a.json', '{'), 'usage').diagnostics[0]?.kind, 'usage');
});

for (const text of ['['.repeat(1e6), '{"a":'.repeat(1e6), '['.repeat(1e6) + ']'.repeat(1e6)]) {
  t.test(`a million brackets (${text.slice(0, 5)}…) end in a located diagnostic`, async (t) => {
    const { diagnostics } = read(text);
    t.equal(diagnostics[0]?.code, 'json/too-deep');
    t.equal(diagnostics[0]?.span?.start, text.startsWith('[') ? maxDepth : maxDepth * 5);
    t.equal(diagnostics.length, 1);
  });
}

t.test('what stands beside a value too deep is still read', async (t) => {
  const { root } = read(`{"a": ${'['.repeat(300)}${']'.repeat(300)}, "b": 2}`);
  t.same(propertyOf(root as DataNode & { kind: 'object' }, 'b')?.value.kind, 'number');
});

t.test('numbers keep their digits', async (t) => {
  const { root } = read('[12345678901234567890123, 1.0]');
  t.same(root?.kind === 'array' && root.items.map((item) => item.kind === 'number' && item.text), [
    '12345678901234567890123',
    '1.0',
  ]);
});

t.test('a run of many digits is read in one go, also when it is no number', async (t) => {
  const { diagnostics } = read(`[${'1'.repeat(500_000)}x]`);
  t.match(diagnostics, [{ code: 'json/unexpected' }]);
});

t.test('__proto__ is a key like any other', async (t) => {
  const { root } = read('{"__proto__": {"a": 1}}');
  t.same(root?.kind === 'object' && [...root.properties.keys()], ['__proto__']);
});

t.test('comments are kept with their places', async (t) => {
  const { comments } = read('// a\n[1] /* b */');
  t.same(comments.map(textOf), ['// a', '/* b */']);
});

t.test('a property is found exactly first, else without letter case', async (t) => {
  const { root } = read('{"Name": 1, "name": 2, "TYPE": 3}');
  t.ok(root?.kind === 'object');
  if (root?.kind !== 'object') return;
  t.equal(plain(propertyOf(root, 'name')?.value), 2);
  t.equal(plain(propertyOf(root, 'type')?.value), 3);
  t.equal(propertyOf(root, 'other'), undefined);
});

t.test('characters of a decoded string are found in the file', async (t) => {
  const text = '  "a\\nb\\u0041c"';
  const { root } = read(text);
  t.ok(root?.kind === 'string');
  if (root?.kind !== 'string') return;
  t.equal(root.value, 'a\nbAc');
  t.same(
    [0, 1, 2, 3, 4, 5].map((offset) => sourceOffset(root, offset)),
    [3, 4, 6, 7, 13, 14],
  );
});

t.test('JSON.parse and the reader agree on all JSON', async () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), (text) => {
      const { root, diagnostics } = read(text);
      return (
        diagnostics.every((found) => found.kind === 'notice') &&
        JSON.stringify(plain(root)) === JSON.stringify(JSON.parse(text))
      );
    }),
  );
});

const fragment = fc.constantFrom(
  ...['{', '}', '[', ']', ':', ',', '"', "'", '\\', '/', '//', '/*', '*/', '\n', ' ', '"a"'],
  ...['1', '-', '.', 'true', 'nul', '\\u', '\uFEFF', '#', '\u{1F600}', 'é', '"b":'],
);

t.test('no text makes the reader throw, and every span stands for its node', async () => {
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 40 }), (fragments) => {
      const text = fragments.join('');
      const { root, diagnostics } = read(text);
      for (const { span } of diagnostics) {
        if (!span || span.start > span.end || span.end > text.length) return false;
      }
      return root === undefined || [...nodesOf(root)].every(spanFits);
    }),
    { numRuns: 2000 },
  );
});

function spanFits(node: DataNode): boolean {
  const text = textOf(node.span);
  switch (node.kind) {
    case 'object':
      return text.startsWith('{');
    case 'array':
      return text.startsWith('[');
    case 'string':
      return node.shifts !== undefined || text.includes(node.value);
    case 'number':
      return text === node.text;
    case 'boolean':
      return text === String(node.value);
    case 'null':
      return text === 'null' || text === '';
  }
}
