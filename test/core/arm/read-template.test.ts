import t from 'tap';
import { readSnippet } from '../../../core/arm/read-snippet.js';
import { readTemplate } from '../../../core/arm/read-template.js';
import { printExpression } from '../../../core/expressions/printer.js';
import { place } from '../../../core/source/location.js';
import { textOf } from '../../../core/source/span.js';
import type { ObjectNode, TemplateNode } from '../../../core/template/template.js';
import { dataOf } from '../../support/json.js';

/** What is found under keys and indexes of a template. */
function at(node: TemplateNode | undefined, path: readonly (string | number)[]): TemplateNode {
  let current = node;
  for (const step of path) {
    if (current?.kind === 'array') current = current.items[Number(step)];
    else if (current?.kind === 'object') {
      current = current.properties.find(({ key }) => key === step)?.value;
    }
  }
  if (current === undefined) throw new Error(`nothing at ${path.join('.')}`);
  return current;
}

const read = (text: string) => readTemplate(dataOf(text));
const nested = (place: unknown) => ({
  resources: [{ type: 'Microsoft.Resources/deployments', properties: { template: place } }],
});
const inNested = ['resources', 0, 'properties', 'template'];
const call = "[concat('a', 'b')]";
const parsed = "concat('a', 'b')";

const places: readonly [
  template: unknown,
  path: readonly (string | number)[],
  evaluated: boolean,
][] = [
  [{ $schema: call }, ['$schema'], false],
  [{ metadata: { a: call } }, ['metadata', 'a'], false],
  [{ parameters: { p: { defaultValue: call } } }, ['parameters', 'p', 'defaultValue'], true],
  [{ parameters: { p: { defaultValue: [call] } } }, ['parameters', 'p', 'defaultValue', 0], true],
  [
    { parameters: { p: { allowedValues: [call] } } },
    ['parameters', 'p', 'allowedValues', 0],
    false,
  ],
  [{ parameters: { p: { metadata: { d: call } } } }, ['parameters', 'p', 'metadata', 'd'], false],
  [{ variables: { v: { w: call } } }, ['variables', 'v', 'w'], true],
  [{ outputs: { o: { value: call } } }, ['outputs', 'o', 'value'], true],
  [{ outputs: { o: { condition: call } } }, ['outputs', 'o', 'condition'], true],
  [{ outputs: { o: { metadata: { d: call } } } }, ['outputs', 'o', 'metadata', 'd'], false],
  [
    { definitions: { d: { allowedValues: [call] } } },
    ['definitions', 'd', 'allowedValues', 0],
    false,
  ],
  [
    { functions: [{ members: { f: { output: { value: call } } } }] },
    ['functions', 0, 'members', 'f', 'output', 'value'],
    true,
  ],
  [{ resources: [{ name: call }] }, ['resources', 0, 'name'], true],
  [{ resources: [{ apiVersion: call }] }, ['resources', 0, 'apiVersion'], true],
  [{ resources: [{ type: call }] }, ['resources', 0, 'type'], false],
  [{ resources: [{ comments: call }] }, ['resources', 0, 'comments'], false],
  [{ resources: [{ metadata: { a: call } }] }, ['resources', 0, 'metadata', 'a'], false],
  [{ resources: { sym: { name: call } } }, ['resources', 'sym', 'name'], true],
  [{ resources: { sym: { comments: call } } }, ['resources', 'sym', 'comments'], false],
  [
    { resources: [{ resources: [{ comments: call }] }] },
    ['resources', 0, 'resources', 0, 'comments'],
    false,
  ],
  [
    { resources: [{ properties: { metadata: call } }] },
    ['resources', 0, 'properties', 'metadata'],
    true,
  ],
  [nested({ metadata: { a: call } }), [...inNested, 'metadata', 'a'], false],
  [nested({ variables: { a: call } }), [...inNested, 'variables', 'a'], true],
];

for (const [template, path, evaluated] of places) {
  t.test(
    `text at ${path.join('.')} is ${evaluated ? 'an expression' : 'taken as it stands'}`,
    async (t) => {
      const { template: root, diagnostics } = read(JSON.stringify(template));
      t.same(diagnostics, []);
      const node = at(root, path);
      if (evaluated) {
        t.equal(node.kind === 'expression' && printExpression(node.expression), parsed);
      } else t.equal(node.kind === 'literal' && node.value, call);
    },
  );
}

const texts: readonly [written: string, value: string][] = [
  ['[[a]', '[a]'],
  ['[[[a]', '[[a]'],
  ['[[a', '[[a'],
  ['[a', '[a'],
  ['[a] b', '[a] b'],
  [' [a]', ' [a]'],
  ['', ''],
];

for (const [written, value] of texts) {
  t.test(`the string '${written}' of a template is the text '${value}'`, async (t) => {
    const node = at(read(JSON.stringify({ variables: { v: written } })).template, [
      'variables',
      'v',
    ]);
    t.equal(node.kind === 'literal' && node.value, value);
  });
}

t.test('an expression stands where it is written, through escapes', async (t) => {
  const { template } = read(`{"variables": {"v": "[concat('\\u0041', '\\n', parameters('p'))]"}}`);
  const node = at(template, ['variables', 'v']);
  t.ok(node.kind === 'expression' && node.expression.kind === 'call');
  if (node.kind !== 'expression' || node.expression.kind !== 'call') return;
  t.same(
    node.expression.args.map(({ span }) => textOf(span)),
    ["'\\u0041'", "'\\n'", "parameters('p')"],
  );
});

t.test('a key may be an expression in values, and never where it is a name', async (t) => {
  const { template } = read(`{"variables": {"[toLower('A')]": {"[toLower('B')]": {}}}}`);
  const variable = at(template, ['variables', "[toLower('A')]"]) as ObjectNode;
  const key = variable.properties[0]?.key;
  t.equal(typeof key === 'object' && printExpression(key), "toLower('B')");
});

t.test('an object is introduced by its key', async (t) => {
  const { template } = read('{"variables": {"v": {}}, "resources": [{}]}');
  const header = (path: readonly (string | number)[]) => {
    const node = at(template, path);
    return node.kind === 'object' ? textOf(node.header) : undefined;
  };
  t.equal(header(['variables', 'v']), '"v"');
  t.equal(header(['resources', 0]), '{');
});

t.test('an expression in error is one diagnostic, and nothing else is lost', async (t) => {
  const { template, diagnostics } = read('{"variables": {\n"a": "[concat(]", "b": 1}}');
  t.equal(diagnostics.length, 1);
  t.match(diagnostics[0]?.span && place(diagnostics[0].span), /^2:/);
  const broken = at(template, ['variables', 'a']);
  t.equal(broken.kind === 'expression' && broken.expression.kind, 'error');
  t.equal(at(template, ['variables', 'b']).kind, 'literal');
});

t.test('numbers keep digits that a double would lose', async (t) => {
  const { template } = read('{"variables": {"a": 12345678901234567890, "b": 1.50}}');
  const text = (name: string) => {
    const node = at(template, ['variables', name]);
    return node.kind === 'literal' ? node.text : undefined;
  };
  t.equal(text('a'), '12345678901234567890');
  t.equal(text('b'), undefined);
});

t.test('what is no object is no template', async (t) => {
  const { template, diagnostics } = read('[]');
  t.equal(template, undefined);
  t.equal(diagnostics[0]?.code, 'arm/not-an-object');
});

t.test('a bare resource is read as the template that holds it', async (t) => {
  const { template, diagnostics } = readSnippet(
    dataOf(`{"type": "A.B/c", "name": "[parameters('n')]", "comments": "[x]"}`),
  );
  t.same(diagnostics, []);
  t.equal(at(template, ['resources', 0, 'name']).kind, 'expression');
  t.equal(at(template, ['resources', 0, 'comments']).kind, 'literal');
});

t.test('of a list of resources each is read, and what is none is reported', async (t) => {
  const { template, diagnostics } = readSnippet(dataOf('[{"type": "A.B/c", "name": "n"},\n1]'));
  t.equal((at(template, ['resources']) as { items?: unknown[] }).items?.length, 1);
  t.same(
    diagnostics.map(({ code, span }) => [code, span && place(span)]),
    [['arm/not-a-resource', '2:1']],
  );
});
