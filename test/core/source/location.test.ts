import t from 'tap';
import { positionAt } from '../../../core/source/location.js';
import { SourceFile } from '../../../core/source/source-file.js';

const cases: readonly [name: string, text: string, offset: number, line: number, column: number][] =
  [
    ['the first character', 'abc', 0, 1, 1],
    ['the end of a file without a final line break', 'abc', 3, 1, 4],
    ['after a line feed', 'a\nb', 2, 2, 1],
    ['after a carriage return and line feed', 'a\r\nb', 3, 2, 1],
    ['after a lone carriage return', 'a\rb', 2, 2, 1],
    ['on the line break itself', 'a\nb', 1, 1, 2],
    ['after a character of two UTF-16 units', '\u{1F600}x', 2, 1, 3],
    ['an empty file', '', 0, 1, 1],
  ];

for (const [name, text, offset, line, column] of cases) {
  t.test(`a position is found at ${name}`, async (t) => {
    t.same(positionAt(new SourceFile('a.txt', text), offset), { line, column });
  });
}
