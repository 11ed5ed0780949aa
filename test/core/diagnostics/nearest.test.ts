import t from 'tap';
import { nearest } from '../../../core/diagnostics/nearest.js';

const candidates = ['equals', 'oneOf', 'exists', 'startsWith', 'hasValue'];
const cases: readonly [written: string, meant: string | undefined][] = [
  ['equal', 'equals'],
  ['Equals', 'equals'],
  ['equlas', 'equals'],
  ['oneof', 'oneOf'],
  ['startWith', 'startsWith'],
  ['banana', undefined],
  ['', undefined],
];

for (const [written, meant] of cases) {
  t.test(`'${written}' suggests ${meant ?? 'nothing'}`, async (t) => {
    t.equal(nearest(written, candidates), meant);
  });
}
