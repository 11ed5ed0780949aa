import type { ValueType } from '../expressions/value.js';
import { absent } from './absent.js';
import type { DecidedValue, LogicValue, Subject, UncertainValue } from './compiled.js';
import { type Example, type Operator, valueOperator } from './operator.js';
import { fromPlain, type Plain } from './plain.js';
import { unknownOf } from './unknown.js';

interface Conversion {
  readonly name: string;
  readonly summary: string;
  readonly examples: readonly Example[];
  readonly subject?: Subject;
  readonly type: ValueType;
  /** The kind of value that can always be converted, where there is one. */
  readonly from?: ValueType | 'any';
  /** Undefined where the operand is not of the kind it converts. */
  readonly convert: (value: DecidedValue) => Plain | undefined;
  /** What is known all the same of the result for an unknown operand; undefined for nothing. */
  readonly known?: (value: UncertainValue) => LogicValue | undefined;
}

/** An operator that makes one known value from another; the result keeps the origin, and secrecy, of its operand. */
export function conversion({ convert, known, type, from, ...definition }: Conversion): Operator {
  return valueOperator(
    {
      ...definition,
      summary: `${definition.summary} Missing for missing, null and anything else; unknown for unknown.`,
      parameters: [{ name: 'of' }],
    },
    () =>
      ([value]): LogicValue => {
        if (value === undefined) return absent(value);
        if (value.kind === 'unknown') {
          const some = value.perhapsMissing ? undefined : known?.(value);
          if (some !== undefined) return some;
          const open = unknownOf(definition.name, value, [value], type);
          const sure = value.type !== undefined && (from === 'any' || from === value.type);
          return sure && !value.perhapsMissing ? open : { ...open, perhapsMissing: true };
        }
        const plain = convert(value);
        return plain === undefined ? absent(value) : withPast(fromPlain(plain), value);
      },
  );
}

/** A computed value with the past of the one it was made from. */
export function withPast<V extends LogicValue>(value: V, from: DecidedValue): V {
  const secret = 'secret' in from && from.secret ? { secret: true } : {};
  return { ...value, origin: from.origin, ...secret };
}
