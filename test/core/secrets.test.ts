import t from 'tap';
import type { ConfigSource } from '../../core/analysis.js';
import { analyze } from '../../core/analyze.js';
import { explain } from '../../core/explain.js';
import { loadExplanationFormat } from '../../reporters/index.js';
import { memoryHost } from '../support/memory-host.js';

/** Values that are secret, in whatever way they come to a resource; none may be told. */
const bicep = `@secure()
param given string
@secure()
param whole object
param late string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: 'kv'
}

var made = 'Password=\${given};'
var list = [given, 'open']

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'st'
  properties: {
    plain: given
    made: made
    encoded: base64(given)
    listed: list
    member: whole.inner
    partly: '\${given}-\${late}'
    chosen: late == 'x' ? given : 'open'
    later: '\${given}\${uniqueString(late)}'
    inside: { deep: [given] }
  }
}
`;
const parameters = JSON.stringify({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
  contentVersion: '1.0.0.0',
  parameters: { given: { value: 'Hush-Hush' }, whole: { value: { inner: 'Hush-Hush' } } },
});

const names = [
  'plain',
  'made',
  'encoded',
  'listed',
  'member',
  'partly',
  'chosen',
  'later',
  'inside',
];

/** Logic that fails over a value, in ways that print it. */
const logics: readonly ((path: string) => string)[] = [
  (path) => `assert: { equals: [{ var: ${path} }, other] }`,
  (path) => `assert: { equals: [other, { var: ${path} }] }`,
  (path) => `assert: { oneOf: [{ var: ${path} }, [a, b]] }`,
  (path) => `assert: { contains: [{ lower: { var: ${path} } }, zzz] }`,
  (path) => `assert: { equals: [{ join: [{ var: ${path} }, "-"] }, zzz] }`,
  (path) => `assert: { equals: [{ cat: [{ var: ${path} }, "!"] }, zzz] }`,
  (path) =>
    `assert: { hasValue: { filter: [{ find: { var: ${path} } }, { equals: [{ var: "" }, zzz] }] } }`,
  (path) => `assert: { every: [{ concat: [{ var: ${path} }] }, { equals: [{ var: "" }, zzz] }] }`,
  (path) => `assert: { "!": { hasValue: { var: ${path} } } }`,
  (path) =>
    `let: { it: { var: ${path} } }\nassert: { equals: [{ var: it }, zzz] }\nmessage: "It is \${it} and \${${path}}."`,
  (path) => `each: { in: { find: { var: ${path} } }, assert: { equals: [{ var: "" }, zzz] } }`,
  (path) => `assert: { equals: [{ substr: [{ var: ${path} }, 1] }, zzz] }`,
  (path) => `assert: { equals: [{ first: { split: [{ var: ${path} }, "-"] } }, zzz] }`,
];

function configOf(rule: string): ConfigSource {
  return {
    path: 'rules.yaml',
    text: `extends: []
rules:
  - id: Org.Rule
    title: A rule
    pillar: security
    severity: important
    resource: Microsoft.Storage/storageAccounts
${rule.replace(/^/gm, '    ')}
`,
  };
}

const host = memoryHost({ 'main.bicep': bicep, 'main.parameters.json': parameters });
const inputs = [{ path: 'main.bicep', named: true, parameters: 'main.parameters.json' }];
const formats = ['console', 'json', 'markdown'] as const;
/** The secret, what is left of it without its first letter, in small letters, in Base64, and half of it. */
const told = /hush|SHVzaC1IdXNo|ush-Hush/i;

for (const name of names) {
  t.test(`a secret that is ${name} is never told`, async (t) => {
    for (const logic of logics) {
      const config = configOf(logic(`properties.${name}`));
      const report = analyze(
        {
          config,
          builtIn: new Map(),
          inputs,
          tool: { name: 'x', version: '1', url: 'https://example.com' },
        },
        host,
      );
      t.notMatch(JSON.stringify(report), told, `findings of ${logic(name)}`);
      const explained = explain({ rule: 'Org.Rule', config, builtIn: new Map(), inputs }, host);
      if (explained.kind === 'pending' || explained.rule === undefined)
        throw new Error('no answer');
      t.equal(explained.targets.length, 1);
      for (const format of formats) {
        const { render } = await loadExplanationFormat(format);
        const page = render(
          { rule: explained.rule, targets: explained.targets },
          { colour: false, width: 100 },
        );
        t.notMatch(page, told, `${format} of ${logic(name)}`);
      }
    }
  });
}
