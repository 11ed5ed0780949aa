import t from 'tap';
import { displayText } from '../../../core/resources/print.js';
import { locate } from '../../../core/source/location.js';
import { expanded } from '../../support/expanded.js';

/** What a resource's property set to the parameter `p` is printed as. */
function parameterValue(declaration: object, given?: object, options: object = {}) {
  const result = expanded(
    {
      parameters: { p: declaration, other: { type: 'string', defaultValue: 'o' } },
      resources: [
        { type: 'A.B/c', apiVersion: '1', name: 'n', properties: { v: "[parameters('p')]" } },
      ],
    },
    { ...(given && { parameters: given }), ...options },
  );
  const properties = result.resources[0]?.['properties'] as Record<string, unknown> | undefined;
  return { ...result, value: properties?.['v'] };
}

const values: readonly [
  title: string,
  declaration: object,
  given: object | undefined,
  value: unknown,
][] = [
  ['the given value', { type: 'string', defaultValue: 'd' }, { p: 'g' }, 'g'],
  ['a name given in other letter case', { type: 'string' }, { P: 'g' }, 'g'],
  ['the default without a value', { type: 'int', defaultValue: 3 }, undefined, 3],
  [
    'a default from another parameter',
    { type: 'string', defaultValue: "[parameters('other')]" },
    {},
    'o',
  ],
  [
    'a default from another given parameter',
    { type: 'string', defaultValue: "[parameters('other')]" },
    { other: 'x' },
    'x',
  ],
  ['a null default', { type: 'object', nullable: true, defaultValue: null }, undefined, undefined],
  ['the default where null is given', { type: 'int', defaultValue: 3 }, { p: null }, 3],
  ['null where null is given and there is no default', { type: 'int' }, { p: null }, undefined],
  ['null where it may be null', { type: 'string', nullable: true }, undefined, undefined],
  ['unknown without value and default', { type: 'string' }, undefined, "[parameters('p')]"],
  ['unknown for an object', { type: 'object' }, undefined, "[parameters('p')]"],
  ['nothing to hide when it is empty', { type: 'secureString' }, { p: '' }, ''],
  ['hidden when it is secure', { type: 'secureString' }, { p: 'pass' }, '{{Secret}}'],
  ['hidden when a secure object', { type: 'secureObject' }, { p: { a: 1 } }, '{{Secret}}'],
];

for (const [title, declaration, given, value] of values) {
  t.test(`a parameter is ${title}`, (t) => {
    const result = parameterValue(declaration, given);
    t.strictSame(result.value, value);
    t.strictSame(result.problems, []);
    t.end();
  });
}

t.test('a bool or a parameter with allowed values is a choice while it has no value', (t) => {
  for (const [declaration, alternatives] of [
    [{ type: 'bool' }, [true, false]],
    [{ type: 'string', allowedValues: ['a', 'b'] }, ['a', 'b']],
  ] as const) {
    const { deployment } = parameterValue(declaration);
    const value = deployment.parameters.get('p')?.value;
    t.match(value, { kind: 'choice' });
    if (value?.kind !== 'choice') continue;
    t.strictSame(
      value.alternatives.map(({ when }) => when),
      alternatives.map((equals) => [{ subject: "parameters('p')", label: 'p', equals }]),
    );
  }
  t.end();
});

t.test('allowed values of an array are those of its items, so its value stays unknown', (t) => {
  const { deployment } = parameterValue({ type: 'array', allowedValues: ['a', 'b'] });
  t.match(deployment.parameters.get('p')?.value, { kind: 'unknown', type: 'array' });
  t.end();
});

t.test('a value without a declaration is reported where its name is written', (t) => {
  const { problems } = parameterValue({ type: 'string' }, { p: 'x', otter: 1 });
  const [problem] = problems;
  t.equal(problems.length, 1);
  t.equal(problem?.code, 'expansion/undeclared-parameter');
  t.match(problem?.message, /Did you mean 'other'/);
  t.match(problem?.span && locate(problem.span), { path: 'main.parameters.json', startLine: 3 });
  t.end();
});

t.test('a parameter whose default needs itself is reported once and unknown', (t) => {
  const { problems, value } = parameterValue({ type: 'string', defaultValue: "[parameters('p')]" });
  t.strictSame(
    problems.map(({ code }) => code),
    ['expansion/cycle'],
  );
  t.equal(value, '[unknown()]');
  t.end();
});

t.test('a custom type is followed to the type that defines it', (t) => {
  const { deployment, problems } = expanded({
    definitions: {
      name: { type: 'securestring', nullable: true },
      alias: { $ref: '#/definitions/name' },
      loop: { $ref: '#/definitions/loop' },
    },
    parameters: { p: { $ref: '#/definitions/alias' }, l: { $ref: '#/definitions/loop' } },
    resources: [],
  });
  t.match(deployment.parameters.get('p'), {
    type: 'securestring',
    secure: true,
    value: { kind: 'null' },
  });
  t.match(deployment.parameters.get('l'), { value: { kind: 'unknown' } });
  t.strictSame(problems, []);
  t.end();
});

t.test('names that a snippet does not declare are unknown, with one notice each', (t) => {
  const { resources, problems } = expanded(
    {
      resources: [
        {
          type: 'A.B/c',
          apiVersion: '1',
          name: "[parameters('name')]",
          properties: { a: "[parameters('name')]", b: "[variables('v')]" },
        },
      ],
    },
    { snippet: true },
  );
  t.match(resources, [{ name: "[parameters('name')]", properties: { b: "[variables('v')]" } }]);
  t.strictSame(
    problems.map(({ code, kind }) => [code, kind]),
    [
      ['expansion/undeclared-name', 'notice'],
      ['expansion/undeclared-name', 'notice'],
    ],
  );
  t.end();
});

const issues: readonly [
  title: string,
  declaration: object,
  given: object,
  ids: readonly string[],
][] = [
  ['a secret written out', { type: 'securestring' }, { p: 'pass' }, ['ParameterUnsecureValue']],
  ['a value of another type', { type: 'int' }, { p: 'x' }, ['ValueConstraint']],
  [
    'a value that is not allowed',
    { type: 'string', allowedValues: ['a'] },
    { p: 'b' },
    ['ValueConstraint'],
  ],
  [
    'an allowed value in other letter case',
    { type: 'string', allowedValues: ['a'] },
    { p: 'A' },
    [],
  ],
  ['items that are allowed', { type: 'array', allowedValues: ['a', 'b'] }, { p: ['b'] }, []],
  ['text that is too short', { type: 'string', minLength: 3 }, { p: 'ab' }, ['ValueConstraint']],
  ['a number that is too great', { type: 'int', maxValue: 3 }, { p: 4 }, ['ValueConstraint']],
  ['a number within bounds', { type: 'int', minValue: 3, maxValue: 3 }, { p: 3 }, []],
];

for (const [title, declaration, given, ids] of issues) {
  t.test(`issues of a parameter: ${title}`, (t) => {
    const { deployment } = parameterValue(declaration, given);
    t.strictSame(
      deployment.issues.map(({ id }) => id),
      ids,
    );
    t.end();
  });
}

t.test('a secret is never written out, whatever it is part of', (t) => {
  const { deployment, resources } = expanded(
    {
      parameters: { p: { type: 'secureString' }, o: { type: 'secureObject' } },
      variables: { joined: "[concat('a-', parameters('p'))]" },
      resources: [
        {
          type: 'A.B/c',
          apiVersion: '1',
          name: "[concat(reference('x').y, parameters('p'))]",
          properties: {
            a: "[concat(reference('x').y, parameters('p'))]",
            b: "[concat(reference('x').y, variables('joined'))]",
            c: "[union(reference('x'), parameters('o'))]",
            d: "[if(reference('x').y, parameters('p'), 'n')]",
            e: "[createArray(parameters('o').inside, variables('joined'))]",
          },
        },
      ],
    },
    { parameters: { p: 'hunter2', o: { inside: 'hunter2' } } },
  );
  const printed = JSON.stringify([
    resources,
    deployment.resources.map(({ id }) => displayText(id)),
  ]);
  t.notMatch(printed, 'hunter2');
  t.match(resources, [{ properties: { a: "[concat(reference('x').y, parameters('p'))]" } }]);
  t.end();
});
