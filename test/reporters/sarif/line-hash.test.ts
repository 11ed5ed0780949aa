import { readFileSync } from 'node:fs';
import t from 'tap';
import { lineHashes } from '../../../reporters/sarif/line-hash.js';

const withFinalBreak = [
  'e9496ae3ebfced30:1',
  'fb7c023a8b9ccb3f:1',
  'ce8ba1a563dcdaca:1',
  'e20e36e16fcb0cc8:1',
  'b3edc88f2938467e:1',
  'c8e28b0b4002a3a0:1',
  'c129715d7a2bc9a3:1',
];

// The expected values are those of github/codeql-action, src/fingerprints.test.ts.
const cases: readonly [name: string, text: string, hashes: readonly string[]][] = [
  ['an empty file', '', ['c129715d7a2bc9a3:1']],
  [
    'white space at the start of lines',
    ' a\nb\n  \t\tc\n d',
    ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1'],
  ],
  [
    'no final line break',
    ' hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End',
    [
      '8b7cf3e952e7aeb2:1',
      'b1ae1287ec4718d9:1',
      'bff680108adb0fcc:1',
      'c6805c5e1288b612:1',
      'b86d3392aea1be30:1',
      'e6ceba753e1a442:1',
    ],
  ],
  ['line feeds', ' hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n', withFinalBreak],
  ['carriage returns', ' hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r', withFinalBreak],
  ['both', ' hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n', withFinalBreak],
  ['a mixture', ' hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n', withFinalBreak],
  [
    'lines that repeat',
    'Lorem ipsum dolor sit amet.\n'.repeat(10),
    [
      'a7f2ff13bc495cf2:1',
      'a7f2ff13bc495cf2:2',
      'a7f2ff13bc495cf2:3',
      'a7f2ff13bc495cf2:4',
      'a7f2ff13bc495cf2:5',
      'a7f2ff13bc495cf2:6',
      'a7f2ff1481e87703:1',
      'a9cf91f7bbf1862b:1',
      '55ec222b86bcae53:1',
      'cc97dc7b1d7d8f7b:1',
      'c129715d7a2bc9a3:1',
    ],
  ],
];

for (const [name, text, hashes] of cases) {
  t.test(`line hashes agree with GitHub's for ${name}`, async (t) => {
    t.same(lineHashes(text), hashes);
  });
}

t.test('line hashes agree with exact arithmetic on units of every size', async (t) => {
  const text = Array.from({ length: 3000 }, (_, i) => String.fromCharCode((i * 7919) % 65536)).join(
    '',
  );
  const withBreaks = text.replace(/[\t\n\r ]/g, 'x').replace(/(.{50})/gsu, '$1\n');
  t.same(lineHashes(withBreaks), exactHashes(withBreaks));
});

/** Lines of code as files hold them: repeated, empty, indented by tabs, with every kind of break, without a last one. */
function mixedText(lines: number): string {
  const words = ['param', 'name', 'string', '{', '}', '日本', '😀', "'x'", '=', '//', '\u0000'];
  const breaks = ['\n', '\r\n', '\r', '\n', '\r\n', '\n\n'];
  let state = 7;
  const pick = <T>(from: readonly T[]): T => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return from[state % from.length] as T;
  };
  const line = (n: number): string =>
    n % 5 === 0
      ? '    sku: standard'
      : [pick(['', '\t', '  ', ' \t ']), ...words.slice(0, n % 9).map(() => pick(words))].join(
          pick([' ', '\t', '']),
        );
  const texts = Array.from({ length: lines }, (_, n) => `${line(n)}${pick(breaks)}`);
  return `${texts.join('')}\tlast line, without a break `;
}

const texts: readonly [what: string, text: string][] = [
  ['mixed lines', mixedText(300)],
  ['mixed lines with line feeds', mixedText(300).replace(/\r\n?/g, '\n')],
  ['mixed lines with carriage returns and line feeds', mixedText(300).replace(/\r\n?|\n/g, '\r\n')],
  ['a Bicep file', readFileSync('examples/shop/cluster.bicep', 'utf8')],
  ['a template', readFileSync('examples/store/azuredeploy.json', 'utf8')],
  ['a long document', readFileSync('docs/cook-book.md', 'utf8')],
];
for (const [what, text] of texts) {
  t.test(`line hashes are as they are defined for ${what}`, async (t) => {
    const exact = exactHashes(text);
    t.ok(exact.length > 40);
    t.same(lineHashes(text), exact);
  });
}

/**
 * The definition, spelled out with big integers: a window of 100 units for each line, of a text without spaces
 * and tabs in which every break is a line feed.
 */
function exactHashes(text: string): string[] {
  const plain = text.replace(/[ \t]/g, '').replace(/\r\n?/g, '\n');
  const units = [...Array(plain.length).keys()].map((i) => plain.charCodeAt(i));
  const padded = [...units, 0xffff, ...Array<number>(100).fill(0)];
  const starts = [0, ...units.flatMap((unit, i) => (unit === 10 ? [i + 1] : []))];
  const seen = new Map<string, number>();
  return starts.map((start) => {
    let hash = 0n;
    for (const unit of padded.slice(start, start + 100)) {
      hash = BigInt.asUintN(64, hash * 37n + BigInt(unit));
    }
    const hex = hash.toString(16);
    seen.set(hex, (seen.get(hex) ?? 0) + 1);
    return `${hex}:${seen.get(hex)}`;
  });
}
