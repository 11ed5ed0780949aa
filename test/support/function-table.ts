import t from 'tap';
import { evaluateText, scopeOf, toJson } from './expressions.js';

/** A call, and the JSON it gives; or that it fails with a diagnostic and gives an unknown. */
export type FunctionRow = readonly [call: string, answer: { readonly gives: unknown } | 'fails'];

/** A test for each row. */
export function functionTable(rows: readonly FunctionRow[]): void {
  for (const [call, answer] of rows) {
    t.test(
      `${call} ${answer === 'fails' ? 'fails' : `gives ${JSON.stringify(answer.gives)}`}`,
      async (t) => {
        const scope = scopeOf();
        const value = evaluateText(call, scope);
        if (answer === 'fails') {
          t.equal(value.kind, 'unknown');
          t.ok(scope.reported[0]?.span, 'a located diagnostic says why');
          return;
        }
        t.same(toJson(value), answer.gives);
        t.strictSame(scope.reported, []);
      },
    );
  }
}
