import t from 'tap';
import type { Origin, Value } from '../../../core/expressions/value.js';
import { locate } from '../../../core/source/location.js';
import { expanded } from '../../support/expanded.js';

/** The steps of an origin, from where the value is used to where it is written: `role name file:line:column`. */
function stepsOf(origin: Origin): readonly string[] {
  const steps: string[] = [];
  for (let at: Origin | undefined = origin; at !== undefined; at = at.from) {
    const { path, startLine, startColumn } = locate(at.span);
    const role = [at.role, at.name, at.byDefault ? 'by default' : undefined];
    steps.push(`${role.filter(Boolean).join(' ')} ${path}:${startLine}:${startColumn}`);
  }
  return steps;
}

function member(value: Value | undefined, ...keys: readonly string[]): Value | undefined {
  return keys.reduce<Value | undefined>(
    (at, key) => (at?.kind === 'object' ? at.entries.get(key)?.value : undefined),
    value,
  );
}

const cases: readonly {
  readonly title: string;
  readonly template: string;
  readonly parameters?: string;
  readonly steps: readonly string[];
}[] = [
  {
    title: 'a literal',
    template: `{ "resources": [{ "type": "A.B/c", "apiVersion": "1", "name": "n",
 "properties": { "v": "x" } }] }`,
    steps: ['literal main.json:2:23'],
  },
  {
    title: 'the default of a parameter',
    template: `{ "parameters": {
  "p": { "type": "string",
    "defaultValue": "x" } },
"resources": [{ "type": "A.B/c", "apiVersion": "1", "name": "n",
 "properties": { "v": "[parameters('p')]" } }] }`,
    steps: [
      'expression main.json:5:25',
      'parameter p by default main.json:2:3',
      'literal main.json:3:21',
    ],
  },
  {
    title: 'a value of the parameter file, through a variable',
    template: `{ "parameters": {
  "p": { "type": "string" } },
"variables": {
  "w": "[parameters('p')]" },
"resources": [{ "type": "A.B/c", "apiVersion": "1", "name": "n",
 "properties": { "v": "[variables('w')]" } }] }`,
    parameters: `{
  "p": "x" }`,
    steps: [
      'expression main.json:6:25',
      'variable w main.json:4:3',
      'expression main.json:4:10',
      'parameter p main.json:2:3',
      'literal main.parameters.json:2:8',
    ],
  },
  {
    title: 'a member of an object parameter',
    template: `{ "parameters": {
  "p": { "type": "object" } },
"resources": [{ "type": "A.B/c", "apiVersion": "1", "name": "n",
 "properties": { "v": "[parameters('p').a]" } }] }`,
    parameters: `{ "p":
  { "a": "x" } }`,
    steps: [
      'expression main.json:4:25',
      'parameter p main.json:2:3',
      'literal main.parameters.json:2:10',
    ],
  },
  {
    title: 'a member of an item of an array in a variable',
    template: `{ "variables": {
  "list": [ { "a": { "b": "x" } } ] },
"resources": [{ "type": "A.B/c", "apiVersion": "1", "name": "n",
 "properties": { "v": "[variables('list')[0].a.b]" } }] }`,
    steps: ['expression main.json:4:25', 'variable list main.json:2:3', 'literal main.json:2:27'],
  },
  {
    title: 'a parameter handed to a nested deployment and back as an output',
    template: `{ "resources": [{ "type": "Microsoft.Resources/deployments", "apiVersion": "1", "name": "m",
"properties": { "expressionEvaluationOptions": { "scope": "inner" },
  "parameters": { "p": { "value": "x" } },
  "template": {
    "parameters": { "p": { "type": "string" } }, "resources": [],
    "outputs": {
      "o": { "type": "string", "value": "[parameters('p')]" } } } } },
{ "type": "A.B/c", "apiVersion": "1", "name": "n",
 "properties": { "v": "[reference('m').outputs.o.value]" } }] }`,
    steps: [
      'expression main.json:9:25',
      'output o main.json:7:7',
      'expression main.json:7:43',
      'parameter p main.json:5:21',
      'literal main.json:3:35',
    ],
  },
];

for (const { title, template, parameters, steps } of cases) {
  t.test(`origin of ${title}`, (t) => {
    const { deployment } = expanded(template, parameters ? { parameters } : {});
    const resource = deployment.resources.at(-1);
    const value = member(resource?.value, 'properties', 'v');
    t.strictSame(value && stepsOf(value.origin), steps);
    t.end();
  });
}

t.test('absence is reported at the key that introduces the object', (t) => {
  const { deployment } = expanded(`{ "resources": [
  { "type": "A.B/c", "apiVersion": "1", "name": "n",
    "properties": {} }] }`);
  const [resource] = deployment.resources;
  const properties = member(resource?.value, 'properties');
  const header = properties?.kind === 'object' ? properties.header : undefined;
  t.match(header && locate(header), { startLine: 3, startColumn: 5 });
  t.match(resource && locate(resource.header), { startLine: 2, startColumn: 3 });
  t.end();
});
