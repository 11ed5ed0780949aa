import t from 'tap';
import { problemsOf, statementsOf } from '../../support/bicep-tree.js';

const cases: readonly [source: string, tree: string][] = [
  // literals
  ['true', 'true'],
  ['null', 'null'],
  ['007', '007'],
  ['18446744073709551615', '18446744073709551615'],
  // precedence and associativity
  ['1 + 2 * 3', '(+ 1 (* 2 3))'],
  ['1 * 2 + 3', '(+ (* 1 2) 3)'],
  ['1 - 2 - 3', '(- (- 1 2) 3)'],
  ['8 / 4 % 3 * 2', '(* (% (/ 8 4) 3) 2)'],
  ['a < b == c >= d', '(== (< a b) (>= c d))'],
  ['a == b != c =~ d !~ e', '(!~ (=~ (!= (== a b) c) d) e)'],
  ['a && b || c && d', '(|| (&& a b) (&& c d))'],
  ['a || b == c', '(|| a (== b c))'],
  ['a ?? b || c', '(?? a (|| b c))'],
  ['a ?? b ?? c', '(?? (?? a b) c)'],
  ['a > 1 && b <= 2', '(&& (> a 1) (<= b 2))'],
  ['-1 + 2', '(+ (- 1) 2)'],
  ['1 - -1', '(- 1 (- 1))'],
  ['!a.b', '(! (. a b))'],
  ['!a == b', '(== (! a) b)'],
  ['!contains(a, b) && c', '(&& (! (call contains [a b])) c)'],
  ['(1 + 2) * 3', '(* (() (+ 1 2)) 3)'],
  // ternary
  ['a ? b : c.d', '(?: a b (. c d))'],
  ['a ? b : c ? d : e', '(?: a b (?: c d e))'],
  ['a ? b ? c : d : e', '(?: a (?: b c d) e)'],
  ['a == b ? c + 1 : d ?? e', '(?: (== a b) (+ c 1) (?? d e))'],
  ['a ?? b ? c : d', '(?: (?? a b) c d)'],
  ['a ? [] : {}', '(?: a [] {})'],
  // access
  ['a.b.c', '(. (. a b) c)'],
  ['a.?b.c', '(. (. a b safe) c)'],
  ['a[0].b', '(. ([] a 0) b)'],
  ['a[?0]', '([] a 0 safe)'],
  ['a[^1]', '([] a 1 fromEnd)'],
  ['a[?^1]', '([] a 1 safe fromEnd)'],
  ["a['b']['c']", "([] ([] a 'b') 'c')"],
  ['a::b::c.d', '(. (:: (:: a b) c) d)'],
  ['a[0]::b', '(:: ([] a 0) b)'],
  ['a.b!', '(nonNull (. a b))'],
  ['a!.b!.c', '(. (nonNull (. (nonNull a) b)) c)'],
  ['a! == b', '(== (nonNull a) b)'],
  ['a.if.for.resource', '(. (. (. a if) for) resource)'],
  // calls
  ['f()', '(call f [])'],
  ['f(a, 1)', '(call f [a 1])'],
  ['sys.f(a).b', '(. (call. sys f [a]) b)'],
  ['a::b.f()', '(call. (:: a b) f [])'],
  ["f('x').?b", "(. (call f ['x']) b safe)"],
  // strings
  ["'a'", "'a'"],
  ["'${a}'", "(string '' a '')"],
  ["'a${b}c${d + 1}e'", "(string 'a' b 'c' (+ d 1) 'e')"],
  ["'${a ? 'x${b}y' : 'z'}'", "(string '' (?: a (string 'x' b 'y') 'z') '')"],
  ["'${map(a, b => { c: b })}'", "(string '' (call map [a (=> [b] {(: c b)})]) '')"],
  // lambdas
  ['map(a, b => b.c)', '(call map [a (=> [b] (. b c))])'],
  ['f(() => 1)', '(call f [(=> [] 1)])'],
  ['f((a) => a, (b, c) => b)', '(call f [(=> [a] a) (=> [b c] b)])'],
  ['f(a => b => a)', '(call f [(=> [a] (=> [b] a))])'],
  ['f(a => a ? b : c)', '(call f [(=> [a] (?: a b c))])'],
  ['f((a))', '(call f [(() a)])'],
  // objects and arrays
  ['{}', '{}'],
  ['{ a: 1, b: 2 }', '{(: a 1) (: b 2)}'],
  ["{ 'a b': 1, '${c}': 2 }", "{(: 'a b' 1) (: (string '' c '') 2)}"],
  ['{ ...a, b: 1 }', '{(... a) (: b 1)}'],
  ['{ if: 1, for: 2, param: 3, resource: 4 }', '{(: if 1) (: for 2) (: param 3) (: resource 4)}'],
  ['[1, 2]', '[1 2]'],
  ['[1, 2,]', '[1 2]'],
  ['[...a, 1, ...[2]]', '[(... a) 1 (... [2])]'],
  // loops
  ['[for a in b: c]', '(for a b c)'],
  ['[for (a, i) in f(b): { c: i }]', '(for a i (call f [b]) {(: c i)})'],
  ['[for a in b: [for c in a: c]]', '(for a b (for c a c))'],
  ['{ a: [for b in c: b] }', '{(: a (for b c b))}'],
];

for (const [source, tree] of cases) {
  t.test(`${source} is read as ${tree}`, async (t) => {
    t.equal(statementsOf(`var v = ${source}`)[0], `(variable v ${tree})`);
    t.same(problemsOf(`var v = ${source}`), []);
  });
}
