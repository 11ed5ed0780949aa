import t from 'tap';
import { readParameters } from '../../../core/arm/read-parameters.js';
import { place } from '../../../core/source/location.js';
import { textOf } from '../../../core/source/span.js';
import { dataOf } from '../../support/json.js';

const read = (text: string) => readParameters(dataOf(text));
const given = (text: string) =>
  read(`{"parameters": {"p": ${text}}}`).parameters.values.get('p')?.given;

t.test('a value is data, brackets included', async (t) => {
  for (const value of ["[toLower('A')]", '[[x]']) {
    const { node } = given(JSON.stringify({ value })) as { node: { value: unknown } };
    t.equal(node.value, value);
  }
});

t.test('a value has its place, and the key before it as header', async (t) => {
  const value = given('{"value": {"a": 1}}');
  t.ok(value?.kind === 'node' && value.node.kind === 'object');
  if (value?.kind !== 'node' || value.node.kind !== 'object') return;
  t.equal(textOf(value.node.span), '{"a": 1}');
  t.equal(textOf(value.node.header), '"value"');
});

t.test('a reference to a key vault is a secret', async (t) => {
  const value = given('{"reference": {"keyVault": {"id": "x"}, "secretName": "s"}}');
  t.equal(value?.kind, 'keyVault');
});

t.test('what stands under expression is one', async (t) => {
  const value = given(`{"expression": "[toLower('A')]"}`);
  t.equal(value?.kind === 'node' && value.node.kind, 'expression');
});

t.test('the template that the metadata links to is told', async (t) => {
  const { templateLink } = read('{"parameters": {}, "metadata": {"template": "./a.json"}}');
  t.equal(templateLink?.value, './a.json');
});

const broken: readonly [text: string, code: string, at: string][] = [
  ['[]', 'arm/not-an-object', '1:1'],
  ['{}', 'arm/parameters-missing', '1:1'],
  ['{"parameters": 1}', 'arm/parameters-missing', '1:16'],
  ['{"parameters": {"p": {}}}', 'arm/parameter-without-value', '1:17'],
  ['{"parameters": {"p": 1}}', 'arm/parameter-without-value', '1:17'],
];

for (const [text, code, where] of broken) {
  t.test(`the parameter file ${text} gets ${code} at ${where}`, async (t) => {
    const [first] = read(text).diagnostics;
    t.equal(first?.code, code);
    t.equal(first?.span && place(first.span), where);
  });
}
