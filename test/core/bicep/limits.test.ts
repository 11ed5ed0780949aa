import t from 'tap';
import { problemsOf, statementsOf } from '../../support/bicep-tree.js';

const many = 20_000;

/** Texts whose trees would be deeper than a stack is. The statement after each must survive where brackets are closed. */
const cases: readonly [name: string, statement: string][] = [
  ['brackets', `var a = ${'['.repeat(many)}${']'.repeat(many)}`],
  ['braces on lines', `var a = ${'{\nb: '.repeat(many)}1${'\n}'.repeat(many)}`],
  ['parentheses', `var a = ${'('.repeat(many)}1${')'.repeat(many)}`],
  ['calls', `var a = ${'f('.repeat(many)}${')'.repeat(many)}`],
  ['lambdas', `var a = ${'b => '.repeat(many)}b`],
  ['ternaries', `var a = ${'b ? c : '.repeat(many)}d`],
  ['a chain of properties', `var a = b${'.c'.repeat(many)}`],
  ['a chain of operators', `var a = 1${' + 1'.repeat(many)}`],
  ['nested resources', `${"resource a 'b' = {\n".repeat(many)}${'}\n'.repeat(many)}`],
  ['types', `type a = ${'{b: '.repeat(many)}int${'}'.repeat(many)}`],
  ['array types', `type a = b${'[]'.repeat(many)}`],
];

for (const [name, statement] of cases) {
  t.test(`${name} nested too deeply end in one diagnostic`, async (t) => {
    const source = `${statement}\nvar z = 1`;
    t.match(problemsOf(source), [/ nested-too-deeply$/]);
    t.equal(problemsOf(source).length, 1);
    t.same(statementsOf(source), ['<error>', '(variable z 1)']);
  });
}

t.test('what people write is not too deep', async (t) => {
  const depth = 60;
  t.same(problemsOf(`var a = ${'{ b: [f('.repeat(depth)}1${')] }'.repeat(depth)}`), []);
  t.same(problemsOf(`var a = b${' || b'.repeat(500)}`), []);
  t.same(problemsOf(`var a = [\n${'  1\n'.repeat(5000)}]`), []);
});
