import t from 'tap';
import { compileFiles, orderedPlacesOf } from '../../support/bicep.js';

/** `main.bicep` imports from `m.bicep`, which exports a type, a variable and a function. */
const exporting = `@export()
type t = string
@export()
var v = [1]
@export()
func f() string => 'a'`;

const cases: readonly { it: string; bicep: string; wanted: readonly string[] }[] = [
  {
    it: 'values that are called, and functions of a namespace that they hide',
    bicep: `param length int
output a int = length('abc')
output b int = sys.length('abc')
output c array = [for first in [1]: first([1])]
output length int = 1`,
    wanted: ['2:16 bicep/wrong-kind', '4:37 bicep/wrong-kind'],
  },
  {
    it: 'types and functions that stand for values',
    bicep: `type t = string
func f() string => 'x'
var a = t
var b = map([1], f)
var c = nameof(f)`,
    wanted: ['3:9 bicep/wrong-kind', '4:18 bicep/wrong-kind', '5:16 bicep/wrong-kind'],
  },
  {
    it: 'values that stand for types, though there is a type of that name',
    bicep: `param string string
param b string
var v = 1
param c v
param d sys`,
    wanted: [
      '1:14 bicep/wrong-kind',
      '2:9 bicep/wrong-kind',
      '4:9 bicep/wrong-kind',
      '5:9 bicep/wrong-kind',
    ],
  },
  {
    it: 'what is imported and stands where another kind is meant',
    bicep: `import { t, v, f } from 'm.bicep'
var a = t
var b = f
var c = v(1)
var d = t()
param p v
param q t
var e = f()
var g = v`,
    wanted: [
      '2:9 bicep/wrong-kind',
      '3:9 bicep/wrong-kind',
      '4:9 bicep/wrong-kind',
      '5:9 bicep/wrong-kind',
      '6:9 bicep/wrong-kind',
    ],
  },
  {
    it: 'members of a file that stand where another kind is meant, or that it does not export',
    bicep: `import * as m from 'm.bicep'
var a = m.t
var b = m.f
var c = m.v()
var d = m.w
param p m.v
param q m.t
param r m
var e = m.f()
var g = m.v`,
    wanted: [
      '2:11 bicep/wrong-kind',
      '3:11 bicep/wrong-kind',
      '4:11 bicep/wrong-kind',
      '5:11 bicep/unknown-export',
      '6:11 bicep/wrong-kind',
      '8:9 bicep/wrong-kind',
    ],
  },
  {
    it: 'names that are declared together',
    bicep: `var a = [for (x, x) in [1]: x]
var b = map([1], (y, y) => y)
func f(z string, z int) string => 'a'
var c = map([1], x => map([2], x => x))`,
    wanted: [
      '1:15 bicep/duplicate-name',
      '1:18 bicep/duplicate-name',
      '2:19 bicep/duplicate-name',
      '2:22 bicep/duplicate-name',
      '3:8 bicep/duplicate-name',
      '3:18 bicep/duplicate-name',
    ],
  },
  {
    it: 'names of namespaces that something else is given',
    bicep: `var a = map([1], az => az)
var b = [for (sys, i) in [1]: i]
func f(az string) string => az
resource r 'My.Rp/as@2020-01-01' = {
  name: 'r'
  resource az 'bs' = {
    name: 'a'
  }
  resource this 'cs' = {
    name: 'b'
  }
}
var this = 1
output az string = map(['a'], this => this)[0]`,
    wanted: [
      '1:18 bicep/reserved-name',
      '2:15 bicep/reserved-name',
      '3:8 bicep/reserved-name',
      '6:12 bicep/reserved-name',
      '9:12 bicep/reserved-name',
      '13:5 bicep/reserved-name',
    ],
  },
  {
    it: 'nested resources of one name',
    bicep: `resource r 'My.Rp/as@2020-01-01' = {
  name: 'r'
  resource n 'bs' = {
    name: 'a'
  }
  resource n 'bs' = {
    name: 'b'
  }
}`,
    wanted: ['3:12 bicep/duplicate-name', '6:12 bicep/duplicate-name'],
  },
  {
    it: 'extensions under the name of a namespace',
    bicep: `extension kubernetes with { kubeConfig: '', namespace: '' } as sys
extension az
var az = 1`,
    wanted: ['1:64 bicep/reserved-name', '2:11 bicep/duplicate-name', '3:5 bicep/duplicate-name'],
  },
  {
    it: 'namespaces under another name than the file gives them',
    bicep: `extension az as cloud
extension sys as base
var az = base.concat('a', cloud.resourceGroup().location)
@base.description('x')
param p string = sys.concat('a')`,
    wanted: ['5:18 bicep/undeclared-name'],
  },
  {
    it: 'functions that another namespace has',
    bicep: `var a = sys.resourceGroup().id
var b = az.range(0, 1)
var c = sys.listKeys('a', '2020-01-01')
var d = az.listKeys('a', '2020-01-01')
resource r 'My.Rp/as@2020-01-01' = {
  name: 'r'
  properties: this.exist()
}`,
    wanted: [
      '1:13 bicep/unknown-function',
      '2:12 bicep/unknown-function',
      '3:13 bicep/unknown-function',
      '7:20 bicep/unknown-function',
    ],
  },
  {
    it: 'decorators that a name of the file hides, or that no namespace has',
    bicep: `@description('a')
param p string
var description = 1
type secure = string
@secure()
param q string
@sys.secure()
param r string
@az.description('a')
param s string
@p.description('a')
param t string
@gone.description('a')
param u string`,
    wanted: [
      '1:2 bicep/wrong-kind',
      '5:2 bicep/wrong-kind',
      '9:1 bicep/unknown-decorator',
      '11:1 bicep/unknown-decorator',
      '13:2 bicep/undeclared-name',
    ],
  },
  {
    it: 'names of the file that a function does not know',
    bicep: `param p string
var v = 'v'
module m 'm.bicep' = {
  name: 'm'
}
resource r 'My.Rp/as@2020-01-01' existing = {
  name: 'r'
}
func g() string => v
func f(q string) string => '\${p}\${q}\${v}\${r.name}\${g()}'
func h() object => m
func i() string => az.resourceGroup().name
func j(q string) array => map([q], p => p)`,
    wanted: ['10:31 bicep/function-scope', '11:20 bicep/function-scope'],
  },
  {
    it: 'names in the text of a type',
    bicep: "var v = 'a'\ntype t = 'x${v}'\ntype u = 'x${w}'\nparam p string\ntype q = 'x${p}'",
    wanted: ['3:10 bicep/not-constant', '3:14 bicep/undeclared-name', '5:10 bicep/not-constant'],
  },
];

for (const { it, bicep, wanted } of cases) {
  t.test(`reports ${it}`, async (t) => {
    const { diagnostics } = compileFiles({ 'main.bicep': bicep, 'm.bicep': exporting });
    t.strictSame(orderedPlacesOf(diagnostics), wanted);
  });
}

t.test('says what a hidden function can be called', async (t) => {
  const [problem] = compileFiles({
    'main.bicep': "param length int\noutput a int = length('abc')",
  }).diagnostics;
  t.match(problem?.message, /is a parameter here.* Did you mean 'sys.length'\?/);
});
