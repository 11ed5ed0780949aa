import type { UnknownValue } from '../../expressions/value.js';
import { overCollection } from '../collection.js';
import type { Located, LogicValue } from '../compiled.js';
import { equal, everyTernary, someTernary } from '../equality.js';
import { numberOf } from '../numbers.js';
import { type Operator, operand } from '../operator.js';
import { parsePath, type Step } from '../path.js';
import { fromPlain } from '../plain.js';
import { readSteps } from '../read.js';
import type { Ternary } from '../ternary.js';
import { unknownIn, unknownOf } from '../unknown.js';

/** What the rules of a network security group say about traffic. */
export const nsgAccess: Operator = {
  name: 'nsgAccess',
  summary:
    "What the first of the security rules that applies says about traffic to a destination and port: `'Allow'`, `'Deny'`, or `'Default'` where none does. Rules are taken in the order of their priority; one applies when it names the direction, and the destination (text, as rules write it) and the port, or any (`*`, or none named). Unknown where rules that perhaps apply disagree.",
  parameters: [{ name: 'rules' }, { name: 'direction' }, { name: 'destination' }, { name: 'port' }],
  examples: [
    {
      logic: { nsgAccess: [{ var: 'rules' }, 'Outbound', 'VirtualNetwork', 22] },
      data: {
        rules: [
          { properties: { direction: 'Outbound', access: 'Allow', priority: 200 } },
          {
            properties: {
              direction: 'outbound',
              access: 'Deny',
              priority: 100,
              destinationAddressPrefix: 'VirtualNetwork',
              destinationPortRanges: ['22', '3389'],
            },
          },
        ],
      },
      result: 'Deny',
    },
    {
      logic: { nsgAccess: [{ var: 'rules' }, 'Outbound', 'VirtualNetwork', 22] },
      data: {},
      result: 'Default',
    },
  ],
  compile(call) {
    const rules = operand(call, 0);
    const asked = [operand(call, 1), operand(call, 2), operand(call, 3)];
    return (frame) => {
      const [direction, destination, port] = asked.map(({ evaluate }) => evaluate(frame).value);
      const traffic = { direction, destination, port };
      return overCollection(rules.evaluate(frame), (collection) => {
        if (collection.kind === 'other') return { value: fromPlain('Default') };
        const { items, rest } = collection;
        if (rest !== undefined) {
          // A further rule could come first and say anything.
          const operands = [rest.count, ...items.map(({ value }) => value)];
          return { value: unknownOf('nsgAccess', rest.count, operands, 'string') };
        }
        const open = items.map((item) => unknownIn(read(item, paths.priority))).find(isThere);
        return { value: accessOf(byPriority(items), traffic, open) };
      });
    };
  },
};

interface Traffic {
  readonly direction: LogicValue | undefined;
  readonly destination: LogicValue | undefined;
  readonly port: LogicValue | undefined;
}

const paths = {
  priority: stepsOf('properties.priority'),
  direction: stepsOf('properties.direction'),
  access: stepsOf('properties.access'),
  prefix: stepsOf('properties.destinationAddressPrefix'),
  prefixes: stepsOf('properties.destinationAddressPrefixes'),
  portRange: stepsOf('properties.destinationPortRange'),
  portRanges: stepsOf('properties.destinationPortRanges'),
};

function stepsOf(path: string): readonly Step[] {
  return parsePath(path).steps ?? [];
}

function read(rule: Located, steps: readonly Step[]): LogicValue {
  return readSteps(rule, steps).value;
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function byPriority(rules: readonly Located[]): readonly Located[] {
  const priority = (rule: Located): number => {
    const value = read(rule, paths.priority);
    return value.kind === 'choice' ? 0 : (numberOf(value) ?? Number.POSITIVE_INFINITY);
  };
  return [...rules].sort((a, b) => priority(a) - priority(b));
}

/** Collects what may be the answer until a rule certainly applies; one possible answer is the answer. */
function accessOf(
  rules: readonly Located[],
  traffic: Traffic,
  unordered: UnknownValue | undefined,
): LogicValue {
  const possible: LogicValue[] = [];
  let cause = unordered;
  let decided = false;
  for (const rule of rules) {
    const applies = appliesTo(rule, traffic);
    if (applies === false) continue;
    possible.push(read(rule, paths.access));
    if (applies !== true) cause ??= applies;
    decided ||= applies === true;
    if (applies === true && unordered === undefined) break;
  }
  if (!decided) possible.push(fromPlain('Default'));
  const [first] = possible;
  const same = possible.every((one) => first !== undefined && equal(first, one, 'ignore') === true);
  if (first !== undefined && same) return first;
  const open = cause ?? possible.map(unknownIn).find((one) => one !== undefined);
  return open === undefined
    ? (first ?? fromPlain('Default'))
    : unknownOf('nsgAccess', open, possible, 'string');
}

function appliesTo(rule: Located, { direction, destination, port }: Traffic): Ternary {
  return everyTernary(
    [
      () => same(read(rule, paths.direction), direction),
      () => names(read(rule, paths.prefix), read(rule, paths.prefixes), destination, noRange),
      () => names(read(rule, paths.portRange), read(rule, paths.portRanges), port, inRange),
    ],
    (test) => test(),
  );
}

function same(value: LogicValue, wanted: LogicValue | undefined): Ternary {
  return wanted === undefined ? false : equal(value, wanted, 'ignore');
}

/** A single name or a list of names, whichever is there; any when neither names something. */
function names(
  one: LogicValue,
  many: LogicValue,
  wanted: LogicValue | undefined,
  covers: (name: string, wanted: string) => boolean,
): Ternary {
  const given = [
    one,
    ...(many.kind === 'array' ? many.items : many.kind === 'missing' ? [] : [many]),
  ];
  const named = given.filter(
    (value) =>
      value.kind !== 'missing' &&
      value.kind !== 'null' &&
      !(value.kind === 'string' && value.value === ''),
  );
  if (named.length === 0) return true;
  const text =
    wanted?.kind === 'string' || wanted?.kind === 'number' ? String(wanted.value) : undefined;
  return someTernary(named, (name): Ternary => {
    if (name.kind === 'string' && text !== undefined) {
      return (
        name.value === '*' ||
        name.value.toLowerCase() === text.toLowerCase() ||
        covers(name.value, text)
      );
    }
    return name.kind === 'unknown' || name.kind === 'choice'
      ? (unknownIn(name) ?? false)
      : same(name, wanted);
  });
}

function noRange(): boolean {
  return false;
}

/** `20-25` covers 22. */
function inRange(range: string, port: string): boolean {
  const match = /^\s*(\d+)\s*-\s*(\d+)\s*$/.exec(range);
  return match !== null && Number(match[1]) <= Number(port) && Number(port) <= Number(match[2]);
}
