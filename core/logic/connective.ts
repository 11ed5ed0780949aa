import { overChoices } from './choice.js';
import type { Connective, DecidedValue, Located, LogicValue } from './compiled.js';
import { type Example, type Operator, present } from './operator.js';
import { allOf, anyOf, truthOf, truthValue } from './ternary.js';
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
        const values = seen.map(({ value }) => value);
        const truth = decisive ? anyOf(truths) : allOf(truths);
        if (values.every(isTruth)) return { value: truth };
        const value = decidingOf(definition.name, values, decisive);
        // Where there were too many alternatives, it may still be known how it ends.
        const isLost = value.kind === 'unknown' && truth.kind === 'boolean';
        return { value: isLost ? { ...value, truth: truth.value } : value };
      };
    },
  };
}

/**
 * The operand that decides, under each condition on which a choice among them depends. Where it is open
 * which does, it is known at most whether that one counts as true.
 */
function decidingOf(name: string, operands: readonly LogicValue[], decisive: boolean): LogicValue {
  return overChoices(operands, (values) => {
    const decided = values.findIndex((value) => truthOf(value) === decisive);
    const seen = decided === -1 ? values : values.slice(0, decided + 1);
    const truths = seen.map(truthValue);
    const cause = truths.map(unknownIn).find((unknown) => unknown !== undefined);
    const last = seen.at(-1);
    if (cause === undefined && last !== undefined) return last;
    const truth = decisive ? anyOf(truths) : allOf(truths);
    if (cause === undefined || seen.every(isTruth)) return truth;
    return {
      ...unknownOf(name, cause, seen),
      ...(seen.some(mayBeMissing) ? { perhapsMissing: true } : {}),
      ...(truth.kind === 'boolean' ? { truth: truth.value } : {}),
    };
  });
}

function mayBeMissing(value: DecidedValue): boolean {
  return value.kind === 'missing' || (value.kind === 'unknown' && value.perhapsMissing === true);
}

function isTruth(value: LogicValue): boolean {
  if (value.kind === 'boolean') return true;
  if (value.kind === 'unknown') return value.type === 'bool' && !value.perhapsMissing;
  return value.kind === 'choice' && value.alternatives.every(({ value }) => isTruth(value));
}
