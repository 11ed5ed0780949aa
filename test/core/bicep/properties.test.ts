import fc from 'fast-check';
import t from 'tap';
import { parseBicep, parseBicepParams } from '../../../core/bicep/parser/parse.js';
import { childrenOf, type SyntaxNode } from '../../../core/bicep/syntax.js';
import { SourceFile } from '../../../core/source/source-file.js';

const sample = `targetScope = 'resourceGroup'
metadata about = { owner: 'me', tags: [1, 2] }
@description('where')
@allowed(['a', 'b'])
param place string = 'a'
#disable-next-line no-unused-vars
var text = 'x\${place}y\${toLower('\${place}')}z' // a comment
var lines = $'''
  one \${place}
'''
var picked = place == 'a' && !empty(text) ? first(parts)!.?name ?? 'none' : parts[^1][?0]
var parts = [for (p, i) in split(text, ','): { name: p, index: i * 2 + 1, ...picked }]
func twice(n int, s string?) object => { n: n * 2, s: s }
type shape = { kind: 'circle' | 'square', sizes: int[]?, *: (string | -1)[] }
type other = [shape.kind, resourceInput<'A/b@1'>.properties[*], { }?]
resource store 'A/stores@1' = if (place != 'b') {
  name: map(parts, (p, i) => p.name)[0]
  resource blob 'blobs' existing = {
    name: 'default'
  }
}
module inner './inner.bicep' = [for p in parts: {
  name: p.name
  params: { store: store::blob.id, secret: vault.getSecret('s') }
}]
output result resource 'A/stores@1' = store
import { a, b as c } from 'd.bicep'
import * as e from 'f.bicep'
extension 'g' with { h: 1 } as i
/* the end */
`;

const parameterSample = `using 'main.bicep' with { mode: 'stack' }
extends 'root.bicepparam'
param place = 'a\${text}'
var text = readEnvironmentVariable('X', '')
extensionConfig i with { h: [1] }
`;

/** Texts that no grammar made, and texts that a grammar nearly made. */
const soup = fc
  .array(
    fc.oneof(
      fc.constantFrom(...(sample.match(/\w+|\s+|[^\w\s]/g) ?? [])),
      fc.constantFrom(
        "'",
        "'''",
        '${',
        '}',
        '$$',
        '\\',
        '\r',
        '\u{1F600}',
        '\uFEFF',
        '__proto__',
        '*/',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

function damaged(text: string): fc.Arbitrary<string> {
  const offset = fc.nat(text.length);
  const cut = fc.tuple(offset, fc.nat(30), soup);
  return fc
    .array(cut, { minLength: 1, maxLength: 4 })
    .map((cuts) =>
      cuts.reduce(
        (result, [start, length, inserted]) =>
          result.slice(0, start) + inserted + result.slice(start + length),
        text,
      ),
    );
}

const texts = fc.oneof(soup, damaged(sample), damaged(parameterSample));

/** Every node lies within its parent, and so all of them within the file. */
function misplaced(root: SyntaxNode): SyntaxNode | undefined {
  const pending = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const { start, end } = node.span;
    if (start > end) return node;
    for (const child of childrenOf(node)) {
      if (child.span.start < start || child.span.end > end) return child;
      pending.push(child);
    }
  }
  return undefined;
}

for (const [kind, parse] of [
  ['.bicep', parseBicep],
  ['.bicepparam', parseBicepParams],
] as const) {
  t.test(`any text as ${kind} gives a tree with every node within its parent`, async (t) => {
    fc.assert(
      fc.property(texts, (text) => {
        const { program } = parse(new SourceFile('main', text));
        return program.span.end === text.length && misplaced(program) === undefined;
      }),
      { numRuns: 1500 },
    );
    t.pass();
  });

  t.test(`any text as ${kind} gives diagnostics in source order, within the file`, async (t) => {
    fc.assert(
      fc.property(texts, (text) => {
        const { diagnostics } = parse(new SourceFile('main', text));
        let last = 0;
        return diagnostics.every(({ span }) => {
          const inOrder = span !== undefined && span.start >= last && span.end <= text.length;
          last = span?.start ?? last;
          return inOrder && span.start <= span.end;
        });
      }),
      { numRuns: 1500 },
    );
    t.pass();
  });

  t.test(`a ${kind} text without a diagnostic has no error node`, async (t) => {
    const hasError = (node: SyntaxNode): boolean =>
      node.kind === 'error' || childrenOf(node).some(hasError);
    fc.assert(
      fc.property(texts, (text) => {
        const { program, diagnostics } = parse(new SourceFile('main', text));
        return diagnostics.length > 0 || !hasError(program);
      }),
      { numRuns: 1500 },
    );
    t.pass();
  });
}

t.test('the samples that are damaged here are sound', async (t) => {
  t.same(parseBicep(new SourceFile('main.bicep', sample)).diagnostics, []);
  t.same(parseBicepParams(new SourceFile('main.bicepparam', parameterSample)).diagnostics, []);
});
