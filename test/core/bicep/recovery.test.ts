import t from 'tap';
import { parseBicep } from '../../../core/bicep/parser/parse.js';
import { SourceFile } from '../../../core/source/source-file.js';
import {
  parameterProblemsOf,
  parameterStatementsOf,
  problemsOf,
  statementsOf,
} from '../../support/bicep-tree.js';

/** What a broken text complains about, and what is read all the same. */
const cases: readonly [name: string, source: string, problems: string[], statements: string[]][] = [
  // characters and tokens
  [
    'a character without meaning',
    'var a = §\nvar b = 1',
    ['1:9 unexpected-character'],
    ['(variable a <error>)', '(variable b 1)'],
  ],
  [
    'a double quote',
    'var a = "x"',
    ['1:9 double-quote', '1:11 double-quote'],
    ['(variable a <error>)'],
  ],
  [
    'an unclosed string',
    "var a = 'x\nvar b = 1",
    ['1:9 unterminated-string'],
    ['(variable a <error>)', '(variable b 1)'],
  ],
  [
    'an unclosed hole',
    "var a = 'x${b\nvar c = 1",
    ['1:14 unterminated-string'],
    ['(variable a <error>)', '(variable c 1)'],
  ],
  [
    'an unclosed multi-line string',
    "var a = '''x\nvar b = 1",
    ['1:9 unterminated-multiline-string'],
    ['(variable a <error>)'],
  ],
  ['an unclosed comment', 'var a = 1 /* x', ['1:11 unterminated-comment'], ['(variable a 1)']],
  ['an unknown escape', "var a = 'x\\qy'", ['1:11 unknown-escape'], ['(variable a <error>)']],
  [
    'a bad Unicode escape',
    "var a = '\\u{110000}\\u0041'",
    ['1:10 unicode-escape', '1:20 unicode-escape'],
    ['(variable a <error>)'],
  ],
  [
    'too large an integer',
    'var a = 18446744073709551616',
    ['1:9 integer-too-large'],
    ['(variable a <error>)'],
  ],
  [
    'too long a name',
    `var ${'a'.repeat(256)} = 1`,
    ['1:5 name-too-long'],
    [`(variable ${'a'.repeat(256)} 1)`],
  ],
  // statements
  [
    'no declaration',
    'foo bar\nvar a = 1',
    ['1:1 unknown-declaration'],
    ['<error>', '(variable a 1)'],
  ],
  [
    'a misspelt keyword with its lines',
    'resorce a = {\n  b: 1\n}\nvar c = 1',
    ['1:1 unknown-declaration'],
    ['<error>', '(variable c 1)'],
  ],
  ['a missing name', 'param\nvar a = 1', ['1:6 expected'], ['<error>', '(variable a 1)']],
  [
    'a missing type',
    'param a\nparam b = 1',
    ['1:8 expected', '2:9 expected'],
    ['(parameter a <error>)', '(parameter b <error> 1)'],
  ],
  [
    'a missing value',
    'var a =\noutput b int = ',
    ['1:8 expected', '2:16 expected'],
    ['(variable a <error>)', '(output b int <error>)'],
  ],
  [
    'a missing equals sign',
    'var a\nvar b = 1',
    ['1:6 expected'],
    ['(variable a <error>)', '(variable b 1)'],
  ],
  [
    'text behind a statement',
    'var a = 1 2\nvar b = 1',
    ['1:11 expected'],
    ['(variable a 1)', '(variable b 1)'],
  ],
  ['a decorator before nothing', '@secure()\n', ['1:1 decorated-nothing'], ['<error>']],
  [
    'a decorator before a misspelt keyword',
    '@secure()\nparm a string',
    ['2:1 unknown-declaration'],
    ['<error>'],
  ],
  [
    'a decorator before a property',
    "resource a 'b' = {\n  @f()\n  c: 1\n  d: 2\n}",
    ['2:3 decorated-nothing'],
    ["(resource a 'b' {<error> (: d 2)})"],
  ],
  ['a broken decorator', '@\nparam a string', ['1:2 expected'], ['(parameter a string)']],
  [
    'a resource without a type',
    'resource a = {\n  b: 1\n}',
    ['1:12 expected'],
    ['(resource a <error> {(: b 1)})'],
  ],
  [
    'a body that is none',
    "resource a 'b' = 1\nvar c = 1",
    ['1:18 expected'],
    ["(resource a 'b' <error>)", '(variable c 1)'],
  ],
  [
    'an import from nowhere',
    'import { a }\nvar b = 1',
    ['1:13 expected'],
    ['(import (importList [(importItem a)]) <error>)', '(variable b 1)'],
  ],
  [
    'an import in quotes without an alias',
    "import { 'a', b } from 'c'",
    ['1:13 alias-missing'],
    ["(import (importList [<error> (importItem b)]) 'c')"],
  ],
  // lists
  [
    'a broken property',
    'var a = {\n  b: *\n  c: 1\n}',
    ['2:6 expected'],
    ['(variable a {(: b <error>) (: c 1)})'],
  ],
  [
    'a property without a colon',
    'var a = {\n  b\n  c: 1\n}',
    ['2:4 expected'],
    ['(variable a {(: b <error>) (: c 1)})'],
  ],
  [
    'a key that is none',
    'var a = {\n  1: 2\n  c: 1\n}',
    ['2:3 expected'],
    ['(variable a {<error> (: c 1)})'],
  ],
  ['a broken item', 'var a = [\n  =\n  1\n]', ['2:3 expected'], ['(variable a [<error> 1])']],
  ['a comma that is missing', 'var a = [1 2]', ['1:12 expected'], ['(variable a [1 2])']],
  [
    'a broken argument',
    'var a = f(1, *, 2)',
    ['1:14 expected'],
    ['(variable a (call f [1 <error> 2]))'],
  ],
  [
    'a comma behind the last argument',
    'var a = f(1,)',
    ['1:13 expected'],
    ['(variable a (call f [1 <error>]))'],
  ],
  [
    'a broken member of a type',
    'type a = {\n  b: *\n  c: int\n}',
    ['2:6 expected'],
    ['(type a (objectType [(: b <error>) (: c int)]))'],
  ],
  [
    'properties among the items of an array',
    'var a = [\n  b\n  c: {\n    d: 1\n  }\n  e\n]',
    ['3:4 expected'],
    ['(variable a [b <error> e])'],
  ],
  [
    'a resource that is not closed before one of a whole type',
    "resource a 'N.s/b@v' = {\n  c: {\n    d: 1\n  }\n\n@e('f')\nresource g 'N.s/h@v' = {}\nvar i = 1",
    ['6:1 expected'],
    [
      "(resource a 'N.s/b@v' {(: c {(: d 1)})})",
      "(resource g 'N.s/h@v' {} @[(decorator (call e ['f']))])",
      '(variable i 1)',
    ],
  ],
  [
    'a resource that is not closed before decorated declarations',
    "resource a 'N.s/b@v' = {\n  c: {\n    d: 1\n\n@e()\nparam f string",
    ['5:1 expected'],
    ["(resource a 'N.s/b@v' {(: c {(: d 1)})})", '(parameter f string @[(decorator (call e []))])'],
  ],
  [
    'a resource at the start of a line that is nested all the same',
    "resource a 'N.s/b@v' = {\nresource c 'd' = {}\n}",
    [],
    ["(resource a 'N.s/b@v' {(resource c 'd' {})})"],
  ],
  [
    'a broken nested resource',
    "resource a 'b' = {\n  resource c = {\n  }\n  d: 1\n}",
    ['2:14 expected'],
    ["(resource a 'b' {(resource c <error> {}) (: d 1)})"],
  ],
  // brackets
  [
    'an unclosed brace',
    'var a = {\n  b: 1\n\nparam c string',
    ['4:1 expected'],
    ['(variable a {(: b 1)})', '(parameter c string)'],
  ],
  [
    'an unclosed bracket',
    'var a = [\n  1\nvar c = 1',
    ['3:1 expected'],
    ['(variable a [1])', '(variable c 1)'],
  ],
  [
    'an unclosed call',
    'var a = f(1\nvar c = 1',
    ['1:12 expected'],
    ['(variable a (call f [1]))', '(variable c 1)'],
  ],
  [
    'a call unclosed at once',
    'var a = f(\nvar c = 1',
    ['2:1 expected'],
    ['(variable a (call f []))', '(variable c 1)'],
  ],
  [
    'an unclosed parenthesis',
    'var a = (1\nvar c = 1',
    ['1:11 expected'],
    ['(variable a (() 1))', '(variable c 1)'],
  ],
  [
    'empty parentheses',
    'var a = ()\nvar c = 1',
    ['1:10 expected'],
    ['(variable a (() <error>))', '(variable c 1)'],
  ],
  [
    'several expressions in parentheses',
    'var a = (1, 2) + 3',
    ['1:11 expected'],
    ['(variable a (+ (() 1) 3))'],
  ],
  [
    'a bracket too many',
    'var a = 1\n}\nvar b = 2',
    ['2:1 unknown-declaration'],
    ['(variable a 1)', '<error>', '(variable b 2)'],
  ],
  // expressions
  [
    'an operator without an operand',
    'var a = 1 +',
    ['1:12 expected'],
    ['(variable a (+ 1 <error>))'],
  ],
  [
    'a ternary without its colon',
    'var a = b ? c',
    ['1:14 expected'],
    ['(variable a (?: b c <error>))'],
  ],
  ['a repeated unary operator', 'var a = !!b', ['1:10 expected'], ['(variable a (! <error>))']],
  ['a dot before nothing', 'var a = b.', ['1:11 expected'], ['(variable a <error>)']],
  ['an empty index', 'var a = b[]', ['1:11 expected'], ['(variable a <error>)']],
  ['a safe call', 'var a = b.?c()', ['1:11 safe-call'], ['(variable a (call. b c []))']],
  [
    'a literal in a hole',
    "var a = '${[1]}'",
    ['1:12 literal-in-interpolation'],
    ["(variable a (string '' <error> ''))"],
  ],
  [
    'two expressions in a hole',
    "var a = '${b c}d'",
    ['1:14 expected'],
    ["(variable a (string '' b 'd'))"],
  ],
  [
    'a loop without its colon',
    'var a = [for b in c]\nvar d = 1',
    ['1:20 expected'],
    ['(variable a (for b c <error>))', '(variable d 1)'],
  ],
  [
    'a condition without parentheses',
    "module a 'b' = if c {\n}\nvar d = 1",
    ['1:19 expected'],
    ["(module a 'b' (if <error> {}))", '(variable d 1)'],
  ],
];

for (const [name, source, problems, statements] of cases) {
  t.test(`${name} loses nothing else`, async (t) => {
    t.same(problemsOf(source), problems);
    t.same(statementsOf(source), statements);
  });
}

t.test('a broken line of a parameter file loses nothing else', async (t) => {
  const source = "using main\nparam a\nparam = 1\nparam b 'c'\nparam d = 1";
  t.same(parameterProblemsOf(source), [
    '1:7 expected',
    '2:8 expected',
    '3:7 expected',
    '4:9 expected',
  ]);
  t.same(parameterStatementsOf(source), [
    '(using <error>)',
    '(parameterAssignment a <error>)',
    '<error>',
    '(parameterAssignment b <error>)',
    '(parameterAssignment d 1)',
  ]);
});

t.test('a missing bracket is told with the line of the one it belongs to', async (t) => {
  const [above] = parseBicep(fileOf('var a = {\n  b: [\n    c\n\nvar d = 1')).diagnostics;
  t.match(above?.message, "Expected ']' for the '[' of line 2, but found 'var'.");
  const [beside] = parseBicep(fileOf('var a = [1')).diagnostics;
  t.match(beside?.message, "Expected ']', but found the end of the file.");
});

function fileOf(text: string): SourceFile {
  return new SourceFile('main.bicep', text);
}
