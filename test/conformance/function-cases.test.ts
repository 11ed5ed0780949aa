import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import t from 'tap';
import { evaluate } from '../../core/expressions/evaluate.js';
import { callOf, residualOf } from '../../core/expressions/residual.js';
import { declared, fromJson, scopeOf, toJson } from '../support/expressions.js';
import { functionDifferences } from './differences/functions.js';

interface FunctionCase {
  readonly function: string;
  readonly args: readonly unknown[] | null;
  readonly expected?: unknown;
  readonly throws?: true;
}

const recorded = '../shared/truth/expressions/function-cases.json';

const subscription = {
  subscriptionId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  tenantId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
};

/** The context in which the reference answered; it says nothing of the rest. */
const scope = () =>
  scopeOf({
    context: (name) => {
      if (name === 'subscription') return fromJson(subscription);
      if (name === 'resourceGroup') return fromJson({ name: 'ps-rule-test-rg' });
      if (name === 'managementGroup') return fromJson({ name: 'psrule-test' });
      return name === 'deployment' || name === 'deployer' ? fromJson({}) : undefined;
    },
  });

function agrees({ function: name, args, expected, throws }: FunctionCase): boolean {
  const inner = scope();
  const residuals = (args ?? []).map((arg) => residualOf(fromJson(arg)));
  const value = evaluate(callOf(name, residuals, declared.span), inner);
  const failed = inner.reported.some(({ kind }) => kind === 'input');
  if (throws || failed) return throws === true && failed;
  return isDeepStrictEqual(toJson(value), expected ?? null);
}

t.test('functions agree with recorded answers, but for the listed differences', async (t) => {
  if (!existsSync(recorded)) {
    t.pass('skipped: the recorded answers are not beside this repository', {
      skip: `${recorded} is absent`,
    });
    return;
  }
  const cases: readonly FunctionCase[] = JSON.parse(readFileSync(recorded, 'utf8'));
  const wrong = cases.filter((entry) => !agrees(entry));
  const listed = new Set(functionDifferences.flatMap(({ calls }) => calls));
  const calls = wrong.map(
    (entry) => `${entry.function}(${JSON.stringify(entry.args ?? []).slice(1, -1)})`,
  );
  t.comment(`${cases.length - wrong.length} of ${cases.length} agree`);
  t.strictSame(
    calls.filter((call) => !listed.has(call)),
    [],
    'every disagreement is listed',
  );
  t.strictSame(
    [...listed].filter((call) => !calls.includes(call)),
    [],
    'every listed difference is one',
  );
});
