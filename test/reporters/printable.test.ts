import t from 'tap';
import { displayWidth, printable, wrap } from '../../reporters/printable.js';

const cases: readonly [name: string, text: string, shown: string][] = [
  ['plain text', 'aks-prod é 日本 😀', 'aks-prod é 日本 😀'],
  ['a terminal escape', '\u001b[2J', '\\u{1b}[2J'],
  ['a one-character escape', '\u009b31m', '\\u{9b}31m'],
  ['line breaks and tabs', 'a\r\n\tb', 'a\\r\\n\\tb'],
  ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
  ['a reordering control', '\u202Egnp.exe', '\\u{202e}gnp.exe'],
  ['an isolate', '\u2066x', '\\u{2066}x'],
  ['a zero-width space', 'a\u200bb', 'a\\u{200b}b'],
  ['a lone surrogate', 'a\ud800', 'a\\u{d800}'],
  ['a command of Azure Pipelines', 'a ##vso[task.complete]', 'a #\\u{23}vso[task.complete]'],
  ['a command in other letters', '##VSO[x]', '#\\u{23}VSO[x]'],
  ['an old command of GitHub Actions', 'a##[group]b', 'a#\\u{23}[group]b'],
  ['a command of GitHub Actions', '::error::x', '\\u{3a}:error::x'],
  ['a command where a line may be broken', 'a ::error::x', 'a \\u{3a}:error::x'],
  ['a nested resource and a heading', 'aks::pool ## [x]', 'aks::pool ## [x]'],
  ['a bell and a null', '\u0007\0', '\\u{7}\\u{0}'],
];

for (const [name, text, shown] of cases) {
  t.test(`${name} is made printable`, async (t) => t.equal(printable(text), shown));
}

t.test('width counts columns, not units', async (t) => {
  t.equal(displayWidth('abc'), 3);
  t.equal(displayWidth('日本'), 4);
  t.equal(displayWidth('e\u0301'), 1);
  t.equal(displayWidth('😀'), 2);
});

t.test('wrapping breaks at spaces and never inside a word', async (t) => {
  t.same(wrap('one two three', 7), ['one two', 'three']);
  t.same(wrap('averyverylongword b', 5), ['averyverylongword', 'b']);
});
