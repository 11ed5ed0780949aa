import t from 'tap';
import { unknownBecause } from '../../../core/expressions/unknown.js';
import type { Origin, Value } from '../../../core/expressions/value.js';
import { asSecret, holdsSecret, objectValue, textValue } from '../../../core/expressions/values.js';
import { SourceFile } from '../../../core/source/source-file.js';

const origin: Origin = {
  span: { file: new SourceFile('a.json', ''), start: 0, end: 0 },
  role: 'literal',
};
const unknown = unknownBecause({ kind: 'runtime', function: 'newGuid' }, origin);
const secret = asSecret(textValue('s', origin));
const plain = textValue('p', origin);
const withUnknownKey = (value: Value): Value => ({
  ...objectValue([{ key: 'a', value: plain }], origin),
  unknownEntries: [{ key: unknown, value }],
});
const withRest = (representative: Value): Value => ({
  kind: 'array',
  items: [plain],
  rest: { count: unknown, representative },
  origin,
});

const cases: readonly [what: string, value: Value, holds: boolean][] = [
  ['a secret', secret, true],
  ['plain text', plain, false],
  ['an object with a secret', objectValue([{ key: 'a', value: secret }], origin), true],
  ['an object with a secret under an unknown key', withUnknownKey(secret), true],
  ['an object with plain text under an unknown key', withUnknownKey(plain), false],
  ['an array with secret items of unknown number', withRest(secret), true],
  ['an array with plain items of unknown number', withRest(plain), false],
];

for (const [what, value, holds] of cases) {
  t.test(`${what} ${holds ? 'holds' : 'does not hold'} a secret`, async (t) => {
    t.equal(holdsSecret(value), holds);
  });
}
