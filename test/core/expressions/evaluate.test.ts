import t from 'tap';
import { choiceOfAllowed } from '../../../core/expressions/choice.js';
import { callOf } from '../../../core/expressions/residual.js';
import { unknownValue } from '../../../core/expressions/unknown.js';
import type { Origin, Value, ValueType } from '../../../core/expressions/value.js';
import { asSecret } from '../../../core/expressions/values.js';
import { textOf } from '../../../core/source/span.js';
import { declared, evaluateText, fromJson, scopeOf, toJson } from '../../support/expressions.js';

function unknown(name: string, type?: ValueType): Value {
  const literal = { kind: 'string', value: name, span: declared.span } as const;
  const expression = callOf('parameters', [literal], declared.span);
  return unknownValue(expression, declared, { kind: 'parameter', name }, { type });
}

function allowed(name: string, values: readonly unknown[]): Value {
  const choice = choiceOfAllowed(
    name,
    values.map((value) => fromJson(value)),
    declared,
  );
  if (choice === undefined) throw new Error(`no choice of ${values.join()}`);
  return choice;
}

const parameters = {
  known: fromJson('k'),
  text: unknown('text', 'string'),
  any: unknown('any'),
  object: unknown('object', 'object'),
  list: unknown('list', 'array'),
  flag: unknown('flag', 'bool'),
  env: allowed('env', ['dev', 'prod']),
  on: allowed('on', [true, false]),
};
const scope = () =>
  scopeOf({
    parameters,
    context: (name) =>
      name === 'subscription'
        ? fromJson({ subscriptionId: 'sub' })
        : name === 'resourceGroup'
          ? fromJson({ name: 'group', location: 'here' })
          : undefined,
  });

// What is left of an expression is printed in brackets, everything known put in.
const residuals: readonly [expression: string, answer: unknown][] = [
  ["parameters('text')", "[parameters('text')]"],
  ["PARAMETERS('text')", "[parameters('text')]"],
  [
    "concat('a', parameters('known'), parameters('text'))",
    "[concat('a', 'k', parameters('text'))]",
  ],
  [
    "format('{0}-{1}', parameters('text'), parameters('known'))",
    "[format('{0}-{1}', parameters('text'), 'k')]",
  ],
  [
    "union(createObject('a', 1, 'b', parameters('env')), createObject('c', 2))",
    { a: 1, b: "[parameters('env')]", c: 2 },
  ],
  ["createArray('a', parameters('env'))", ['a', "[parameters('env')]"]],
  ["concat('it''s', parameters('text'))", "[concat('it''s', parameters('text'))]"],
  [
    "createObject('a', parameters('any').b[0], 'c', true())",
    { a: "[parameters('any').b[0]]", c: true },
  ],
  ["createObject(parameters('text'), 1)", { "[parameters('text')]": 1 }],
  ["createObject(parameters('text'), 1).a", "[createObject(parameters('text'), 1).a]"],
  ["createObject(parameters('text'), 1, 'a', 2).a", 2],
  [
    "string(createObject('a', null(), 'b', parameters('any')))",
    "[string(createObject('a', null(), 'b', parameters('any')))]",
  ],
  ["mul(-5, length(parameters('text')))", "[mul(-5, length(parameters('text')))]"],
  [
    "union(createObject('a', 1), parameters('object'))",
    "[union(createObject('a', 1), parameters('object'))]",
  ],
  [
    "union(createObject('a', 1), parameters('object')).a",
    "[union(createObject('a', 1), parameters('object')).a]",
  ],
  ["union(parameters('object'), createObject('a', 1)).a", 1],
  [
    "resourceId('A.B/c', parameters('text'))",
    "[resourceId('sub', 'group', 'A.B/c', parameters('text'))]",
  ],
  ["first(concat(createArray(1), parameters('list')))", 1],
  ["concat(createArray(1), parameters('list'))[0]", 1],
  [
    "concat(createArray(1), parameters('list'))[1]",
    "[concat(createArray(1), parameters('list'))[1]]",
  ],
  ["length(createArray(parameters('any'), 1))", 2],
  ["empty(concat(createArray(1), parameters('list')))", false],
  ["empty(concat('a', parameters('text')))", false],
  ["empty(concat('', parameters('text')))", "[empty(concat('', parameters('text')))]"],
  ["startsWith(concat('st', parameters('text')), 'ST')", true],
  ["startsWith(concat('st', parameters('text')), 'x')", false],
  [
    "startsWith(concat('st', parameters('text')), 'sto')",
    "[startsWith(concat('st', parameters('text')), 'sto')]",
  ],
  ["endsWith(concat(parameters('text'), '-x'), 'x')", true],
  ["contains(concat('abc', parameters('text')), 'b')", true],
  ["contains(createArray(parameters('any'), 'a'), 'a')", true],
  [
    "contains(createObject(parameters('text'), 1), 'a')",
    "[contains(createObject(parameters('text'), 1), 'a')]",
  ],
  ["equals(concat('a-', parameters('text')), format('a-{0}', parameters('text')))", true],
  ["equals(concat('a-', parameters('text')), concat('b-', parameters('any')))", false],
  ["equals(parameters('text'), 5)", false],
  ["equals(parameters('text'), parameters('text'))", true],
  [
    "equals(toLower(concat('A', parameters('text'))), concat('a', toLower(parameters('text'))))",
    true,
  ],
  ["and(parameters('flag'), false())", false],
  ["or(parameters('flag'), true())", true],
  ["and(true(), parameters('flag'))", "[and(true(), parameters('flag'))]"],
  ["coalesce(parameters('text'), 'x')", "[parameters('text')]"],
  ["coalesce(null(), 'x')", 'x'],
  ["tryGet(parameters('object'), 'a')", "[tryGet(parameters('object'), 'a')]"],
  ["createObject('a', 1).?b", null],
  [
    "map(parameters('list'), lambda('x', concat(parameters('known'), lambdaVariables('x'))))",
    "[map(parameters('list'), lambda('x', concat('k', lambdaVariables('x'))))]",
  ],
  [
    "map(createArray('a', parameters('text')), lambda('x', concat(lambdaVariables('x'), '!')))",
    ['a!', "[concat(parameters('text'), '!')]"],
  ],
  ["reference('/subscriptions/s').a.b", "[reference('/subscriptions/s').a.b]"],
  [
    "listKeys('/subscriptions/s', '2020').keys[0].value",
    "[listKeys('/subscriptions/s', '2020').keys[0].value]",
  ],
  ['resourceGroup().location', 'here'],
];

for (const [expression, answer] of residuals) {
  t.test(`${expression} gives ${JSON.stringify(answer)}`, async (t) => {
    const inner = scope();
    t.same(toJson(evaluateText(expression, inner)), answer);
    t.strictSame(inner.reported, []);
  });
}

// Alternatives as `conditions: value`.
const choices: readonly [expression: string, alternatives: readonly string[]][] = [
  ["parameters('env')", ['env=dev: "dev"', 'env=prod: "prod"']],
  ["if(equals(parameters('env'), 'prod'), 3, 1)", ['env=dev: 1', 'env=prod: 3']],
  ["if(parameters('flag'), 'a', 'b')", ['flag=true: "a"', 'flag=false: "b"']],
  ["if(not(parameters('flag')), 'a', 'b')", ['flag=false: "a"', 'flag=true: "b"']],
  [
    "concat(if(parameters('flag'), 'a', 'b'), if(parameters('flag'), 'c', 'd'))",
    ['flag=true: "ac"', 'flag=false: "bd"'],
  ],
  [
    "if(parameters('on'), parameters('env'), 'none')",
    ['on=true env=dev: "dev"', 'on=true env=prod: "prod"', 'on=false: "none"'],
  ],
  ["createObject('dev', 1, 'prod', 2)[parameters('env')]", ['env=dev: 1', 'env=prod: 2']],
  ["join(createArray('a', parameters('env')), '-')", ['env=dev: "a-dev"', 'env=prod: "a-prod"']],
  [
    "shallowMerge(createArray(createObject('a', 1), if(parameters('flag'), createObject('b', 2), createObject())))",
    ['flag=true: {"a":1,"b":2}', 'flag=false: {"a":1}'],
  ],
  [
    "coalesce(parameters('any'), 'x')",
    [
      "equals(parameters('any'), null())=false: \"[parameters('any')]\"",
      'equals(parameters(\'any\'), null())=true: "x"',
    ],
  ],
];

for (const [expression, alternatives] of choices) {
  t.test(`${expression} is a choice of ${alternatives.length}`, async (t) => {
    const value = evaluateText(expression, scope());
    t.equal(value.kind, 'choice');
    if (value.kind !== 'choice') return;
    const shown = value.alternatives.map(({ when, value: alternative }) => {
      const conditions = when.map(({ label, equals }) => `${label}=${equals}`).join(' ');
      return `${conditions}: ${JSON.stringify(toJson(alternative))}`;
    });
    t.strictSame(shown, alternatives);
  });
}

t.test('a choice of more than 16 is an unknown', async (t) => {
  const many = Object.fromEntries(
    ['a', 'b', 'c', 'd', 'e'].map((name) => [name, allowed(name, [true, false])]),
  );
  const all = Object.keys(many).map((name) => `string(parameters('${name}'))`);
  const four = evaluateText(`concat(${all.slice(0, 4).join(', ')})`, scopeOf({ parameters: many }));
  const five = evaluateText(`concat('x', ${all.join(', ')})`, scopeOf({ parameters: many }));
  t.equal(four.kind === 'choice' && four.alternatives.length, 16);
  t.match(five, { kind: 'unknown', type: 'string', parts: ['x', { kind: 'unknown' }] });
});

t.test('an error in one alternative only is not reported', async (t) => {
  const inner = scope();
  evaluateText("if(parameters('flag'), createObject('a', 1), createObject()).a", inner);
  evaluateText("if(parameters('flag'), fail('no'), 'a')", inner);
  evaluateText("int(if(parameters('flag'), 'x', '1'))", inner);
  t.strictSame(inner.reported, []);
});

const problems: readonly [expression: string, code: string, at: string][] = [
  ["concta('a')", 'expression/unknown-function', 'concta'],
  ["parameters('knwon')", 'expression/unknown-name', "'knwon'"],
  ["variables('x')", 'expression/unknown-name', "'x'"],
  ["toLower('a', 'b')", 'expression/argument-count', 'toLower'],
  ['toLower(5)', 'expression/argument-kind', '5'],
  ["substring('abc', 2, 5)", 'expression/function-failed', "substring('abc', 2, 5)"],
  ["createObject('name', 1).nmae", 'expression/missing-property', 'nmae'],
  ['createArray(1)[1]', 'expression/index-range', '1'],
  ["parameters('known').x", 'expression/not-indexable', 'x'],
  ['copyIndex()', 'expression/function-failed', 'copyIndex()'],
  ['managementGroup().name', 'expression/not-available', 'managementGroup'],
  ["fail('stop')", 'expression/function-failed', "fail('stop')"],
];

for (const [expression, code, at] of problems) {
  t.test(`${expression} is ${code} at ${at}`, async (t) => {
    const inner = scope();
    t.equal(evaluateText(expression, inner).kind, 'unknown');
    const [problem] = inner.reported;
    t.equal(problem?.code, code);
    t.equal(problem?.span && textOf(problem.span), at);
  });
}

function chain(origin: Origin): string[] {
  const step = `${origin.role} ${textOf(origin.span).trim()}`.trim();
  return origin.from === undefined ? [step] : [step, ...chain(origin.from)];
}

const origins: readonly [expression: string, steps: readonly string[]][] = [
  ["'a'", ["literal 'a'"]],
  ["concat('a', 'b')", ["expression concat('a', 'b')"]],
  ["parameters('known')", ["expression parameters('known')", 'parameter']],
  ["if(true(), 'a', 'b')", ["expression if(true(), 'a', 'b')", "literal 'a'"]],
  ["createObject('a', 5).a", ["expression createObject('a', 5).a", 'literal 5']],
  [
    "union(createObject('a', 5), createObject('b', 6)).a",
    ["expression union(createObject('a', 5), createObject('b', 6)).a", 'literal 5'],
  ],
  ["first(createArray('a'))", ["expression first(createArray('a'))", "literal 'a'"]],
  [
    "coalesce(null(), parameters('known'))",
    [
      "expression coalesce(null(), parameters('known'))",
      "expression parameters('known')",
      'parameter',
    ],
  ],
  [
    "tryGet(createObject('a', 'x'), 'a')",
    ["expression tryGet(createObject('a', 'x'), 'a')", "literal 'x'"],
  ],
];

for (const [expression, steps] of origins) {
  t.test(`${expression} comes from ${steps.at(-1)}`, async (t) => {
    t.strictSame(chain(evaluateText(expression, scope()).origin), steps);
  });
}

const secrets: readonly [expression: string, secret: boolean][] = [
  ["parameters('password')", true],
  ["concat('a', parameters('password'))", true],
  ["base64(parameters('password'))", true],
  ["split(parameters('password'), '-')[0]", true],
  ["string(createObject('a', parameters('password')))", true],
  ["if(parameters('flag'), parameters('password'), 'x')", true],
  ["createObject('a', parameters('password'), 'b', 1).b", false],
  ["empty(parameters('password'))", false],
  ["listKeys('/subscriptions/s', '2020').keys[0].value", true],
];

for (const [expression, secret] of secrets) {
  t.test(`${expression} is ${secret ? '' : 'not '}secret`, async (t) => {
    const inner = scopeOf({
      parameters: { ...parameters, password: asSecret(fromJson('p-w')) },
    });
    t.equal(evaluateText(expression, inner).secret ?? false, secret);
  });
}

t.test('user functions are called with evaluated arguments', async (t) => {
  const inner = scopeOf({
    userFunction: (name) =>
      name.toLowerCase() === 'contoso.twice'
        ? {
            parameters: ['x'],
            call: ([x]) => fromJson(x?.kind === 'string' ? x.value.repeat(2) : null),
          }
        : undefined,
  });
  t.equal(toJson(evaluateText("Contoso.Twice(concat('a', 'b'))", inner)), 'abab');
  t.equal(evaluateText('contoso.twice()', inner).kind, 'unknown');
  t.equal(inner.reported[0]?.code, 'expression/argument-count');
});

t.test(
  'texts that double again and again meet a limit instead of filling the memory',
  async (t) => {
    const inner = scopeOf();
    const grown = `reduce(range(0, 60), 'ab', lambda('a', 'b', concat(lambdaVariables('a'), lambdaVariables('a'))))`;
    t.equal(evaluateText(grown, inner).kind, 'unknown');
    t.equal(inner.reported[0]?.code, 'expression/limit');
  },
);

t.test(
  'values that share parts are neither walked nor written more than once too often',
  async (t) => {
    const shared = `reduce(range(0, 60), parameters('x'), lambda('a', 'b', createArray(lambdaVariables('a'), lambdaVariables('a'))))`;
    for (const x of [fromJson('a'), unknown('x')]) {
      const inner = scopeOf({ parameters: { x } });
      t.equal(evaluateText(`string(${shared})`, inner).kind, 'unknown');
    }
  },
);

t.test('values that grow in one another meet a limit of levels', async (t) => {
  for (const grow of [
    "createArray(lambdaVariables('a'))",
    "createObject('k', lambdaVariables('a'))",
  ]) {
    const inner = scopeOf();
    const grown = `reduce(range(0, 9000), createArray(), lambda('a', 'b', ${grow}))`;
    evaluateText(grown, inner);
    t.match(inner.reported[0], { code: 'expression/limit', message: /256 levels/ });
  }
});

t.test('evaluation that goes too deep or on too long stops with a diagnostic', async (t) => {
  const endless = scopeOf({ budget: { limit: 50, steps: 50, depth: 0, exhausted: false } });
  evaluateText(`concat(${"'a', ".repeat(100)}'b')`, endless);
  t.strictSame(
    endless.reported.map(({ code }) => code),
    ['expression/limit'],
  );
  const deep = scopeOf();
  const cyclic = { ...deep, variable: () => evaluateText("variables('x')", cyclic) };
  t.equal(evaluateText("variables('x')", cyclic).kind, 'unknown');
  t.equal(deep.reported[0]?.code, 'expression/too-deep');
});
