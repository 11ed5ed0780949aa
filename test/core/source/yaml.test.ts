import fc from 'fast-check';
import t from 'tap';
import { type DataNode, spanWithin } from '../../../core/source/data.js';
import { place } from '../../../core/source/location.js';
import { SourceFile } from '../../../core/source/source-file.js';
import { textOf } from '../../../core/source/span.js';
import { readYaml } from '../../../core/source/yaml.js';
import { plain } from '../../support/data.js';

const read = (text: string) => readYaml(new SourceFile('a.yaml', text));
const json = (node: DataNode | undefined) => JSON.stringify(plain(node));

const accepted: readonly [name: string, text: string, value: string][] = [
  ['block collections', 'a: 1\nb:\n  - x\n  - y: true\n', '{"a":1,"b":["x",{"y":true}]}'],
  ['flow collections', 'a: { var: b, "c": [1, null] }', '{"a":{"var":"b","c":[1,null]}}'],
  ['a value left out', 'a:\nb: 1', '{"a":null,"b":1}'],
  [
    'the core schema of YAML 1.2',
    '[yes, on, 2020_06, 0o17, 0x1F, ~]',
    '["yes","on","2020_06",15,31,null]',
  ],
  ['keys that are not text', '1: a\ntrue: b\nnull: c', '{"1":"a","true":"b","null":"c"}'],
  ['an anchor and its alias', 'a: &x { b: 1 }\nc: *x', '{"a":{"b":1},"c":{"b":1}}'],
  ['a merge key as plain data', '"<<": 1', '{"<<":1}'],
  ['__proto__ as plain data', '__proto__:\n  a: 1', '{"__proto__":{"a":1}}'],
  ['a literal block', 'a: |\n  x\n    y\n', '{"a":"x\\n  y\\n"}'],
  ['a directive for YAML 1.1, which changes no value', '%YAML 1.1\n---\na: yes', '{"a":"yes"}'],
  ['a byte order mark', '\uFEFFa: 1', '{"a":1}'],
  ['comments and a document start', '# a\n---\na: 1 # b\n', '{"a":1}'],
];

for (const [name, text, value] of accepted) {
  t.test(`YAML is read with ${name}`, async (t) => {
    const { root, diagnostics } = read(text);
    t.same(diagnostics, []);
    t.equal(json(root), value);
  });
}

const broken: readonly [name: string, text: string, at: string, message: RegExp][] = [
  [
    'a collection left open',
    'a: [1, 2',
    '1:9',
    /must be sufficiently indented and end with a \]\.$/,
  ],
  ['a tab as indentation', 'a:\n\tb: 1', '2:1', /tab/i],
  ['a quote left open', 'a: "b', '1:6', /quote/i],
  ['a key given twice', 'a: 1\nb: 2\na: 3', '3:1', /already given at 1:1/],
  ['a second document', 'a: 1\n---\nb: 2', '2:1', /second YAML document/],
  ['a collection as key', '? [a]\n: 1', '1:3', /key must be plain/],
  ['an alias without anchor', 'a: *x', '1:4', /No anchor '&x'/],
  ['an alias inside its anchor', 'a: &x [*x]', '1:8', /No anchor '&x'/],
  ['a tag that means nothing here', 'a: !secret b', '1:4', /Unresolved tag: !secret/],
  ['nothing in it', '', '1:1', /empty/],
  ['only a comment in it', '# a\n', '1:1', /empty/],
];

for (const [name, text, at, message] of broken) {
  t.test(`YAML with ${name} gets a located diagnostic`, async (t) => {
    const first = read(text).diagnostics[0];
    t.equal(first?.kind, 'usage');
    t.match(first?.message, message);
    t.equal(first?.span && place(first.span), at);
  });
}

for (const unit of ['[', '- ', '{a: ', '- - ', '? ']) {
  t.test(`'${unit}' a hundred thousand times ends in a located diagnostic`, async (t) => {
    const first = read(unit.repeat(1e5)).diagnostics[0];
    t.equal(first?.code, 'json/too-deep');
    t.ok(first?.span);
  });
}

t.test('aliases that stand for very much meet a limit', async (t) => {
  const lines = ['a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]'];
  for (let i = 1; i < 12; i++) {
    lines.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    );
  }
  const { diagnostics } = read(lines.join('\n'));
  t.same(
    diagnostics.map((found) => found.code),
    ['yaml/alias-limit'],
  );
});

t.test('keys and values have their places', async (t) => {
  const { root } = read('a:\n  "b c": [one, \'two\'] # end\n');
  const texts: string[] = [];
  const visit = (node: DataNode): void => {
    texts.push(textOf(node.span));
    if (node.kind === 'array') node.items.forEach(visit);
    if (node.kind !== 'object') return;
    for (const { key, value } of node.properties.values()) {
      texts.push(textOf(key.span));
      visit(value);
    }
  };
  if (root) visit(root);
  t.same(texts.slice(1), ['a', '"b c": [one, \'two\']', '"b c"', "[one, 'two']", 'one', "'two'"]);
});

t.test('text inside a literal block is found in the file', async (t) => {
  const { root } = read('a: |\n  first\n\n    second\n');
  const node = root?.kind === 'object' ? root.properties.get('a')?.value : undefined;
  t.ok(node?.kind === 'string');
  if (node?.kind !== 'string') return;
  for (const word of ['first', 'second']) {
    const at = node.value.indexOf(word);
    t.equal(textOf(spanWithin(node, at, at + word.length)), word);
  }
});

t.test('places inside text of any style lie within the text', async (t) => {
  const text =
    'a: >-\n  folded\n  text\n\n  more\nb: "esc\\taped\n  over lines"\nc: plain\n  over lines\n';
  const { root } = read(text);
  t.ok(root?.kind === 'object');
  if (root?.kind !== 'object') return;
  for (const { value: node } of root.properties.values()) {
    if (node.kind !== 'string') continue;
    for (let i = 0; i <= node.value.length; i++) {
      const { start } = spanWithin(node, i, i);
      t.ok(start >= node.span.start && start <= node.span.end, `${i} of ${node.value}`);
    }
  }
});

t.test('comments are kept with their places', async (t) => {
  t.same(read('# a\nb: 1 # c\nd: "# e"').comments.map(textOf), ['# a', '# c']);
});

t.test('YAML reads JSON as the JSON it is', async () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4, stringUnit: 'grapheme-ascii' }), (text) => {
      return json(read(text).root) === JSON.stringify(JSON.parse(text));
    }),
  );
});

t.test('no text makes the reader throw', async () => {
  const fragment = fc.constantFrom(
    ...['a', ': ', '- ', '\n', '  ', '[', ']', '{', '}', ', ', '"', "'", '|', '>', '&x ', '*x '],
    ...['? ', '!!str ', '---\n', '...\n', '%YAML 1.1\n', '#', '\t', '\\', '1', '~'],
  );
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 30 }), (fragments) => {
      const text = fragments.join('');
      return read(text).diagnostics.every(
        ({ span }) => span && span.start <= span.end && span.end <= text.length,
      );
    }),
    { numRuns: 1000 },
  );
});
