import t from 'tap';
import { holdsSecret } from '../../../core/expressions/values.js';
import { expanded } from '../../support/expanded.js';

const base = { type: 'A.B/c', apiVersion: '1' };
const id =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/resource-group/providers/A.B/c/one';

/** What `expression` gives beside a resource `one` that is declared by symbolic name. */
function answer(expression: string, one: object = {}) {
  const { deployment, problems } = expanded({
    languageVersion: '2.0',
    resources: {
      one: { ...base, name: 'one', properties: { a: { b: [{ c: 1 }] }, n: null }, ...one },
      many: {
        ...base,
        copy: { name: 'many', count: 2 },
        name: '[string(copyIndex())]',
        properties: { i: '[copyIndex()]' },
      },
      below: { ...base, type: 'A.B/c/d', name: 'one/child', properties: { e: 5 } },
      there: { existing: true, ...base, name: 'there', resourceGroup: 'rg' },
      two: { ...base, name: 'two', properties: { v: expression } },
    },
  });
  const two = deployment.resources.find(({ symbolicPath }) => symbolicPath === 'resources.two');
  const properties = two?.value.entries.get('properties')?.value;
  return {
    value: properties?.kind === 'object' ? properties.entries.get('v')?.value : undefined,
    problems,
  };
}

const known: readonly [expression: string, value: unknown][] = [
  ["[reference('one').a.b[0].c]", 1],
  ["[reference('many[1]').i]", 1],
  [`[reference('${id}').a.b[0].c]`, 1],
  ["[reference('one', '1', 'full').properties.a.b[0].c]", 1],
  ["[reference('A.B/c/one').a.b[0].c]", 1],
  ["[reference('one/child').e]", 5],
  ["[reference('child').e]", 5],
  ["[reference('one', '1', 'full').type]", 'A.B/c'],
  ["[resourceInfo('one').id]", id],
  ["[resourceInfo('one').apiVersion]", '1'],
  ["[resourceInfo('there').id]", id.replace('resource-group', 'rg').replace('/one', '/there')],
  ["[references('many')[1].i]", 1],
];

for (const [expression, value] of known) {
  t.test(`${expression} is known`, (t) => {
    const answered = answer(expression);
    t.match(answered.value, { value });
    t.strictSame(answered.problems, []);
    t.end();
  });
}

const unknown: readonly [expression: string, form: string][] = [
  ["[reference('one').added]", `reference('${id}', '1').added`],
  ["[reference('one').a.added]", `reference('${id}', '1').a.added`],
  ["[reference('one').a.b[0].added]", `reference('${id}', '1').a.b[0].added`],
  ["[reference('one').n]", `reference('${id}', '1').n`],
  [
    "[reference('there').x]",
    `reference('${id.replace('resource-group', 'rg').replace('/one', '/there')}', '1').x`,
  ],
  ["[reference('nowhere').x]", "reference('nowhere').x"],
  ["[reference('A.B/c/other', '1').x]", `reference('${id.replace('/one', '/other')}', '1').x`],
  ["[listKeys('one', '1').k]", `listKeys('${id}', '1').k`],
  ["[listKeys('A.B/c/other', '1').k]", `listKeys('${id.replace('/one', '/other')}', '1').k`],
  ["[listKeys('nowhere', '1').k]", "listKeys('nowhere', '1').k"],
];

for (const [expression, form] of unknown) {
  t.test(`${expression} waits for the deployment`, (t) => {
    const answered = answer(expression);
    t.match(answered.value, {
      kind: 'unknown',
      form,
      reason: { kind: 'runtime', function: form.startsWith('list') ? 'listKeys' : 'reference' },
    });
    t.strictSame(answered.problems, []);
    t.end();
  });
}

t.test('an id of a name that is one of two says where it is', (t) => {
  const name = "if(equals(environment().name, 'a'), 'x', 'y')";
  t.match(answer(`[resourceId('A.B/c', ${name})]`).value, {
    kind: 'choice',
    form: `resourceId('00000000-0000-0000-0000-000000000000', 'resource-group', 'A.B/c', ${name})`,
  });
  t.end();
});

t.test('Azure adds members to every part of a resource', (t) => {
  const one = { identity: { type: 'SystemAssigned' } };
  const read = (path: string) => answer(`[reference('one', '1', 'full').${path}]`, one).value;
  t.match(read('identity.type'), { kind: 'string', value: 'SystemAssigned' });
  t.match(read('identity.principalId'), {
    kind: 'unknown',
    form: `reference('${id}', '1', 'full').identity.principalId`,
  });
  t.end();
});

t.test('Azure tells no secret that it was given', (t) => {
  const one = { properties: { password: "[listKeys('x', '1').key1]", user: 'u' } };
  const value = answer("[reference('one')]", one).value;
  t.equal(value && holdsSecret(value), false);
  t.match(answer("[reference('one').password]", one).value, {
    kind: 'unknown',
    form: `reference('${id}', '1').password`,
  });
  t.end();
});

t.test('a resource whose condition is false tells nothing', (t) => {
  t.match(answer("[reference('one').a.b[0].c]", { condition: false }).value, { kind: 'unknown' });
  t.end();
});

t.test('a resource that refers to itself gets an unknown', (t) => {
  const self = { properties: { a: "[reference('one').a]" } };
  t.match(answer("[reference('one').a]", self).value, {
    kind: 'unknown',
    form: `reference('${id}', '1').a`,
  });
  t.end();
});

t.test('keys of an account are secret', (t) => {
  t.match(answer("[listKeys('one', '1').key1]").value, { kind: 'unknown', secret: true });
  t.end();
});

t.test('existing resources are not deployed', (t) => {
  const { resources } = expanded({
    resources: { there: { existing: true, ...base, name: 'there' } },
  });
  t.strictSame(resources, []);
  t.end();
});
