import t from 'tap';
import { callOf } from '../../../core/expressions/residual.js';
import { unknownValue } from '../../../core/expressions/unknown.js';
import type { Value } from '../../../core/expressions/value.js';
import { identityOfId } from '../../../core/resources/exported.js';
import { comparisonKey, idOf, parentIdentity } from '../../../core/resources/ids.js';
import { displayText, jsonOf } from '../../../core/resources/print.js';
import { joinText, splitAtSlashes } from '../../../core/resources/text-pieces.js';
import { SourceFile } from '../../../core/source/source-file.js';

const span = { file: new SourceFile('main.json', ''), start: 0, end: 0 };
const origin = { span, role: 'literal' as const };
const group = '/subscriptions/s/resourceGroups/g';
const hole = unknownValue(
  callOf('parameters', [{ kind: 'string', value: 'p', span }], span),
  origin,
  { kind: 'parameter', name: 'p' },
);

/** Text in which `*` stands for an unknown. */
function text(pattern: string): Value {
  const pieces = pattern.split('*').flatMap((piece, i) => (i === 0 ? [piece] : [hole, piece]));
  return joinText(pieces, origin);
}

const ids: readonly [scope: string, type: string, name: string, id: string][] = [
  [group, 'A.B/c', 'n', `${group}/providers/A.B/c/n`],
  [group, 'A.B/c/d', 'n/m', `${group}/providers/A.B/c/n/d/m`],
  [group, 'A.B/c/d', '*/m', `${group}/providers/A.B/c/{p}/d/m`],
  [group, 'A.B/c/d', 'x-*/m', `${group}/providers/A.B/c/x-{p}/d/m`],
  [
    `${group}/providers/A.B/c/n`,
    'E.F/locks',
    'l',
    `${group}/providers/A.B/c/n/providers/E.F/locks/l`,
  ],
  [group, 'A.B/c/providers/locks', 'n/E.F/l', `${group}/providers/A.B/c/n/providers/E.F/locks/l`],
  ['/subscriptions/s', 'Microsoft.Resources/resourceGroups', 'g', group],
  ['', 'A.B/c', 'n', '/providers/A.B/c/n'],
];

for (const [scope, type, name, id] of ids) {
  t.test(`id of ${type} ${name} in '${scope}'`, (t) => {
    t.equal(displayText(idOf({ scope: text(scope), type, name: text(name) }, origin)), id);
    t.end();
  });
}

t.test('an unknown id is printed as the call that gives it', (t) => {
  const id = idOf({ scope: text(group), type: 'A.B/c', name: text('x*') }, origin);
  t.equal(jsonOf(id), "[resourceId('s', 'g', 'A.B/c', concat('x', parameters('p')))]");
  t.end();
});

const parents: readonly [
  type: string,
  name: string,
  parent: readonly [string, string] | undefined,
][] = [
  ['A.B/c', 'n', undefined],
  ['A.B/c/d', 'n/m', ['A.B/c', 'n']],
  ['A.B/c/d/e', '*/m/o', ['A.B/c/d', '{p}/m']],
  ['A.B/c/d', '*', undefined],
  ['A.B/c/providers/locks', 'n/E.F/l', ['A.B/c', 'n']],
];

for (const [type, name, parent] of parents) {
  t.test(`parent of ${type} ${name}`, (t) => {
    const found = parentIdentity({ scope: text(group), type, name: text(name) });
    t.strictSame(found && [found.type, displayText(found.name)], parent);
    t.end();
  });
}

t.test('ids are compared without letter case, holes by what they wait for', (t) => {
  t.equal(comparisonKey(text('/A/*/B')), comparisonKey(text('/a/*/b')));
  t.not(comparisonKey(text('/a/*/b')), comparisonKey(text('/a/*/c')));
  t.end();
});

t.test('two unknowns that were given up on are never the same', (t) => {
  const at = (start: number) =>
    unknownValue(callOf('unknown', [], { ...span, start }), origin, { kind: 'error' });
  t.not(comparisonKey(at(1)), comparisonKey(at(2)));
  t.end();
});

t.test('a text is cut at the slashes of its literal stretches', (t) => {
  t.strictSame(splitAtSlashes(text('a/b*c/*')).map(displayText), ['a', 'b{p}c', '{p}']);
  t.end();
});

t.test('an id is taken apart into scope, type and name', (t) => {
  const found = identityOfId(`${group}/providers/A.B/c/n/providers/E.F/g/x/h/y`, origin);
  t.strictSame(found && [jsonOf(found.scope), found.type, jsonOf(found.name)], [
    `${group}/providers/A.B/c/n`,
    'E.F/g/h',
    'x/y',
  ]);
  t.equal(identityOfId('/subscriptions/s', origin), undefined);
  t.end();
});
