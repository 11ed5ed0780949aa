import t from 'tap';
import { fromPlain } from '../../../core/logic/plain.js';
import { compiled, contextOf, shown } from './harness.js';

const facts = [
  { types: ['Microsoft.Web/one', 'Microsoft.Web/two'], zones: ['1', '2'], locations: ['eastus'] },
  { types: ['Microsoft.Web/one'], zones: ['3', '1'], locations: ['westeurope'] },
];
const zones: readonly [type: string, location: string, result: readonly string[]][] = [
  ['Microsoft.Web/one', 'eastus', ['1', '2']],
  ['Microsoft.Web/two', 'eastus', ['1', '2']],
  ['microsoft.web/ONE', 'West Europe', ['1', '3']],
  ['Microsoft.Web/two', 'westeurope', []],
  ['Microsoft.Web/three', 'eastus', []],
];

t.test('zones are looked up by type and location', async (t) => {
  for (const [type, location, result] of zones) {
    const logic = compiled({ zones: [type, location] });
    const context = contextOf(
      {},
      { fact: (name) => (name === 'zones' ? fromPlain(facts) : undefined) },
    );
    t.strictSame(shown(logic.evaluate(context)), result, `${type} in ${location}`);
  }
});
