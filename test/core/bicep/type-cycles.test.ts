import t from 'tap';
import { compileFiles, orderedPlacesOf } from '../../support/bicep.js';

/** Declarations of types, and the lines of those that are refused. */
const cases: readonly [it: string, bicep: string, refused: readonly number[]][] = [
  ['names of themselves', 'type a = a', [1]],
  ['names of each other', "type a = 'x' | b\ntype b = 'y' | a", [1, 2]],
  ['parts of themselves', 'type a = a.b', [1]],
  ['items of themselves', 'type a = a[*]', [1]],
  ['parts with the type of a part of themselves', 'type a = { p: a.q, q: string? }', [1]],
  ['parts of themselves that may be left out', 'type a = { p: a?, q: [string, a?] }', []],
  ['parts of themselves that may not', 'type a = { p: { q: a } }', [1]],
  ['arrays of themselves', 'type a = a[]', [1]],
  ['arrays of themselves in a part', 'type a = { p: a[] }', [1]],
  ['arrays of themselves that may be left out', 'type a = { p: a[]? }', []],
  ['arrays of items that may be null', 'type a = (a?)[]', []],
  ['more properties of themselves', 'type a = { p: { *: a }, *: a[] }', []],
  ['tuples with themselves', 'type a = [string, a]', [1]],
  [
    'objects, arrays and tuples that may be null',
    'type a = { p: { q: a } }?\ntype b = b[]?\ntype c = [c]?',
    [],
  ],
  ['what may be null, said not to be', 'type a = { p: a! }?', [1]],
  ['parts that are null by another name', 'type n = a?\ntype a = { p: n }', []],
  ['two that hold each other', 'type a = { p: b }\ntype b = { q: a }\ntype c = { d: a }', [1, 2]],
  [
    'two that hold each other, of which one may be null',
    'type a = { p: b }\ntype b = { q: a }?',
    [],
  ],
  ['another name of what holds it', 'type a = b\ntype b = { p: a }', []],
  ['a part that another holds', 'type a = { p: b.q }\ntype b = { q: string, r: a }', [1, 2]],
  ['a part that another may leave out', 'type a = { p: b.q }\ntype b = { q: string?, r: a }', []],
  ['an item by its place', 'type a = [b[0]]\ntype b = [string, a]', [1, 2]],
  ['a part that is not declared', 'type a = { p: b.q }\ntype b = { r: a }', []],
  ['a union in a part', "type a = { p: { q: 'x' } | a }", [1]],
  [
    'one of the objects of a union in a part',
    "type x = { k: 'x' }\ntype y = {\n  k: 'y'\n  @discriminator('k')\n  v: x | y\n}",
    [2],
  ],
  [
    'a union that is told apart',
    "@discriminator('k')\ntype u = x | y\ntype x = { k: 'x' }\ntype y = { k: 'y', v: u[] }",
    [2, 4],
  ],
  [
    'a union that is told apart and may be null',
    "@discriminator('k')\ntype u = (x | { k: 'y', v: u })?\ntype x = { k: 'x' }",
    [],
  ],
];

for (const [it, bicep, refused] of cases) {
  t.test(`${refused.length > 0 ? 'refuses' : 'compiles'} types that are ${it}`, async (t) => {
    const { diagnostics } = compileFiles({ 'main.bicep': bicep });
    t.strictSame(
      orderedPlacesOf(diagnostics),
      refused.map((line) => `${line}:6 bicep/type-cycle`),
    );
  });
}

t.test('a long chain of names is followed', async (t) => {
  const names = Array.from({ length: 20_000 }, (_, i) => `type a${i + 1} = a${i}`);
  const { diagnostics } = compileFiles({
    'main.bicep': ['type a0 = string?', ...names, 'type b = { p: a20000, q: b? }'].join('\n'),
  });
  t.strictSame(diagnostics, []);
});
