import t from 'tap';
import { parseBicep } from '../../../core/bicep/parser/parse.js';
import { SourceFile } from '../../../core/source/source-file.js';
import { textOf } from '../../../core/source/span.js';

/** The values and the written texts of the segments of `var s = <literal>`. */
function segmentsOf(literal: string): { values: string[]; texts: string[]; whole: string } {
  const { program } = parseBicep(new SourceFile('main.bicep', `var s = ${literal}`));
  const [statement] = program.statements;
  if (statement?.kind !== 'variable' || statement.value.kind !== 'string') throw new Error(literal);
  const { segments, span } = statement.value;
  return {
    values: segments.map(({ value }) => value),
    texts: segments.map((segment) => textOf(segment.span)),
    whole: textOf(span),
  };
}

const cases: readonly [name: string, literal: string, values: string[], texts: string[]][] = [
  ['the empty string', "''", [''], ['']],
  ['every escape', `'\\n\\r\\t\\\\\\'\\$'`, ["\n\r\t\\'$"], [`\\n\\r\\t\\\\\\'\\$`]],
  ['an escaped hole', "'a\\${b}'", ['a${b}'], ['a\\${b}']],
  ['a dollar that opens no hole', "'$5 $'", ['$5 $'], ['$5 $']],
  ['Unicode escapes', "'\\u{41}\\u{1F600}'", ['A\u{1F600}'], ['\\u{41}\\u{1F600}']],
  ['text around holes', "'a${1}b${2}'", ['a', 'b', ''], ['a', 'b', '']],
  ['lines', "'''\nb\n'''", ['b\n'], ['b\n']],
  ['lines that end with CR LF', "'''\r\nb'''", ['b'], ['b']],
  ['a multi-line string on one line', "'''a\\n${b}'''", ['a\\n${b}'], ['a\\n${b}']],
  ['quotes at the end of a multi-line string', "'''a''''", ["a'"], ["a'"]],
  ['quotes at its beginning', "''''a'''", ["'a"], ["'a"]],
  ['an empty multi-line string', "''''''", [''], ['']],
  ['holes among lines', "$'''\na${1}\nb'''", ['a', '\nb'], ['a', '\nb']],
  ['two dollars', "$$'''${a}$${1}'''", ['${a}', ''], ['${a}', '']],
  ['more dollars than needed', "$$'''$$${1}'''", ['$', ''], ['$', '']],
];

for (const [name, literal, values, texts] of cases) {
  t.test(`${name} in a string gives its text and its place`, async (t) => {
    t.same(segmentsOf(literal), { values, texts, whole: literal });
  });
}
