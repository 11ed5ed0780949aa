import { callOf } from '../expressions/residual.js';
import { unknownValue } from '../expressions/unknown.js';
import type { UnknownValue, ValueType } from '../expressions/value.js';
import type { LogicContext, LogicValue } from '../logic/compiled.js';
import { type Operator, present } from '../logic/operator.js';
import { fromPlain } from '../logic/plain.js';
import { operators } from '../logic/registry.js';
import { FALSE, TRUE } from '../logic/ternary.js';
import { wantedOf } from '../logic/text.js';
import { computed } from '../logic/unknown.js';
import { matchesText } from '../source/glob.js';

/**
 * Logic that is run over a resource of which nothing is known but its type: what comes out known is so for
 * whatever resource. What asks for more than the value that is judged (its surroundings, its source, options,
 * the clock) is unknown.
 */
const asksForMore: Readonly<Record<string, ValueType | undefined>> = {
  option: undefined,
  children: 'array',
  descendants: 'array',
  parent: undefined,
  related: 'array',
  reference: undefined,
  deployed: 'array',
  exported: 'bool',
  isLiteral: 'bool',
  usesSecret: 'bool',
  usesParameter: 'bool',
  usesVariable: 'bool',
  callsFunction: 'bool',
  isSecureType: 'bool',
  issues: 'array',
  template: undefined,
  comments: 'array',
  filePath: 'string',
  fileText: 'string',
  fileExists: 'bool',
  linkTarget: undefined,
  daysUntil: undefined,
};

/** The operators over such a resource; without a type, over a resource of any. */
export function operatorsFor(type: string | undefined): ReadonlyMap<string, Operator> {
  const replaced = new Map(operators);
  for (const [name, given] of Object.entries(asksForMore)) {
    const operator = operators.get(name);
    if (operator !== undefined) replaced.set(name, answering(operator, given));
  }
  const self = operators.get('self');
  const typeTest = operators.get('type');
  if (self !== undefined)
    replaced.set('self', type === undefined ? answering(self, 'array') : selfOf(self, type));
  if (typeTest !== undefined) {
    replaced.set('type', type === undefined ? answering(typeTest, 'bool') : typeOf(typeTest, type));
  }
  return replaced;
}

/** An unknown that is like no other. */
function anything(name: string, type?: ValueType): UnknownValue {
  const call = callOf('unknown', [], computed.span);
  return unknownValue(call, computed, { kind: 'undeclared', name }, { type });
}

/** The same operator, whose answer is not known. Its operands are run, so that they are recorded. */
function answering(operator: Operator, type: ValueType | undefined): Operator {
  return {
    ...operator,
    compile: (call) => (frame) => {
      for (const { evaluate } of present(call)) evaluate(frame);
      const value = anything(operator.name, type);
      return { value: type === undefined ? { ...value, perhapsMissing: true as const } : value };
    },
  };
}

function typeOf(operator: Operator, type: string): Operator {
  return {
    ...operator,
    compile: (call) => (frame) => {
      const wanted = present(call).map(({ evaluate }) => evaluate(frame).value);
      return { value: wanted.some((one) => names(one, type)) ? TRUE : FALSE };
    },
  };
}

function selfOf(operator: Operator, type: string): Operator {
  return {
    ...operator,
    compile: (call) => (frame) => {
      const wanted = present(call).map(({ evaluate }) => evaluate(frame).value);
      const fits = wanted.length === 0 || wanted.some((one) => names(one, type));
      if (!fits) return { value: fromPlain([]) };
      const { value } = frame.root;
      const items = value.kind === 'unknown' ? [value] : [];
      return { value: { kind: 'array', items, origin: computed } };
    },
  };
}

function names(types: LogicValue, type: string): boolean {
  return wantedOf(types).some((one) => one.kind === 'string' && matchesText(one.value, type));
}

/** A context in which an unknown thing is judged. */
export function anyContext(fact: LogicContext['fact']): LogicContext {
  return {
    target: { root: anything('target', 'object'), header: computed.span, domain: undefined },
    option: () => undefined,
    fact,
    now: () => new Date(0),
    fileExists: () => false,
  };
}

/** An item of a collection, of which nothing is known. */
export function anyItem(): UnknownValue {
  return anything('item');
}
