import t from 'tap';
import { parseBicep } from '../../../core/bicep/parser/parse.js';
import { SourceFile } from '../../../core/source/source-file.js';
import { textOf } from '../../../core/source/span.js';
import { problemsOf } from '../../support/bicep-tree.js';

const parse = (text: string) => parseBicep(new SourceFile('main.bicep', text)).program;

t.test('comments are kept with their places, text in strings is none', async (t) => {
  const { comments } = parse("// a\nvar b = '// no' /* c\nd */\n// e");
  t.same(
    comments.map(({ kind, span }) => [kind, textOf(span)]),
    [
      ['lineComment', '// a'],
      ['blockComment', '/* c\nd */'],
      ['lineComment', '// e'],
    ],
  );
});

const directives: readonly [text: string, action: string, codes: string[]][] = [
  ['#disable-next-line BCP037', 'disable-next-line', ['BCP037']],
  [
    '#disable-diagnostics no-unused-params  BCP081',
    'disable-diagnostics',
    ['no-unused-params', 'BCP081'],
  ],
  ['#restore-diagnostics a_b // why', 'restore-diagnostics', ['a_b']],
];

for (const [text, action, codes] of directives) {
  t.test(`the directive ${text} is kept with its codes`, async (t) => {
    const source = `var a = {\n  ${text}\n  b: 1\n}`;
    const [directive] = parse(source).directives;
    t.equal(directive?.action, action);
    t.same(
      directive?.codes.map(({ code }) => code),
      codes,
    );
    t.same(
      directive?.codes.map(({ span }) => textOf(span)),
      codes,
    );
    t.same(problemsOf(source), []);
  });
}

t.test('a directive must stand first on its line and name a code', async (t) => {
  t.same(problemsOf('var a = 1 #disable-next-line b'), ['1:11 unexpected-character']);
  t.same(problemsOf('#disable-next-line'), ['1:19 directive-without-code']);
});
