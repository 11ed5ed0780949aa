import t from 'tap';
import type { ConfigSource } from '../../core/analysis.js';
import { type ExplainAnswer, type ExplainRequest, explain } from '../../core/explain.js';
import type { Wording } from '../../core/explaining/describe-logic.js';
import type { ExplainedLogic, ExplainedPart } from '../../core/explaining/explanation.js';
import { memoryHost } from '../support/memory-host.js';

type Done = Extract<ExplainAnswer, { kind: 'done' }>;

const account = 'Microsoft.Storage/storageAccounts';

const bicep = `param env string = 'dev'
@allowed(['dev', 'prod'])
param stage string
@secure()
param key string
param open string

var tls = env == 'dev' ? 'TLS1_0' : 'TLS1_2'

resource first '${account}@2023-05-01' = {
  name: 'first'
  sku: {
    name: 'Standard_GRS'
  }
  properties: {
    minimumTlsVersion: tls
    rules: [
      { kind: 'a', value: 1 }
      { kind: 'b' }
      { kind: 'a' }
    ]
  }
}

resource second '${account}@2023-05-01' = {
  name: 'second'
  sku: {
    name: stage == 'prod' ? 'Standard_GRS' : 'Standard_LRS'
  }
  properties: {
    minimumTlsVersion: open
    secret: 'x\${key}'
  }
}
`;

function configOf(rule: string): ConfigSource {
  return {
    path: 'rules.yaml',
    text: `extends: []
optionSchema:
  least: { type: string, default: TLS1_2, description: The least version. }
rules:
  - id: Org.Rule
    title: A rule
    pillar: security
    severity: important
    resource: ${account}
${rule.replace(/^/gm, '    ')}
`,
  };
}

function explained(
  rule: string,
  request: Partial<ExplainRequest> = {},
  files: Readonly<Record<string, string>> = {},
): Done {
  const answer = explain(
    {
      rule: 'Org.Rule',
      config: configOf(rule),
      builtIn: new Map(),
      inputs: [{ path: 'main.bicep', named: true }],
      ...request,
    },
    memoryHost({ 'main.bicep': bicep, ...files }),
  );
  if (answer.kind === 'pending') throw new Error('a memory host has every file');
  return answer;
}

/** The tree as lines: `*` for what decided, the operator, what it gave. */
function treeOf({ operator, value, decided, path, operands }: ExplainedLogic): readonly string[] {
  const own = `${decided ? '*' : ' '} ${path ?? operator}: ${value}`;
  return [own, ...operands.flatMap(treeOf).map((line) => `  ${line}`)];
}

function partsOf(parts: readonly ExplainedPart[]): readonly string[] {
  return parts.flatMap(({ name, outcome, decided, logic, items = [] }) => [
    `${decided ? '*' : ' '} ${name} ${outcome}`,
    ...(logic === undefined ? [] : treeOf(logic).map((line) => `  ${line}`)),
    ...items.flatMap((item) => [
      `  ${item.decided ? '*' : ' '} ${item.path} ${item.outcome}`,
      ...partsOf(item.parts).map((line) => `    ${line}`),
    ]),
  ]);
}

const wrongVersion = `assert: { equals: [{ var: properties.minimumTlsVersion }, { option: least }] }`;
const items = `each:
  in: properties.rules
  where: { equals: [{ var: kind }, a] }
  assert: { exists: { var: value } }`;

const trees: readonly [name: string, rule: string, tree: readonly string[]][] = [
  [
    'a value that is wrong',
    wrongVersion,
    [
      '* assert false',
      '  * equals: false',
      "    * properties.minimumTlsVersion: 'TLS1_0'",
      "    * option: 'TLS1_2'",
      "      * literal: 'least'",
    ],
  ],
  [
    'the branches that decided, and those that did not',
    'assert: { or: [{ equals: [{ var: sku.name }, x] }, { and: [{ exists: { var: sku } }, { hasValue: { var: none } }] }] }',
    [
      '* assert false',
      '  * or: false',
      '    * equals: false',
      "      * sku.name: 'Standard_GRS'",
      "      * literal: 'x'",
      '    * and: false',
      '        exists: true',
      "          sku: { name: 'Standard_GRS' }",
      '      * hasValue: false',
      '        * none: not set',
    ],
  ],
  [
    'a rule that does not apply',
    'when: { equals: [{ var: name }, other] }\nassert: { exists: { var: sku } }',
    ['* when false', '  * equals: false', "    * name: 'first'", "    * literal: 'other'"],
  ],
  [
    'the items of a collection, each for itself',
    items,
    [
      '* each false',
      "    properties.rules: [{ kind: 'a', value: 1 }, { kind: 'b' }, { kind: 'a' }]",
      '    properties.rules[0] pass',
      '      where true',
      '      * equals: true',
      "        * properties.rules[0].kind: 'a'",
      "        * literal: 'a'",
      '    * assert true',
      '      * exists: true',
      '        * properties.rules[0].value: 1',
      '    properties.rules[1] skip',
      '    * where false',
      '      * equals: false',
      "        * properties.rules[1].kind: 'b'",
      "        * literal: 'a'",
      '  * properties.rules[2] fail',
      '      where true',
      '      * equals: true',
      "        * properties.rules[2].kind: 'a'",
      "        * literal: 'a'",
      '    * assert false',
      '      * exists: false',
      '        * properties.rules[2].value: not set',
    ],
  ],
];
for (const [name, rule, tree] of trees) {
  t.test(`explains ${name}`, async (t) => {
    const found = explained(rule).targets.find(({ target }) => target.name === 'first');
    t.same(partsOf(found?.parts ?? []), tree);
  });
}

t.test('explains on which way a value came', async (t) => {
  const [first] = explained(wrongVersion).targets;
  const read = first?.parts[0]?.logic?.operands[0];
  t.same(
    read?.places?.map(({ location, message }) => `${location.startLine}: ${message}`),
    [
      '8: stands here',
      '8: used here',
      "8: value of variable 'tls'",
      '16: used here',
      '10: for this resource',
    ],
  );
  t.match(first?.reasons, [{ location: { path: 'main.bicep', startLine: 8, startColumn: 26 } }]);
});

/** What is told of the verdict on `second`, whose values are open. */
const open: readonly [name: string, rule: string, told: Partial<ExplainedLogic>][] = [
  [
    'what an unknown waits for',
    wrongVersion,
    { outcome: 'unknown', waitsFor: "parameter 'open', which has no value" },
  ],
  [
    'which alternatives of a choice fail',
    'assert: { equals: [{ var: sku.name }, Standard_GRS] }',
    { outcome: 'unknown', failsWhen: "stage = 'dev'" },
  ],
];
for (const [name, rule, told] of open) {
  t.test(`explains ${name}`, async (t) => {
    const found = explained(rule).targets.find(({ target }) => target.name === 'second');
    t.match(found?.parts[0]?.logic, told);
  });
}

const lines: readonly [line: number, chosen: readonly string[]][] = [
  [8, ['first']],
  [10, ['first']],
  [16, ['first']],
  [19, ['first']],
  [25, ['second']],
  [28, ['second']],
  [6, ['second']],
  [3, []],
];
for (const [line, chosen] of lines) {
  t.test(`line ${line} of the file`, async (t) => {
    const { targets, diagnostics } = explained(wrongVersion, { at: { path: 'main.bicep', line } });
    t.same(
      targets.map(({ target }) => target.name),
      chosen,
    );
    t.same(
      diagnostics.map(({ code }) => code),
      chosen.length === 0 ? ['explain/nothing-judged'] : [],
    );
  });
}

function textOf({ text, parts }: Wording): readonly string[] {
  return [text, ...parts.flatMap(textOf).map((line) => `  ${line}`)];
}

t.test('explains a rule by itself', async (t) => {
  const { rule, targets } = explained(`when: { exists: { var: sku } }\n${wrongVersion}\n${items}`, {
    inputs: [],
  });
  t.same(targets, []);
  t.match(rule, { options: [{ name: 'least', default: 'TLS1_2' }], pack: 'rules.yaml' });
  t.same(rule?.says.flatMap(textOf), [
    'applies where',
    "  'sku': it to be set",
    'must hold',
    "  'properties.minimumTlsVersion': the option 'least'",
    "must hold for each of 'properties.rules'",
    '  where',
    "    'kind': 'a'",
    "  'value': it to be set",
  ]);
});

t.test('a rule that is not there', async (t) => {
  const { rule, diagnostics } = explained(wrongVersion, { rule: 'Org.Rul' });
  t.equal(rule, undefined);
  t.match(diagnostics, [{ code: 'ruleset/unknown-rule', message: /Did you mean 'Org.Rule'/ }]);
});
