import type { LogicProblemCode } from '../diagnostics/logic.js';
import { nearest } from '../diagnostics/nearest.js';
import type { DataNode, DataObject } from '../source/data.js';
import type { Span } from '../source/span.js';
import type { Operator } from './operator.js';

type Report = (code: LogicProblemCode, span: Span, ...args: readonly string[]) => void;

/** The operands and settings of one use of an operator, as written. */
export interface WrittenCall {
  /** By parameter; of a variadic operator as many as were written. */
  readonly operands: readonly (DataNode | undefined)[];
  readonly settings: ReadonlyMap<string, string>;
}

/**
 * Sorts what is written below an operator into its operands: `op: a`, `op: [a, b]`, or with names
 * `op: { in: a, that: b, as: name }`. An object of one key is always an operand that is logic itself.
 *
 * @param isOperator tells such logic from an operand that is named although it stands alone
 */
export function readCall(
  operator: Operator,
  span: Span,
  written: DataNode,
  isOperator: (name: string) => boolean,
  report: Report,
): WrittenCall | undefined {
  if (written.kind === 'object' && written.properties.size > 1) {
    return readNamed(operator, written, report);
  }
  const operands = written.kind === 'array' ? written.items : [written];
  const [only] = written.kind === 'object' ? written.properties.values() : [];
  const named = operator.parameters.some(({ name }) => name === only?.key.value);
  if (only !== undefined && named && !isOperator(only.key.value)) {
    report('logic/named-alone', only.key.span, operator.name, only.key.value);
    return undefined;
  }
  const required = operator.parameters.filter(({ optional }) => !optional).length;
  const least = operator.variadic?.atLeast ?? required;
  const most = operator.variadic === undefined ? operator.parameters.length : undefined;
  if (operands.length >= least && (most === undefined || operands.length <= most)) {
    return { operands, settings: new Map() };
  }
  report('logic/arity', span, operator.name, arityText(least, most), given(operands.length));
  return undefined;
}

function readNamed(
  operator: Operator,
  written: DataObject,
  report: Report,
): WrittenCall | undefined {
  const { parameters, settings: allowed = {} } = operator;
  const operands: (DataNode | undefined)[] = parameters.map(() => undefined);
  const settings = new Map<string, string>();
  let good = true;
  const complain: Report = (...problem) => {
    good = false;
    report(...problem);
  };
  const variadic = operator.variadic === undefined ? -1 : parameters.length - 1;
  for (const { key, value } of written.properties.values()) {
    const index = parameters.findIndex(({ name }) => name === key.value);
    const values = Object.hasOwn(allowed, key.value) ? allowed[key.value] : undefined;
    if (index >= 0 && index === variadic && value.kind === 'array') {
      operands.splice(index, 1, ...value.items);
    } else if (index >= 0) operands[index] = value;
    else if (values !== undefined)
      readSetting(operator, key.value, values, value, settings, complain);
    else {
      const names = [...parameters.map(({ name }) => name), ...Object.keys(allowed)];
      complain(
        'logic/unknown-operand',
        key.span,
        operator.name,
        key.value,
        nearest(key.value, names) ?? '',
      );
    }
  }
  parameters.forEach(({ name, optional }, index) => {
    if (!optional && index !== variadic && operands[index] === undefined) {
      complain('logic/missing-operand', written.span, operator.name, name);
    }
  });
  return good ? { operands, settings } : undefined;
}

function readSetting(
  operator: Operator,
  name: string,
  allowed: readonly string[] | 'name',
  value: DataNode,
  settings: Map<string, string>,
  report: Report,
): void {
  const text = value.kind === 'string' ? value.value : String('value' in value ? value.value : '');
  const fits = allowed === 'name' ? /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) : allowed.includes(text);
  if (fits) settings.set(name, text);
  else {
    const expected = allowed === 'name' ? 'a name of letters and digits' : oneOf(allowed);
    report('logic/setting', value.span, operator.name, name, expected);
  }
}

function oneOf(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(' or ');
}

function arityText(least: number, most: number | undefined): string {
  if (most === undefined) return `at least ${operandCount(least)}`;
  return least === most ? operandCount(least) : `${least} to ${operandCount(most)}`;
}

function operandCount(count: number): string {
  return count === 1 ? '1 operand' : `${count} operands`;
}

function given(count: number): string {
  return count === 1 ? '1 is' : `${count} are`;
}
