import t from 'tap';
import { compileFiles, orderedPlacesOf } from '../../support/bicep.js';

const vault = "resource kv 'Microsoft.KeyVault/vaults@2022-07-01' existing = { name: 'kv' }\n";
const storage = "'Microsoft.Storage/storageAccounts@2022-09-01'";
const moduleWith = (params: string) =>
  `${vault}param b bool\nmodule m 'm.bicep' = { name: 'm', params: { ${params} } }`;

/** `m.bicep` takes a secret `s` and a text `t`. */
const taking = "@secure()\nparam s string = ''\nparam t string = ''";

const cases: readonly { it: string; bicep: string; wanted: readonly string[] }[] = [
  {
    it: 'secrets that are not handed on as they are to a secure parameter',
    bicep: `${vault}output o string = kv.getSecret('x')`,
    wanted: ['2:19 bicep/secret-place'],
  },
  {
    it: 'secrets for a parameter that is not secure',
    bicep: moduleWith("t: kv.getSecret('x')"),
    wanted: ['3:48 bicep/secret-place'],
  },
  {
    it: 'secrets in an expression',
    bicep: moduleWith("s: '${kv.getSecret('x')}'"),
    wanted: ['3:51 bicep/secret-place'],
  },
  {
    it: 'secrets as sides of choices: no problem',
    bicep: moduleWith("s: b ? kv.getSecret('x') : b ? kv.getSecret('y') : ''"),
    wanted: [],
  },
  {
    it: 'variables that name a whole loop, directly or through others, where none may stand',
    bicep: `resource many 'My.Rp/as@2020-01-01' = [for i in [1, 2]: { name: 'x\${i}' }]
var held = many
var deep = { x: [held] }
var one = many[0].name
output a array = [for each in held: each.name]
output b array = [for i in [0]: deep.x]
output c string = string(deep)
output d array = [for i in [0]: one]`,
    wanted: ['5:31 bicep/collection-place', '6:33 bicep/collection-place'],
  },
  {
    it: 'what is spread where all names are read',
    bicep: `param o object
resource a 'My.Rp/as@2020-01-01' = { name: 'a', ...o }
resource b 'My.Rp/as@2020-01-01' = [for i in [1]: { name: 'b', ...o }]
resource c 'My.Rp/as@2020-01-01' = { name: 'c', tags: { ...o }, zones: [...['1']] }
module d 'm.bicep' = { name: 'd', params: { ...o } }
module e 'm.bicep' = { name: 'e', ...o }
extension kubernetes with { ...{} }`,
    wanted: [
      '2:49 bicep/spread-place',
      '3:64 bicep/spread-place',
      '5:45 bicep/spread-place',
      '6:35 bicep/spread-place',
      '7:29 bicep/spread-place',
    ],
  },
  {
    it: 'types of whole resources, and of what names none',
    bicep: `type a = resourceInput<${storage}>
type b = resourceInput<${storage}>.properties
type c = resourceOutput<${storage}>[]
type d = resourceInput<'Microsoft.Storage/storageAccounts'>.name
type e = resourceInput<string>.name
type f = resourceInput<>.name
type g = resource<${storage}>.name
type h = sys.resourceInput<${storage}>.name`,
    wanted: [
      '1:10 bicep/derived-type',
      '3:10 bicep/derived-type',
      '4:24 bicep/resource-type',
      '5:24 bicep/not-constant',
      '6:10 bicep/argument-count',
      '7:10 bicep/unknown-type',
    ],
  },
];

for (const { it, bicep, wanted } of cases) {
  t.test(`reports ${it}`, async (t) => {
    const { diagnostics } = compileFiles({ 'main.bicep': bicep, 'm.bicep': taking });
    t.strictSame(orderedPlacesOf(diagnostics), wanted);
  });
}
