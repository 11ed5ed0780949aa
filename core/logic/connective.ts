import type { Connective, Located, LogicValue } from './compiled.js';
import { type Example, type Operator, present } from './operator.js';
import { allOf, anyOf, truthValue } from './ternary.js';
import { unknownIn, unknownOf } from './unknown.js';

interface ConnectiveDefinition {
  readonly name: string;
  /** The truth that decides alone. */
  readonly decisive: boolean;
  readonly summary: string;
  readonly connective: Connective;
  readonly examples: readonly Example[];
}

/**
 * `and` and `or`: the operand that decides is the value, as in JSON Logic. Where something is recorded
 * all operands are evaluated, so that every failing one can be told; the value is the same.
 */
export function connective({ decisive, ...definition }: ConnectiveDefinition): Operator {
  return {
    ...definition,
    parameters: [{ name: 'of' }],
    variadic: { atLeast: 1 },
    compile(call) {
      const operands = present(call);
      return (frame) => {
        const seen: Located[] = [];
        const truths: LogicValue[] = [];
        let decided: Located | undefined;
        for (const operand of operands) {
          const located = operand.evaluate(frame);
          if (decided !== undefined) continue;
          const truth = truthValue(located.value);
          seen.push(located);
          truths.push(truth);
          if (truth.kind !== 'boolean' || truth.value !== decisive) continue;
          decided = located;
          if (frame.record === undefined) break;
        }
        const last = seen.at(-1);
        if (last === undefined || truths.every(({ kind }) => kind === 'boolean')) {
          return { value: last?.value ?? { kind: 'null', origin: frame.root.value.origin } };
        }
        return { value: openValue(definition.name, seen, truths, decisive, decided) };
      };
    },
  };
}

/** The value where some operands are open. Only truth values can be folded; of others it is known at most whether they count as true. */
function openValue(
  name: string,
  seen: readonly Located[],
  truths: readonly LogicValue[],
  decisive: boolean,
  decided: Located | undefined,
): LogicValue {
  const values = seen.map(({ value }) => value);
  if (values.every(isTruth)) return decisive ? anyOf(truths) : allOf(truths);
  const cause = truths.map(unknownIn).find((unknown) => unknown !== undefined);
  const folded = decisive ? anyOf(truths) : allOf(truths);
  if (cause === undefined) return folded;
  const truth =
    decided !== undefined ? decisive : folded.kind === 'boolean' ? folded.value : undefined;
  const open = values.some(mayBeMissing)
    ? { ...unknownOf(name, cause, values), perhapsMissing: true as const }
    : unknownOf(name, cause, values);
  return truth === undefined ? open : { ...open, truth };
}

function mayBeMissing(value: LogicValue): boolean {
  if (value.kind === 'choice') return value.alternatives.some((one) => mayBeMissing(one.value));
  return value.kind === 'missing' || (value.kind === 'unknown' && value.perhapsMissing === true);
}

function isTruth(value: LogicValue): boolean {
  if (value.kind === 'boolean') return true;
  if (value.kind === 'unknown') return value.type === 'bool' && !value.perhapsMissing;
  return value.kind === 'choice' && value.alternatives.every(({ value }) => isTruth(value));
}
