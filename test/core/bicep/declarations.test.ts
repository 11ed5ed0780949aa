import t from 'tap';
import {
  parameterProblemsOf,
  parameterStatementsOf,
  problemsOf,
  statementsOf,
} from '../../support/bicep-tree.js';

const cases: readonly [source: string, tree: string][] = [
  ["targetScope = 'subscription'", "(targetScope 'subscription')"],
  ["metadata a = { b: 'c' }", "(metadata a {(: b 'c')})"],
  ['param a string', '(parameter a string)'],
  ["param a string = 'b'", "(parameter a string 'b')"],
  ["param a resource 'b@1'", "(parameter a (resourceType 'b@1'))"],
  ['var a = 1', '(variable a 1)'],
  ['var a string[] = []', '(variable a (T[] string) [])'],
  ['var var = 1', '(variable var 1)'],
  ['func f() string => g()', '(function f [] string (call g []))'],
  [
    'func f(a string, b int?) bool => a == b',
    '(function f [(functionParameter a string) (functionParameter b (T? int))] bool (== a b))',
  ],
  ['type a = b', '(type a b)'],
  ["resource a 'b@1' = {}", "(resource a 'b@1' {})"],
  ["resource a 'b@1' existing = {}", "(resource a 'b@1' existing {})"],
  ["resource a 'b@${c}' = {}", "(resource a (string 'b@' c '') {})"],
  ["resource a 'b@1' = if (c) {}", "(resource a 'b@1' (if c {}))"],
  ["resource a 'b@1' =\n  if (c) {}", "(resource a 'b@1' (if c {}))"],
  ["resource a 'b@1' = [for c in d: {}]", "(resource a 'b@1' (for c d {}))"],
  [
    "resource a 'b@1' = [for (c, i) in d: if (i > 0) {}]",
    "(resource a 'b@1' (for c i d (if (> i 0) {})))",
  ],
  [
    "resource a 'b@1' = {\n  name: 'x'\n  resource c 'd' = {}\n  resource: 1\n}",
    "(resource a 'b@1' {(: name 'x') (resource c 'd' {}) (: resource 1)})",
  ],
  [
    "resource a 'b@1' = {\nresource c 'd' = {}\nresource e 'f' existing = {}\n}",
    "(resource a 'b@1' {(resource c 'd' {}) (resource e 'f' existing {})})",
  ],
  [
    "resource a 'b@1' = {\n  @batchSize(1)\n  resource c 'd' = [for e in f: {}]\n}",
    "(resource a 'b@1' {(resource c 'd' (for e f {}) @[(decorator (call batchSize [1]))])})",
  ],
  ["module a './b.bicep' = {}", "(module a './b.bicep' {})"],
  [
    "module a 'br/public:b:1' = [for c in d: if (e) {}]",
    "(module a 'br/public:b:1' (for c d (if e {})))",
  ],
  ['output a string = b', '(output a string b)'],
  ['output a resource = b', '(output a (resourceType) b)'],
  ["output a resource 'b@1' = c", "(output a (resourceType 'b@1') c)"],
  ['assert a = b == 1', '(assert a (== b 1))'],
  ["test a 'b.bicep' = {}", "(test a 'b.bicep' {})"],
  ["import { a, b as c } from 'd'", "(import (importList [(importItem a) (importItem b c)]) 'd')"],
  ["import { 'a b' as c } from 'd'", "(import (importList [(importItem 'a b' c)]) 'd')"],
  ["import * as a from 'b'", "(import (wildcardImport a) 'b')"],
  ['extension a', '(extension a)'],
  ["extension 'a' with { b: 1 } as c", "(extension 'a' {(: b 1)} c)"],
  ['extension a as b', '(extension a b)'],
  ["import 'a' as b", "(extension 'a' b)"],
  [
    "@secure()\n@sys.description('x')\n\nparam a string",
    "(parameter a string @[(decorator (call secure [])) (decorator (call. sys description ['x']))])",
  ],
];

for (const [source, tree] of cases) {
  t.test(`${JSON.stringify(source)} is read as ${tree}`, async (t) => {
    t.same(statementsOf(source), [tree]);
    t.same(problemsOf(source), []);
  });
}

const parameterFileCases: readonly [source: string, tree: string][] = [
  ["using 'main.bicep'", "(using 'main.bicep')"],
  ['using none', '(using none)'],
  ["using 'main.bicep' with { a: 1 }", "(using 'main.bicep' {(: a 1)})"],
  ["extends 'root.bicepparam'", "(extends 'root.bicepparam')"],
  ['param a = { b: [1] }', '(parameterAssignment a {(: b [1])})'],
  ['var a = 1', '(variable a 1)'],
  ['type a = string', '(type a string)'],
  ["import { a } from 'b'", "(import (importList [(importItem a)]) 'b')"],
  ['extensionConfig a with { b: 1 }', '(extensionConfig a {(: b 1)})'],
];

for (const [source, tree] of parameterFileCases) {
  t.test(`a parameter file's ${JSON.stringify(source)} is read as ${tree}`, async (t) => {
    t.same(parameterStatementsOf(source), [tree]);
    t.same(parameterProblemsOf(source), []);
  });
}

t.test('each kind of file refuses the declarations of the other', async (t) => {
  t.same(problemsOf("using 'a'\nextends 'b'"), [
    '1:1 unknown-declaration',
    '2:1 unknown-declaration',
  ]);
  t.same(parameterProblemsOf("output a string = 'b'\nresource c 'd' = {}\nparam e = 1"), [
    '1:1 unknown-declaration',
    '2:1 unknown-declaration',
  ]);
});

t.test('a byte order mark and any line break are no obstacle', async (t) => {
  t.same(statementsOf('\uFEFFvar a = 1\r\nvar b = 2\rvar c = 3\n'), [
    '(variable a 1)',
    '(variable b 2)',
    '(variable c 3)',
  ]);
});
