import t from 'tap';
import { judge } from '../../../core/judging/judge.js';
import { indexRules } from '../../../core/judging/rule-index.js';
import { targetsOf } from '../../../core/judging/targets.js';
import type { Verdict, VerdictKind } from '../../../core/judging/verdict.js';
import { judgingWith } from '../../../core/judging-with.js';
import { positionAt } from '../../../core/source/location.js';
import { createReading } from '../../../core/source/read-document.js';
import { type Span, textOf } from '../../../core/source/span.js';
import { placeholderContext } from '../../../core/template/context.js';
import { expand } from '../../../core/template/expand.js';
import type { ParameterValues } from '../../../core/template/parameter-values.js';
import { memoryHost } from '../../support/memory-host.js';
import { rulesetOf } from '../../support/ruleset-of.js';
import { nodeOf, templateOf } from '../../support/template-of.js';

const clusterRule = (logic: string) => `
extends: []
rules:
  - id: Test.Rule
    title: A rule
    pillar: security
    severity: important
    resource: Microsoft.ContainerService/managedClusters
${logic.replace(/^/gm, '    ')}`;

const networkPolicy = clusterRule(
  'assert: { oneOf: [{ var: properties.networkProfile.networkPolicy }, [azure, calico]] }',
);

const template = (properties: string) => `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
  "contentVersion": "1.0.0.0",
  "parameters": { "policy": { "type": "string" }, "env": { "type": "string", "allowedValues": ["dev", "prod"] } },
  "resources": [
    {
      "type": "Microsoft.ContainerService/managedClusters",
      "apiVersion": "2023-11-01",
      "name": "aks",
      "properties": ${properties}
    }
  ]
}`;

function judged(rules: string, text: string, parameters?: ParameterValues): Verdict {
  const ruleset = rulesetOf(rules);
  const [problem] = ruleset.diagnostics;
  if (problem !== undefined) throw new Error(problem.message);
  const root = expand({
    template: templateOf(text),
    name: 'main.json',
    context: placeholderContext,
    report: ({ message }) => {
      throw new Error(message);
    },
    ...(parameters === undefined ? {} : { parameters }),
  });
  const rulesOf = indexRules(ruleset.rules);
  const judging = judgingWith(ruleset, createReading(memoryHost({})));
  const verdicts = targetsOf(root, { file: 'main.json' }, { rootIsMadeUp: false }).flatMap(
    (target) => rulesOf(target).map((rule) => judge(rule, target, judging)),
  );
  const [verdict] = verdicts;
  if (verdict === undefined) throw new Error('no rule judged anything');
  return verdict;
}

function given(path: string, values: string): ParameterValues {
  const node = nodeOf(values, path);
  if (node.kind !== 'object') throw new Error('parameter values are an object');
  return {
    values: new Map(
      node.properties.map(({ key, keySpan, value }) => [
        String(key),
        { nameSpan: keySpan, given: { kind: 'node', node: value } },
      ]),
    ),
  };
}

/** `path:line text`, so that a table can say where something is reported. */
function at(span: Span): string {
  return `${span.file.path}:${positionAt(span.file, span.start).line} ${textOf(span)}`;
}

interface Case {
  readonly name: string;
  readonly rule: string;
  readonly text: string;
  readonly parameters?: ParameterValues;
  readonly verdict: VerdictKind;
  readonly at?: string;
  readonly message?: string;
  readonly related?: readonly string[];
}

const pool = (mode: string, size: string) => `{ "mode": "${mode}", "size": ${size} }`;
const eachPool = clusterRule(`each:
  in: properties.agentPoolProfiles
  where: { equals: [{ var: mode }, System] }
  whenEmpty: fail
  assert: { oneOf: [{ var: size }, [3, 4]] }`);

const cases: readonly Case[] = [
  {
    name: 'a value that is allowed passes',
    rule: networkPolicy,
    text: template('{ "networkProfile": { "networkPolicy": "Calico" } }'),
    verdict: 'pass',
  },
  {
    name: 'a wrong value fails on exactly that value',
    rule: networkPolicy,
    text: template('{\n "networkProfile": {\n "networkPolicy": "none" } }'),
    verdict: 'fail',
    at: 'main.json:12 "none"',
    message: "'properties.networkProfile.networkPolicy' of 'aks' is 'none'",
    related: [],
  },
  {
    name: 'an absent property fails on the header of the nearest ancestor',
    rule: networkPolicy,
    text: template('{\n "networkProfile": {\n } }'),
    verdict: 'fail',
    at: 'main.json:11 "networkProfile"',
    message: 'is not set',
  },
  {
    name: 'a parameter without a value is unknown, and the message names it',
    rule: networkPolicy,
    text: template('{ "networkProfile": { "networkPolicy": "[parameters(\'policy\')]" } }'),
    verdict: 'unknown',
    message: "waits for parameter 'policy'",
  },
  {
    name: 'a value from a parameter file fails there, with the chain to the resource',
    rule: networkPolicy,
    text: template('{ "networkProfile": { "networkPolicy": "[parameters(\'policy\')]" } }'),
    parameters: given('main.parameters.json', '{\n"policy": "none" }'),
    verdict: 'fail',
    at: 'main.parameters.json:2 "none"',
    related: ["value of parameter 'policy'", 'used here', 'for this resource'],
  },
  {
    name: 'an item that fails is reported, items that do not count are not',
    rule: eachPool,
    text: template(
      `{ "agentPoolProfiles": [${pool('User', '1')}, ${pool('System', '3')},\n ${pool('System', '2')}] }`,
    ),
    verdict: 'fail',
    at: 'main.json:11 2',
    message: "'properties.agentPoolProfiles[2].size' of 'aks' is 2",
  },
  {
    name: 'a collection without items fails where told, on its header',
    rule: eachPool,
    text: template('{ "agentPoolProfiles": [] }'),
    verdict: 'fail',
    at: 'main.json:10 "agentPoolProfiles"',
    message: 'expected at least one item',
  },
  {
    name: 'a list put together that is empty fails where told, at the first place that could hold some',
    rule: clusterRule(
      "each: { in: { concat: [{ var: properties.pools }, { children: '*' }] }, whenEmpty: fail, assert: true }",
    ),
    text: template('{}'),
    verdict: 'fail',
    at: 'main.json:10 "properties"',
    message: "'properties.pools' of 'aks' is not set; expected at least one item",
  },
  {
    name: 'an empty list of children fails where told, in words',
    rule: clusterRule('each: { in: { children: A.B/c }, whenEmpty: fail, assert: true }'),
    text: template('{}'),
    verdict: 'fail',
    message:
      "The list of resources of type 'A.B/c' below 'aks' is empty; expected at least one item",
  },
  {
    name: 'an item that perhaps counts and would fail is unknown',
    rule: eachPool,
    text: template(
      `{ "agentPoolProfiles": [${pool('System', '3')}, ${pool("[parameters('policy')]", '1')}] }`,
    ),
    verdict: 'unknown',
  },
  {
    name: 'an item that perhaps counts and would pass does not stand in the way',
    rule: eachPool,
    text: template(
      `{ "agentPoolProfiles": [${pool('System', '3')}, ${pool("[parameters('policy')]", '4')}] }`,
    ),
    verdict: 'pass',
  },
  {
    name: 'a rule whose condition is false is skipped',
    rule: clusterRule('when: { exists: { var: properties.x } }\nassert: false'),
    text: template('{}'),
    verdict: 'skip',
  },
  {
    name: 'a condition that is not known leaves a fail open',
    rule: clusterRule(
      'when: { equals: [{ var: properties.x }, y] }\nassert: { exists: { var: properties.z } }',
    ),
    text: template('{ "x": "[parameters(\'policy\')]" }'),
    verdict: 'unknown',
    message: "'properties.x' of 'aks' is not known before deployment",
  },
  {
    name: 'a condition that is not known does not matter to what passes anyway',
    rule: clusterRule(
      'when: { equals: [{ var: properties.x }, y] }\nassert: { exists: { var: properties.x } }',
    ),
    text: template('{ "x": "[parameters(\'policy\')]" }'),
    verdict: 'pass',
  },
  {
    name: 'a parameter with allowed values says which of them fails',
    rule: clusterRule('assert: { equals: [{ var: properties.x }, prod] }'),
    text: template('{ "x": "[parameters(\'env\')]" }'),
    verdict: 'unknown',
    message: "It fails when env = 'dev'.",
  },
  {
    name: 'a reason of its own is said, with values put in, at the place named',
    rule: clusterRule(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: rules interpolate with the same signs
      "assert: { that: { exists: { var: properties.a } }, reason: 'b is ${properties.b}', at: properties.b }",
    ),
    text: template('{\n"b": 5 }'),
    verdict: 'fail',
    at: 'main.json:11 5',
    message: 'b is 5',
  },
];

for (const { name, rule, text, parameters, verdict, ...wanted } of cases) {
  t.test(name, async (t) => {
    const result = judged(rule, text, parameters);
    t.equal(result.verdict, verdict, JSON.stringify(result.reasons.map((one) => one.message)));
    const [reason] = result.reasons;
    if (wanted.at !== undefined) t.equal(reason && at(reason.span), wanted.at);
    if (wanted.message !== undefined) {
      t.ok(reason?.message.includes(wanted.message), reason?.message ?? 'no reason');
    }
    if (wanted.related !== undefined) {
      t.same(
        reason?.related.map(({ message }) => message),
        wanted.related,
      );
    }
    if (verdict === 'pass' || verdict === 'skip') t.same(result.reasons, []);
  });
}
