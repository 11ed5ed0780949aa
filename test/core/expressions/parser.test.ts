import t from 'tap';
import {
  escapeLiteral,
  isExpression,
  maximumDepth,
  parseExpression,
  unescapeLiteral,
} from '../../../core/expressions/parser.js';
import { printExpression } from '../../../core/expressions/printer.js';
import { locate } from '../../../core/source/location.js';
import { SourceFile } from '../../../core/source/source-file.js';
import { textOf } from '../../../core/source/span.js';

function parse(text: string) {
  const file = new SourceFile('main.json', text);
  return parseExpression(text, (start, end) => ({ file, start, end }));
}

const printed: readonly [written: string, canonical: string][] = [
  ["['it''s']", "'it''s'"],
  ["['']", "''"],
  ['[-5]', '-5'],
  ['[add(+3, -4)]', 'add(3, -4)'],
  ["[ parameters( 'a' ) . b\n[ 0 ] ]", "parameters('a').b[0]"],
  ["[concat('a',ToLower('B'))]", "concat('a', ToLower('B'))"],
  ['[contoso.naming.unique(1)]', 'contoso.naming.unique(1)'],
  ["[parameters('a').?b[?0].?c]", "parameters('a').?b[?0].?c"],
  ["[variables('a')['b']]", "variables('a').b"],
  ["[variables('a')['b c']]", "variables('a')['b c']"],
  ["[variables('a')[?'b-c']]", "variables('a')[?'b-c']"],
  ["[variables('list')[copyIndex()].name]", "variables('list')[copyIndex()].name"],
  ['[true()]', 'true()'],
  ["['a[0]']", "'a[0]'"],
  ["['[x]']", "'[x]'"],
];

for (const [written, canonical] of printed) {
  t.test(`${written} prints as ${canonical}`, async (t) => {
    const result = parse(written);
    t.ok(result.ok);
    if (result.ok) t.equal(printExpression(result.expression), canonical);
  });
}

const faults: readonly [written: string, code: string, column: number][] = [
  ['[]', 'expression/unexpected-token', 2],
  ["['abc]", 'expression/unterminated-string', 2],
  ["[concat('a' 'b')]", 'expression/unexpected-token', 13],
  ["[concat('a',)]", 'expression/unexpected-token', 13],
  ["[concat('a']", 'expression/unexpected-token', 12],
  ['[parameters]', 'expression/not-a-call', 2],
  ["[concat('a'))]", 'expression/unexpected-token', 13],
  ["[a('b').]", 'expression/unexpected-token', 9],
  ['[add(1.5, 2)]', 'expression/unexpected-token', 8],
  ['[add(99999999999999999999, 2)]', 'expression/integer-range', 6],
  ['[equals("a", 1)]', 'expression/unexpected-character', 9],
  ["[f('a'); g()]", 'expression/unexpected-character', 8],
];

for (const [written, code, column] of faults) {
  t.test(`${written} is ${code} at column ${column}`, async (t) => {
    const result = parse(written);
    t.notOk(result.ok);
    if (result.ok) return;
    t.equal(result.diagnostic.code, code);
    t.ok(result.diagnostic.span);
    if (result.diagnostic.span) t.equal(locate(result.diagnostic.span).startColumn, column);
  });
}

t.test('every node has the span of its own text', async (t) => {
  const result = parse("[ concat( 'a' , ns.f(1).b[0] ) ]");
  t.ok(result.ok);
  if (!result.ok || result.expression.kind !== 'call') return;
  t.equal(textOf(result.expression.span), "concat( 'a' , ns.f(1).b[0] )");
  t.equal(textOf(result.expression.nameSpan), 'concat');
  t.strictSame(
    result.expression.args.map((arg) => textOf(arg.span)),
    ["'a'", 'ns.f(1).b[0]'],
  );
});

t.test('spans go through the map from the decoded text to the file', async (t) => {
  const file = new SourceFile('main.json', '"[f(\\"\\u0041\\")]"');
  const result = parseExpression("[f('A')]", (start, end) => ({
    file,
    start: start * 2,
    end: end * 2,
  }));
  t.ok(result.ok && result.expression.span.start === 2 && result.expression.span.end === 14);
});

for (const [what, text] of [
  ['brackets', `[${'f('.repeat(1_000_000)}]`],
  ['indexes', `[f()${'[f()'.repeat(100_000)}]`],
  ['accesses', `[f()${'.a'.repeat(100_000)}]`],
] as const) {
  t.test(
    `too many ${what} are refused beyond ${maximumDepth} levels, not overflowed`,
    async (t) => {
      const result = parse(text);
      t.equal(result.ok ? 'parsed' : result.diagnostic.code, 'expression/too-deep');
    },
  );
}

const kinds: readonly [text: string, expression: boolean, literal: string][] = [
  ["[f('x')]", true, "[f('x')]"],
  ['[[x]', false, '[x]'],
  ['[[]', false, '[]'],
  ['[x] y', false, '[x] y'],
  ['x', false, 'x'],
  ['', false, ''],
  ['[', false, '['],
];

for (const [text, expression, literal] of kinds) {
  t.test(`'${text}' is ${expression ? 'an expression' : `the text '${literal}'`}`, async (t) => {
    t.equal(isExpression(text), expression);
    if (expression) return;
    t.equal(unescapeLiteral(text), literal);
    t.equal(unescapeLiteral(escapeLiteral(literal)), literal);
  });
}
