import t from 'tap';
import { problemsOf, statementsOf } from '../../support/bicep-tree.js';

const cases: readonly [source: string, tree: string][] = [
  ['string', 'string'],
  ["'a'", "'a'"],
  ['-1', '(- 1)'],
  ['!true', '(! true)'],
  ['null', 'null'],
  ["'a' | 'b' | null", "(| ['a' 'b' null])"],
  ["| 'a'", "(| ['a'])"],
  ['string[]', '(T[] string)'],
  ['string[][]?', '(T? (T[] (T[] string)))'],
  ['string?', '(T? string)'],
  ['a!', '(T! a)'],
  ["('a' | 'b')[]", "(T[] (() (| ['a' 'b'])))"],
  ["'a' | 'b'[]", "(| ['a' (T[] 'b')])"],
  ['[string, int?]', '(tupleType [(tupleTypeItem string) (tupleTypeItem (T? int))])'],
  ['{}', '(objectType [])'],
  ['{ a: string, b: int? }', '(objectType [(: a string) (: b (T? int))])'],
  ["{ 'a-b': string, *: int }", "(objectType [(: 'a-b' string) (*: int)])"],
  ['{ type: string, string: bool }', '(objectType [(: type string) (: string bool)])'],
  ['a.b.c', '(. (. a b) c)'],
  ['a.*', '(.* a)'],
  ['a[*]', '([*] a)'],
  ['a[0].b', '(. ([] a 0) b)'],
  ["resourceInput<'a@1'>", "(parameterizedType resourceInput ['a@1'])"],
  [
    "resourceInput<'a@1'>.b.c[*]?",
    "(T? ([*] (. (. (parameterizedType resourceInput ['a@1']) b) c)))",
  ],
  ["sys.resourceOutput<'a@1'>", "(parameterizedType sys resourceOutput ['a@1'])"],
  ["resource<'a@1'>", "(parameterizedType resource ['a@1'])"],
];

for (const [source, tree] of cases) {
  t.test(`the type ${source} is read as ${tree}`, async (t) => {
    t.same(statementsOf(`param p ${source}`), [`(parameter p ${tree})`]);
    t.same(statementsOf(`type t = ${source}`), [`(type t ${tree})`]);
    t.same(problemsOf(`type t = ${source}`), []);
  });
}

t.test('decorators belong to the members of a type', async (t) => {
  const source =
    "type t = {\n  @secure()\n  @sys.f('x')\n  a: string\n  @minLength(1)\n  *: int\n}\ntype u = [\n  @f()\n  int\n]";
  t.same(statementsOf(source), [
    "(type t (objectType [(: @[(decorator (call secure [])) (decorator (call. sys f ['x']))] a string) (*: @[(decorator (call minLength [1]))] int)]))",
    '(type u (tupleType [(tupleTypeItem @[(decorator (call f []))] int)]))',
  ]);
  t.same(problemsOf(source), []);
});
