import t from 'tap';
import { problemsOf, statementsOf } from '../../support/bicep-tree.js';

/** Where lines may end. Each layout must be read like the same text on one line. */
const allowed: readonly [name: string, source: string, sameAs: string][] = [
  ['before ? and :', 'var a = b\n  ? c\n\n  : d', 'var a = b ? c : d'],
  ['around arguments', 'var a = f(\n  b,\n  c\n)', 'var a = f(b, c)'],
  ['between parentheses without arguments', 'var a = f(\n)', 'var a = f()'],
  [
    'around the parameters of a lambda',
    'var a = f((\n  b,\n  c\n) => b)',
    'var a = f((b, c) => b)',
  ],
  ['before the body of a lambda', 'var a = f(b =>\n  b)', 'var a = f(b => b)'],
  ['between items', 'var a = [\n  b\n\n  c\n]', 'var a = [b, c]'],
  ['between properties', 'var a = {\n  b: 1\n\n  c: 2\n}', 'var a = { b: 1, c: 2 }'],
  ['around a loop', 'var a = [\n  for b in c: b\n]', 'var a = [for b in c: b]'],
  ['before if', "module a 'b' =\n if (c) {}", "module a 'b' = if (c) {}"],
  ['before |', 'type a =\n  | b\n  | c', 'type a = | b | c'],
  ['between members of a type', 'type a = {\n  b: c\n  d: e\n}', 'type a = { b: c, d: e }'],
  ['in a list of imports', "import {\n  a\n  b\n} from 'c'", "import { a, b } from 'c'"],
  ['around parameters of a function', 'func f(\n  a b\n) c => d', 'func f(a b) c => d'],
  ['before the body of a function', 'func f() c =>\n  d', 'func f() c => d'],
  ['around type arguments', "type a = f<\n  'b'\n>", "type a = f<'b'>"],
];

for (const [name, source, sameAs] of allowed) {
  t.test(`a line may end ${name}`, async (t) => {
    t.same(problemsOf(source), []);
    t.same(statementsOf(source), statementsOf(sameAs));
  });
}

const refused: readonly [name: string, source: string, problem: string][] = [
  ['after an opening parenthesis', 'var a = (\n  b)', '1:10 expected'],
  ['before a closing parenthesis', 'var a = (b\n)', '1:11 expected'],
  ['within a condition', "module a 'b' = if (\n  c\n) {}", '1:20 expected'],
  ['after a binary operator', 'var a = b +\n  c', '1:12 expected'],
  ['before a binary operator', 'var a = b\n  + c', '2:3 unknown-declaration'],
  ['before a dot', 'var a = b\n  .c', '2:3 unknown-declaration'],
  ['after ?', 'var a = b ?\n  c : d', '1:12 expected'],
  ['before =', 'var a\n  = b', '1:6 expected'],
  ['after =', 'var a =\n  b', '1:8 expected'],
  ['after the comma of a list', 'var a = [1,\n  2]', '1:12 line-break-after-comma'],
  ['instead of a comma in arguments', 'var a = f(b\n  c)', '1:12 expected'],
  ['in the hole of a string', "var a = '${\n  b}'", '1:12 unterminated-string'],
  ['in the hole of a multi-line string', "var a = $'''${\n  b}'''", '1:15 unterminated-string'],
  ['in an index', 'var a = b[\n  0]', '1:11 expected'],
  ['between the variables of a loop', 'var a = [for (b,\n  c) in d: b]', '1:17 expected'],
];

for (const [name, source, problem] of refused) {
  t.test(`a line may not end ${name}`, async (t) => {
    t.equal(problemsOf(source)[0], problem);
  });
}

t.test('comments may stand wherever blanks may', async (t) => {
  const source =
    '/* 1 */ var /* 2 */ a /* 3 */ = /* 4\n */ [ // 5\n  // 6\n  b /* 7 */ + c // 8\n] // 9\n// 10';
  t.same(problemsOf(source), []);
  t.same(statementsOf(source), ['(variable a [(+ b c)])']);
});
