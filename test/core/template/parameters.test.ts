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

t.test('a resource of a snippet that says no name has one that is not known', (t) => {
  const nameless = { type: 'A.B/c', apiVersion: '1' };
  const snippet = expanded({ resources: [nameless, nameless] }, { snippet: true });
  t.match(snippet.resources, [{ name: '[unknown()]' }, { name: '[unknown()]' }]);
  t.strictSame(snippet.problems, []);
  const template = expanded({ resources: [nameless] });
  t.match(template.problems, [{ code: 'expansion/resource-shape' }]);
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
  ['a place that is none', strong('location'), { p: 'Antarctica North' }, ['ParameterStrongType']],
  ['a place by its display name', strong('location'), { p: 'West Europe' }, []],
  ['an id of the strong type', strong('A.B/c'), { p: '/subscriptions/s/providers/a.b/C/n' }, []],
  ['no id where one is asked for', strong('A.B/c'), { p: 'n' }, ['ParameterStrongType']],
  [
    'an id of another type than Bicep asks for',
    { type: 'string', metadata: { resourceType: 'A.B/c@2023-01-01' } },
    { p: '/subscriptions/s/providers/A.B/d/n' },
    ['ParameterStrongType'],
  ],
  ['a strong type that is no resource type', strong('omsWorkspace'), { p: 'n' }, []],
  ['no text for a strong type', strong('A.B/c'), { p: '' }, []],
];

function strong(strongType: string): object {
  return { type: 'string', metadata: { strongType } };
}

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

const outputs: readonly [title: string, declaration: object, ids: readonly string[]][] = [
  ['text that is too short', { type: 'string', minLength: 3, value: 'ab' }, ['ValueConstraint']],
  ['text that is long enough', { type: 'string', minLength: 3, value: 'abc' }, []],
  ['a value of another type', { type: 'int', value: 'x' }, ['ValueConstraint']],
  ['one that is not handed out', { type: 'int', condition: false, value: 'x' }, []],
];

for (const [title, output, ids] of outputs) {
  t.test(`issues of an output: ${title}`, (t) => {
    const { deployment } = expanded({ resources: [], outputs: { o: output } });
    t.strictSame(
      deployment.issues.map(({ id }) => id),
      ids,
    );
    t.end();
  });
}

const definitions = {
  port: { type: 'int', minValue: 1, maxValue: 9 },
  point: {
    type: 'object',
    properties: { x: { type: 'int' }, note: { type: 'string', nullable: true } },
    additionalProperties: false,
  },
  tree: {
    type: 'object',
    properties: { child: { $ref: '#/definitions/tree', nullable: true } },
    additionalProperties: { type: 'string' },
  },
  shape: {
    type: 'object',
    discriminator: {
      propertyName: 'kind',
      mapping: {
        round: {
          type: 'object',
          properties: { kind: { type: 'string' }, radius: { $ref: '#/definitions/port' } },
        },
        itself: { $ref: '#/definitions/shape' },
      },
    },
  },
  pair: { type: 'array', prefixItems: [{ type: 'int' }, { type: 'string' }], items: false },
};

const typed: readonly [title: string, type: object, value: unknown, message: RegExp | undefined][] =
  [
    ['what is declared', { $ref: '#/definitions/point' }, { x: 1 }, undefined],
    ['a missing property', { $ref: '#/definitions/point' }, {}, /'p' lacks the property 'x'/],
    [
      'a wrong property',
      { $ref: '#/definitions/point' },
      { x: 'a' },
      /'x' in the .*'p' is of type/,
    ],
    ['a further property', { $ref: '#/definitions/point' }, { x: 1, y: 2 }, /has the property 'y'/],
    ['null where it may not be', { $ref: '#/definitions/point' }, null, /type null/],
    ['null where it may be', { $ref: '#/definitions/point', nullable: true }, null, undefined],
    [
      'an item out of bounds',
      { type: 'array', items: { $ref: '#/definitions/port' } },
      [1, 10],
      /'\[1\]' in the parameter 'p' is 10, more than the 9/,
    ],
    [
      'a recursive type',
      { $ref: '#/definitions/tree' },
      { child: { child: {}, a: 'b' } },
      undefined,
    ],
    [
      'a wrong further property',
      { $ref: '#/definitions/tree' },
      { child: { a: 1 } },
      /'child\.a' in the parameter/,
    ],
    ['a variant', { $ref: '#/definitions/shape' }, { kind: 'round', radius: 3 }, undefined],
    ['a wrong variant', { $ref: '#/definitions/shape' }, { kind: 'round', radius: 0 }, /'radius'/],
    ['no tag', { $ref: '#/definitions/shape' }, {}, /lacks the property 'kind'/],
    ['a tag that is no text', { $ref: '#/definitions/shape' }, { kind: 1 }, /'kind' in/],
    ['a tag that is null', { $ref: '#/definitions/shape' }, { kind: null }, /lacks the property/],
    ['null for a required property', { $ref: '#/definitions/point' }, { x: null }, /lacks/],
    ['null for any other', { $ref: '#/definitions/tree' }, { other: null }, undefined],
    ['an unknown tag', { $ref: '#/definitions/shape' }, { kind: 'flat' }, /'kind' in/],
    [
      'a variant that is the union itself',
      { $ref: '#/definitions/shape' },
      { kind: 'itself' },
      undefined,
    ],
    ['a tuple', { $ref: '#/definitions/pair' }, [1, 'a'], undefined],
    ['a wrong item of a tuple', { $ref: '#/definitions/pair' }, [1, 2], /'\[1\]'/],
    ['too few items of a tuple', { $ref: '#/definitions/pair' }, [1], /fewer than the 2 items/],
    [
      'too many items of a tuple',
      { $ref: '#/definitions/pair' },
      [1, 'a', 2],
      /more than the 2 items/,
    ],
  ];

for (const [title, type, value, message] of typed) {
  t.test(`constraints of a custom type: ${title}`, (t) => {
    const { deployment } = expanded(
      { languageVersion: '2.0', definitions, parameters: { p: type }, resources: {} },
      { parameters: { p: value } },
    );
    const found = deployment.issues.map((issue) => issue.message);
    if (message === undefined) t.strictSame(found, []);
    else t.match(found, [message]);
    t.end();
  });
}

t.test('an expression that is too long is an issue, unless a compiler wrote it', (t) => {
  const long = `[concat('${'x'.repeat(25_000)}', '')]`;
  const template = { resources: [], outputs: { o: { type: 'string', value: long } } };
  t.match(expanded(template).deployment.issues, [{ id: 'ExpressionLength', name: 'value' }]);
  const metadata = { _generator: { name: 'bicep' } };
  t.strictSame(expanded({ ...template, metadata }).deployment.issues, []);
  t.end();
});

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
