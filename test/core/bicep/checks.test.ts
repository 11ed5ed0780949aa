import t from 'tap';
import { compileFiles, orderedPlacesOf } from '../../support/bicep.js';

const resource = (body: string, head = 'r') => `resource ${head} 'My.Rp/as@2020-01-01' = ${body}\n`;

const cases: readonly { it: string; bicep: string; wanted: readonly string[] }[] = [
  {
    it: 'properties written twice',
    bicep: 'var v = {\n  a: 1\n  b: 2\n  a: 3\n}',
    wanted: ['2:3 bicep/duplicate-property', '4:3 bicep/duplicate-property'],
  },
  {
    it: 'properties of a type declared again',
    bicep: "type t = {\n  a: int\n  A: int\n  'a': int\n  *: int\n  b: { a: int }\n}",
    wanted: ['4:3 bicep/duplicate-property'],
  },
  {
    it: 'integers of more than 64 bits, of which one is the sign',
    bicep:
      'var a = [9223372036854775807, -9223372036854775808]\nvar b = 9223372036854775808\nvar c = -(9223372036854775808)\nvar d = 1 - 9223372036854775808\nvar e = -9223372036854775809\ntype f = -9223372036854775808',
    wanted: [
      '2:9 bicep/integer-too-large',
      '3:11 bicep/integer-too-large',
      '4:13 bicep/integer-too-large',
      '5:10 bicep/integer-too-large',
    ],
  },
  {
    it: 'outputs of one name',
    bicep: 'param o string\noutput o string = o\noutput o string = o',
    wanted: ['2:8 bicep/duplicate-name', '3:8 bicep/duplicate-name'],
  },
  {
    it: 'names that have a meaning of their own',
    bicep: 'var az = 1\nvar Copy = 2\ntype resource = string\nparam copy int\ntype string = int',
    wanted: ['1:5 bicep/reserved-name', '2:5 bicep/reserved-name', '3:6 bicep/reserved-name'],
  },
  {
    it: 'functions that a namespace lacks',
    bicep: 'var v = sys.add(1, 2)',
    wanted: ['1:13 bicep/unknown-function'],
  },
  {
    it: 'too few and too many arguments, of functions of the language and of the file',
    bicep:
      'func f(a int) int => a\nvar a = concat()\nvar b = sys.take([1], 2, 3)\nvar c = f(1, 2)\nvar d = f(1)',
    wanted: ['2:9 bicep/argument-count', '3:13 bicep/argument-count', '4:9 bicep/argument-count'],
  },
  {
    it: 'scopes that must be said where the file is deployed elsewhere',
    bicep:
      "targetScope = 'managementGroup'\nvar a = managementGroup().id\nvar b = subscription()\nvar c = resourceGroup('x')\nvar d = subscription('x')\nvar e = resourceGroup('x', 'y')",
    wanted: ['3:9 bicep/argument-count', '4:9 bicep/argument-count'],
  },
  {
    it: 'loops where none can stand',
    bicep: `var a = { b: [for x in []: x] }\noutput o array = concat([for x in []: x])\nvar c = [for x in []: x]`,
    wanted: ['1:14 bicep/loop-place', '2:25 bicep/loop-place'],
  },
  {
    it: 'loops in properties, one level deep only',
    bicep: resource("{\n  name: 'x'\n  p: [for x in []: {\n    q: [for y in []: y]\n  }]\n}"),
    wanted: ['4:8 bicep/loop-place'],
  },
  {
    it: 'loops of properties inside of what is worked out',
    bicep: resource(
      "{\n  name: 'x'\n  p: [{ q: [for x in []: x] }]\n  r: union({}, { q: [for x in []: x] })\n  s: ({ q: [for x in []: x] })\n  t: true ? { q: [for x in []: x] } : {}\n  u: { ...{ q: [for x in []: x] } }\n}",
    ),
    wanted: [
      '4:21 bicep/loop-place',
      '5:12 bicep/loop-place',
      '6:18 bicep/loop-place',
      '7:8 bicep/spread-beside-loop',
      '7:16 bicep/loop-place',
    ],
  },
  {
    it: 'spreads beside loops',
    bicep: resource(
      "{\n  name: 'x'\n  p: { ...{}, q: [for x in []: x] }\n  r: [...[], { s: 1 }]\n}",
    ),
    wanted: ['3:8 bicep/spread-beside-loop'],
  },
  {
    it: 'resources inside of loops',
    bicep: resource(
      "[for i in [1]: {\n  name: 'x${i}'\n  resource n 'bs' = {\n    name: 'y'\n  }\n}]",
    ),
    wanted: ['3:12 bicep/nested-in-loop'],
  },
  {
    it: 'extensions that are declared twice',
    bicep:
      "extension kubernetes with { kubeConfig: '', namespace: '' } as a\nextension kubernetes with { kubeConfig: '', namespace: '' } as b",
    wanted: ['1:11 bicep/duplicate-extension', '2:11 bicep/duplicate-extension'],
  },
  {
    it: 'functions that ask Azure where nothing is deployed yet',
    bicep: `param p object = reference('a')
param q object = az.listKeys('a', '2020-01-01')
resource r 'My.Rp/as@2020-01-01' = if (toLogicalZone('a', 'b', '1') == 'x') {
  name: 'r'
  properties: reference('a')
}
var v = listKeys('a', '2020-01-01')
resource s 'My.Rp/as@2020-01-01' = [for i in [1]: if (az.reference('a').b) {
  name: 's\${i}'
}]`,
    wanted: [
      '1:18 bicep/runtime-function-place',
      '2:21 bicep/runtime-function-place',
      '3:40 bicep/runtime-function-place',
      '8:58 bicep/runtime-function-place',
    ],
  },
  {
    it: 'exports of what only this file has',
    bicep: `param p string
var v = p
resource r 'My.Rp/as@2020-01-01' existing = {
  name: 'r'
}
@export()
var a = [for i in [1]: v]
@export()
func f() string => r.name
@export()
var b = map([a, g()], x => x)
@export()
func g() string => resourceGroup().name`,
    wanted: ['6:1 bicep/not-exportable', '8:1 bicep/not-exportable', '10:1 bicep/not-exportable'],
  },
  {
    it: 'names that differ in letter case',
    bicep: `param a string
param A string
var b = 1
output B int = b
type t = { p: int, P: int, q: int }
output b string = a
param c string
var C = A
var D = 1
var d = 1
var d = 2`,
    wanted: [
      '1:7 bicep/letter-case',
      '2:7 bicep/letter-case',
      '4:8 bicep/letter-case',
      '5:12 bicep/letter-case',
      '5:20 bicep/letter-case',
      '6:8 bicep/letter-case',
      '10:5 bicep/duplicate-name',
      '11:5 bicep/duplicate-name',
    ],
  },
  {
    it: 'statements that stand once',
    bicep: "targetScope = 'tenant'\ntargetScope = 'tenant'",
    wanted: ['1:1 bicep/duplicate-statement', '2:1 bicep/duplicate-statement'],
  },
  {
    it: 'names of metadata that are reserved',
    bicep: 'metadata _a = 1\nmetadata b_ = 2',
    wanted: ['1:10 bicep/reserved-name'],
  },
  {
    it: 'scopes of resources that have the scope of their parent',
    bicep: `resource a 'My.Rp/as@2020-01-01' = {
  name: 'a'
  resource b 'bs' = {
    name: 'b'
    scope: resourceGroup()
  }
}
resource c 'My.Rp/as/cs@2020-01-01' = {
  name: 'c'
  parent: a
  scope: a
}`,
    wanted: ['5:12 bicep/child-scope', '11:10 bicep/child-scope'],
  },
  {
    it: 'decorators of resources on modules',
    bicep:
      "@retryOn(['a'])\nmodule m 'm.bicep' = {\n  name: 'm'\n}\n@onlyIfNotExists()\nmodule n 'm.bicep' = {\n  name: 'n'\n}",
    wanted: ['1:1 bicep/decorator-place', '5:1 bicep/decorator-place'],
  },
  {
    it: 'lambdas outside of arguments',
    bicep: 'var a = x => x\nvar b = map([], x => x)\nvar c = map([], (x => x))',
    wanted: ['1:9 bicep/lambda-place'],
  },
  {
    it: 'a loop of resources where one is wanted',
    bicep: `${resource("[for i in [1]: {\n  name: 'x${i}'\n}]", 'many')}${resource("{\n  name: 'y'\n  p: many\n  dependsOn: [\n    many\n  ]\n}")}output o array = map(many, x => x.id)`,
    wanted: ['6:6 bicep/collection-place'],
  },
  {
    it: 'a nested loop of resources where one is wanted',
    bicep: `${resource("{\n  name: 'x'\n  resource many 'bs' = [for i in [1]: {\n    name: 'y${i}'\n  }]\n}")}output a array = map(r::many, x => x.id)\noutput b array = [for x in r::many: x.id]\noutput c string = r::many[0].id`,
    wanted: ['8:28 bicep/collection-place'],
  },
  {
    it: 'functions of default values elsewhere',
    bicep: 'param p string = utcNow()\nvar v = newGuid()',
    wanted: ['2:9 bicep/function-place'],
  },
  {
    it: 'default values that name more than parameters',
    bicep: "var v = 'a'\nparam p string = v\nparam q string = p\nparam r array = map([p], x => x)",
    wanted: ['2:18 bicep/parameter-default', '4:31 bicep/parameter-default'],
  },
  {
    it: 'metadata that is worked out',
    bicep: "param p string\nmetadata a = p\nmetadata b = { c: [1, true, null, -1, 'x'] }",
    wanted: ['2:14 bicep/not-constant'],
  },
  {
    it: 'constants that are put together',
    bicep:
      "@description('a${'b'}')\nparam p string\n@description(('a'))\nparam q string\n@metadata({ 'a${'b'}': 1 })\nparam r string\nmetadata a = 'b${1}'\n@metadata({ a: [-1], ...{ b: 2! } })\nparam s string\n@retryOn(['a'], (1))\nresource t 'My.Rp/as@2020-01-01' = { name: 't' }",
    wanted: [
      '1:14 bicep/not-constant',
      '3:14 bicep/not-constant',
      '5:13 bicep/not-constant',
      '7:14 bicep/not-constant',
      '10:17 bicep/not-constant',
    ],
  },
  {
    it: 'nameof without a name',
    bicep:
      "var u = { a: 1 }\nvar v = nameof('x')\nvar w = [nameof(u), nameof(u.a), nameof(u['a'])]\nvar x = nameof((u))\nvar y = nameof(u!)\nvar z = nameof(u[w[0]])",
    wanted: ['2:16 bicep/nameof', '4:16 bicep/nameof', '5:16 bicep/nameof', '6:16 bicep/nameof'],
  },
  {
    it: 'parents that are no resource, or not simply named',
    bicep: `param p object
resource a 'My.Rp/as@2020-01-01' = { name: 'a' }
resource b 'My.Rp/as/bs@2020-01-01' = { name: 'b', parent: any(true) }
resource c 'My.Rp/as/bs@2020-01-01' = { name: 'c', parent: p }
resource d 'My.Rp/as/bs@2020-01-01' = { name: 'd', parent: (a) }
resource e 'My.Rp/as/bs@2020-01-01' = { name: 'e', parent: a }`,
    wanted: ['3:60 bicep/parent', '4:60 bicep/parent', '5:60 bicep/parent'],
  },
  {
    it: 'scopes that are none',
    bicep: `param p object
var v = tenant()
resource a 'My.Rp/as@2020-01-01' existing = { name: 'a' }
resource b 'My.Rp/bs@2020-01-01' = { name: 'b', scope: 'x' }
resource c 'My.Rp/bs@2020-01-01' = { name: 'c', scope: guid('x') }
resource d 'My.Rp/bs@2020-01-01' = { name: 'd', scope: p }
resource e 'My.Rp/bs@2020-01-01' = { name: 'e', scope: (a) }
resource f 'My.Rp/bs@2020-01-01' existing = { name: 'f', scope: az.subscription() }
resource g 'My.Rp/bs@2020-01-01' existing = { name: 'g', scope: v }`,
    wanted: ['4:56 bicep/scope', '5:56 bicep/scope', '6:56 bicep/scope'],
  },
  {
    it: 'decorators that are not known, in the wrong place, repeated or with wrong values',
    bicep: `@secrue()
param a string
@secure()
var b = 1
@minLength(1)
@minLength(-1)
param c string
@allowed([])
param d string
@maxLength(1 + 1)
param e string
@secure(1)
param f string
@description('x')
@sys.description('y')
param g string`,
    wanted: [
      '1:1 bicep/unknown-decorator',
      '3:1 bicep/decorator-place',
      '5:1 bicep/duplicate-decorator',
      '6:1 bicep/duplicate-decorator',
      '6:12 bicep/decorator-value',
      '8:10 bicep/decorator-value',
      '10:12 bicep/not-constant',
      '12:1 bicep/argument-count',
    ],
  },
  {
    it: 'batches of what is no loop, and of none',
    bicep: `@batchSize(2)\n${resource("{\n  name: 'x'\n}", 'a')}@batchSize(0)\n${resource("[for i in [1]: {\n  name: 'x${i}'\n}]", 'b')}`,
    wanted: ['1:1 bicep/decorator-place', '5:12 bicep/decorator-value'],
  },
  {
    it: 'no sizes of batches that are worked out',
    bicep: `param size int\n@batchSize(size + 1)\n${resource("[for i in [1]: {\n  name: 'x${i}'\n}]", 'a')}`,
    wanted: [],
  },
  {
    it: 'decorators that are not called',
    bicep: '@secure\nparam p string\n@sys.secure\nparam q string',
    wanted: ['1:1 bicep/uncalled-decorator', '3:1 bicep/uncalled-decorator'],
  },
  {
    it: 'no numbers of decorators with a namespace',
    bicep: '@sys.minLength(-1)\nparam p string\n@sys.export()\nvar v = p',
    wanted: [],
  },
  {
    it: 'decorators in types',
    bicep: 'type t = {\n  @secure()\n  a: string\n  @batchSize(1)\n  b: string\n}',
    wanted: ['4:3 bicep/decorator-place'],
  },
];

for (const { it, bicep, wanted } of cases) {
  t.test(`reports ${it}`, async (t) => {
    t.strictSame(
      orderedPlacesOf(compileFiles({ 'main.bicep': bicep, 'm.bicep': '' }).diagnostics),
      wanted,
    );
  });
}

t.test('reports parameters that a module lacks or does not have', async (t) => {
  const files = {
    'main.bicep': `module a 'm.bicep' = {
  name: 'a'
  params: {
    locatoin: 'x'
    __proto__: 1
  }
}
module b 'm.json' = {
  name: 'b'
}
module c 'm.bicep' = {
  name: 'c'
  params: { location: 'x' }
}`,
    'm.bicep': `type maybe = string?
param location string
param size int = 1
param one maybe
param two 'a' | null`,
    'm.json': JSON.stringify({
      definitions: { maybe: { type: 'string', nullable: true } },
      parameters: {
        a: { type: 'string' },
        b: { type: 'string', defaultValue: '' },
        c: { $ref: '#/definitions/maybe' },
      },
      resources: [],
    }),
  };
  const { diagnostics } = compileFiles(files);
  t.strictSame(orderedPlacesOf(diagnostics), [
    '3:3 bicep/missing-module-parameter',
    '4:5 bicep/unknown-module-parameter',
    '5:5 bicep/unknown-module-parameter',
    '8:8 bicep/missing-module-parameter',
  ]);
  t.match(diagnostics.map(({ message }) => message).join(' '), /Did you mean 'location'\?/);
});
