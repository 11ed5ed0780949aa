import t from 'tap';
import { operators } from '../../../core/logic/registry.js';
import { compiled, contextOf, run, shown } from './harness.js';

for (const operator of operators.values()) {
  t.test(`${operator.name} does what its examples say`, async (t) => {
    t.ok(operator.examples.length > 0, 'it has examples');
    for (const { logic, data = {}, result = '<missing>' } of operator.examples) {
      const text = `${JSON.stringify(logic)} over ${JSON.stringify(data)}`;
      t.strictSame(run(logic, data), result, text);
      const trace = compiled(logic).trace(contextOf(data));
      t.strictSame(shown(trace.value), result, `${text}, traced`);
    }
  });
}
