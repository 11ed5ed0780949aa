import t from 'tap';
import type { Value } from '../../../core/expressions/value.js';
import type { LogicContext } from '../../../core/logic/compiled.js';
import { fromPlain } from '../../../core/logic/plain.js';
import { operators } from '../../../core/logic/registry.js';
import { compiled, contextOn, pictured } from './harness.js';
import { choiceOf, parameterOf } from './symbolic.js';

const x = { var: 'x' };
const nothing = '<missing>';
const open = '<unknown>';
/** A list of which not even the length is known. */
const some = ['…'];
const either = (yes: unknown, no: unknown): unknown => ({ either: [yes, no] });

/**
 * What an operator gives where the operand `x` is known, missing, null, unknown, a choice of two values
 * (first the two, then the result), or of a type that is wrong for it. One line for each operand of interest.
 */
type Row = readonly [
  logic: Readonly<Record<string, unknown>>,
  known: readonly [value: unknown, result: unknown],
  missing: unknown,
  ofNull: unknown,
  unknown: unknown,
  choice: readonly [yes: unknown, no: unknown, result: unknown],
  wrong: readonly [value: unknown, result: unknown],
];

const allowed = [{ properties: { direction: 'Inbound', access: 'Allow', priority: 1 } }];
const isB = { equals: [{ var: '' }, 'b'] };
const k = { var: 'k' };

// biome-ignore format: one line for each
const rows: readonly Row[] = [
  // JSON Logic
  [{ and: [x, 'z'] }, ['a', 'z'], nothing, null, open, [true, false, either('z', false)], [{}, 'z']],
  [{ and: [false, x] }, ['a', false], false, false, false, ['a', 'b', false], [{}, false]],
  [{ or: [x, 'z'] }, ['a', 'a'], 'z', 'z', open, ['a', '', either('a', 'z')], [[], 'z']],
  [{ or: [true, x] }, ['a', true], true, true, true, ['a', 'b', true], [{}, true]],
  [{ if: [x, 1, 2] }, ['a', 1], 2, 2, either(1, 2), [true, false, either(1, 2)], [[], 2]],
  [{ if: [true, x, 2] }, ['a', 'a'], nothing, null, open, ['a', 'b', either('a', 'b')], [{}, {}]],
  [{ '?:': [x, 1, 2] }, ['a', 1], 2, 2, either(1, 2), [true, false, either(1, 2)], [[], 2]],
  [{ '==': [x, 1] }, [1, true], false, false, open, [1, 2, either(true, false)], ['1', true]],
  [{ '===': [x, 1] }, [1, true], false, false, open, [1, 2, either(true, false)], ['1', false]],
  [{ '!=': [x, 1] }, [1, false], true, true, open, [1, 2, either(false, true)], ['1', false]],
  [{ '!==': [x, 1] }, [1, false], true, true, open, [1, 2, either(false, true)], ['1', true]],
  [{ '<': [x, 2] }, [1, true], true, true, open, [1, 3, either(true, false)], ['a', false]],
  [{ '<=': [x, 2] }, [2, true], true, true, open, [1, 3, either(true, false)], ['a', false]],
  [{ '>': [x, 2] }, [3, true], false, false, open, [1, 3, either(false, true)], ['a', false]],
  [{ '>=': [x, 2] }, [2, true], false, false, open, [1, 3, either(false, true)], ['a', false]],
  [{ '+': [x, 1] }, [1, 2], NaN, NaN, open, [1, 2, either(2, 3)], ['a', NaN]],
  [{ '-': [x, 1] }, [1, 0], -1, -1, open, [1, 2, either(0, 1)], ['a', NaN]],
  [{ '*': [x, 2] }, [1, 2], NaN, NaN, open, [1, 2, either(2, 4)], ['a', NaN]],
  [{ '/': [x, 2] }, [4, 2], 0, 0, open, [2, 4, either(1, 2)], ['a', NaN]],
  [{ '%': [x, 2] }, [5, 1], 0, 0, open, [2, 5, either(0, 1)], ['a', NaN]],
  [{ min: [x, 2] }, [1, 1], 0, 0, open, [1, 3, either(1, 2)], ['a', NaN]],
  [{ max: [x, 2] }, [3, 3], 2, 2, open, [1, 3, either(2, 3)], ['a', NaN]],
  [{ cat: [x, '!'] }, ['a', 'a!'], '!', '!', open, ['a', 'b', either('a!', 'b!')], [1, '1!']],
  [{ substr: [x, 1] }, ['abc', 'bc'], 'ull', 'ull', open, ['ab', 'cd', either('b', 'd')], [12, '2']],
  [{ in: ['b', x] }, [['a', 'b'], true], false, false, open, ['ab', 'a', either(true, false)], [1, false]],
  [{ in: [x, ['a', 'b']] }, ['a', true], false, false, open, ['a', 'c', either(true, false)], [1, false]],
  [{ merge: [x, [1]] }, [[0], [0, 1]], [null, 1], [null, 1], open, [[2], 3, either([2, 1], [3, 1])], ['a', ['a', 1]]],
  [{ '!': [x] }, ['a', false], true, true, open, [1, 0, either(false, true)], [[], true]],
  [{ '!!': [x] }, ['a', true], false, false, open, [1, 0, either(true, false)], [[], false]],
  [{ all: [x, isB] }, [['b'], true], false, false, open, [['b'], ['a'], either(true, false)], ['b', false]],
  [{ some: [x, isB] }, [['a', 'b'], true], false, false, open, [['b'], ['a'], either(true, false)], ['b', false]],
  [{ none: [x, isB] }, [['a', 'b'], false], true, true, open, [['b'], ['a'], either(false, true)], ['b', true]],
  [{ filter: [x, isB] }, [['a', 'b'], ['b']], [], [], some, [['b'], ['a'], either(['b'], [])], ['b', []]],
  [{ map: [x, { lower: { var: '' } }] }, [['A', 1], ['a', null]], [], [], some, [['A'], ['B'], either(['a'], ['b'])], ['b', []]],
  [{ reduce: [x, { var: 'current' }, 0] }, [[1, 2], 2], 0, 0, open, [[1], [2], either(1, 2)], ['b', 0]],
  [{ missing: ['x'] }, ['a', []], ['x'], ['x'], open, ['a', '', open], [{}, []]],
  [{ missing_some: [1, ['x', 'y']] }, ['a', []], ['x', 'y'], ['x', 'y'], open, ['a', '', open], [{}, []]],
  // Values
  [{ equals: [x, 'a'] }, ['A', true], false, false, open, ['a', 'b', either(true, false)], [1, false]],
  [{ oneOf: [x, ['a', 'b']] }, ['B', true], false, false, open, ['a', 'c', either(true, false)], [1, false]],
  [{ oneOf: ['a', x] }, [['A'], true], false, false, open, [['a'], ['c'], either(true, false)], ['a', false]],
  [{ exists: x }, ['a', true], false, true, true, ['a', null, true], [{}, true]],
  [{ hasValue: x }, ['a', true], false, false, open, ['a', '', either(true, false)], [{}, false]],
  [{ hasDefault: [x, 'a'] }, ['A', true], true, false, open, ['a', 'b', either(true, false)], [1, false]],
  [{ atLeast: [x, 2] }, [2, true], false, false, open, [1, 2, either(false, true)], ['a', false]],
  [{ atMost: [x, 2] }, [2, true], false, false, open, [2, 3, either(true, false)], ['a', false]],
  [{ moreThan: [x, 2] }, ['3', true], false, false, open, [2, 3, either(false, true)], [[3], false]],
  [{ lessThan: [x, 2] }, [1, true], false, false, open, [1, 2, either(true, false)], [true, false]],
  [{ typeOf: x }, ['a', 'string'], nothing, 'null', open, ['a', 1, either('string', 'integer')], [{}, 'object']],
  // Text
  [{ contains: [x, 'b'] }, ['aBc', true], false, false, open, ['ab', ['c'], either(true, false)], [1, false]],
  [{ contains: ['abc', x] }, ['B', true], false, false, open, ['b', 'd', either(true, false)], [1, false]],
  [{ startsWith: [x, 'a'] }, ['Ab', true], false, false, open, ['a', 'b', either(true, false)], [['a'], false]],
  [{ startsWith: ['abc', x] }, ['AB', true], false, false, open, ['a', 'b', either(true, false)], [1, false]],
  [{ endsWith: [x, 'b'] }, ['aB', true], false, false, open, ['a', 'b', either(false, true)], [['b'], false]],
  [{ like: [x, 'a*'] }, ['Ab', true], false, false, open, ['a', 'b', either(true, false)], [1, false]],
  [{ matches: [x, '^a+$'] }, ['aA', true], false, false, open, ['a', 'b', either(true, false)], [1, false]],
  [{ isLower: x }, ['a-1', true], false, false, open, ['a', 'B', either(true, false)], [1, false]],
  [{ isUpper: x }, ['A-1', true], false, false, open, ['a', 'B', either(false, true)], [1, false]],
  [{ lower: x }, ['A', 'a'], nothing, nothing, open, ['A', 'B', either('a', 'b')], [1, nothing]],
  [{ upper: x }, ['a', 'A'], nothing, nothing, open, ['a', 'b', either('A', 'B')], [1, nothing]],
  [{ trim: x }, [' a ', 'a'], nothing, nothing, open, [' a', 'b ', either('a', 'b')], [1, nothing]],
  [{ replace: [x, 'A', 'b'] }, ['aa', 'bb'], nothing, nothing, open, ['a', 'c', either('b', 'c')], [1, nothing]],
  [{ replace: ['a', 'a', x] }, ['b', 'b'], nothing, nothing, open, ['b', 'c', either('b', 'c')], [{}, nothing]],
  [{ join: [x, '-'] }, [['a', 1, {}], 'a-1'], '', '', open, [['a'], ['b'], either('a', 'b')], ['a', '']],
  [{ split: [x, '-'] }, ['a-', ['a', '']], nothing, nothing, open, ['a', 'b', either(['a'], ['b'])], [1, nothing]],
  [{ lastSegment: x }, ['a/b', 'b'], nothing, nothing, open, ['a/b', 'c', either('b', 'c')], [1, nothing]],
  [{ xpath: [x, '/a'] }, ['<a> b </a>', ['b']], nothing, nothing, open, ['<a/>', 'c', either([''], [])], [1, nothing]],
  // Numbers
  [{ length: x }, ['abc', 3], nothing, nothing, open, [[1], {}, either(1, 0)], [1, nothing]],
  [{ abs: x }, [-1, 1], nothing, nothing, open, [-1, 2, either(1, 2)], ['a', nothing]],
  [{ round: x }, [1.5, 2], nothing, nothing, open, [1.2, 1.7, either(1, 2)], ['a', nothing]],
  [{ sum: x }, [[1, 'a', 2], 3], 0, 0, open, [[1], [2], either(1, 2)], ['a', 0]],
  // Lists
  [{ every: [x, isB] }, [['b'], true], true, true, open, [['b'], ['a'], either(true, false)], ['b', false]],
  [{ every: { in: x, that: isB, whenEmpty: 'fail' } }, [['b'], true], false, false, open, [['b'], [], either(true, false)], ['b', false]],
  [{ countOf: [x, isB] }, [['b', 'a'], 1], 0, 0, open, [['b'], [], either(1, 0)], ['b', 0]],
  [{ unique: x }, [['a', 'A'], false], true, true, open, [['a'], ['a', 'a'], either(true, false)], ['a', false]],
  [{ distinct: x }, [['a', 'A', 'b'], ['a', 'b']], [], [], some, [['a', 'a'], ['b'], either(['a'], ['b'])], ['a', []]],
  [{ first: x }, [[1, 2], 1], nothing, nothing, open, [[1], [2], either(1, 2)], ['a', nothing]],
  [{ last: x }, [[1, 2], 2], nothing, nothing, open, [[1], [], either(1, nothing)], ['a', nothing]],
  [{ sortBy: [x, { var: '' }] }, [['b', 'A', 2], [2, 'A', 'b']], [], [], some, [[2, 1], [], either([1, 2], [])], ['a', []]],
  [{ concat: [x, [1]] }, [[0], [0, 1]], [1], [1], [...some, 1], [[2], 3, either([2, 1], [3, 1])], ['a', ['a', 1]]],
  [{ flatten: x }, [[[1], 2, null], [1, 2]], [], [], some, [[[1]], [2], either([1], [2])], ['a', []]],
  [{ intersect: [x, ['a']] }, [['A', 'b'], ['A']], [], [], some, [['a'], ['b'], either(['a'], [])], ['a', []]],
  [{ intersect: [['a'], x] }, [['A', 'b'], ['a']], [], [], some, [['a'], ['b'], either(['a'], [])], ['a', []]],
  [{ difference: [x, ['a']] }, [['A', 'b'], ['b']], [], [], some, [['a'], ['b'], either([], ['b'])], ['a', []]],
  [{ difference: [['a'], x] }, [['A', 'b'], []], ['a'], ['a'], some, [['a'], ['b'], either([], ['a'])], ['a', ['a']]],
  [{ entries: x }, [{ a: 1 }, [{ key: 'a', value: 1 }]], [], [], some, [{ a: 1 }, {}, either([{ key: 'a', value: 1 }], [])], ['a', []]],
  [{ keys: x }, [{ a: 1 }, ['a']], [], [], some, [{ a: 1 }, {}, either(['a'], [])], [['a'], []]],
  [{ values: x }, [{ a: 1 }, [1]], [], [], some, [{ a: 1 }, {}, either([1], [])], [['a'], []]],
  [{ get: [x, 'a'] }, [{ A: 1 }, 1], nothing, nothing, open, [{ a: 1 }, {}, either(1, nothing)], ['a', nothing]],
  [{ get: [k, x] }, ['A', 1], nothing, nothing, open, ['a', 'b', either(1, nothing)], [{}, nothing]],
  [{ find: [x, 'a'] }, [{ b: { A: 1 } }, [1]], [], [], some, [{ a: 1 }, {}, either([1], [])], ['a', []]],
  // Versions
  [{ version: [x, '>=1.2'] }, ['v1.3', true], false, false, open, ['1.2', '1.1', either(true, false)], [true, false]],
  [{ apiVersion: [x, '>=2020-01-01'] }, ['2020-01-01', true], false, false, open, ['2021-01-01', '2019-01-01', either(true, false)], [2020, false]],
  [{ daysUntil: x }, ['2025-06-03', 2], nothing, nothing, open, ['2025-06-02', 'soon', either(1, nothing)], [1, nothing]],
  // Options and facts
  [{ option: [x, 'other'] }, ['limit', 7], 'other', 'other', open, ['limit', 'z', either(7, 'other')], [{}, 'other']],
  [{ lookup: ['sizes', x] }, ['SMALL', 1], nothing, nothing, open, ['small', 'z', either(1, nothing)], [{}, nothing]],
  [{ location: x }, ['West Europe', 'westeurope'], nothing, nothing, open, ['East US', 'uksouth', either('eastus', 'uksouth')], [1, nothing]],
  [{ location: [x, 'East US'] }, ['eastus', true], false, false, open, ['East US', 'uksouth', either(true, false)], [1, false]],
  [{ zones: ['a/b', x] }, ['West Europe', ['1', '2']], [], [], open, ['westeurope', 'z', either(['1', '2'], [])], [1, []]],
  // Network
  [{ inCidr: [x, '10.0.0.0/8'] }, ['10.1.2.3', true], false, false, open, ['10.0.0.0/24', '11.0.0.1', either(true, false)], [10, false]],
  [{ cidrPrefix: x }, ['10.0.0.0/8', 8], nothing, nothing, open, ['10.0.0.0/8', 'a', either(8, nothing)], [8, nothing]],
  [{ nsgAccess: [x, 'Inbound', '*', 22] }, [allowed, 'Allow'], 'Default', 'Default', open, [allowed, [], either('Allow', 'Default')], ['a', 'Default']],
  [{ ipCount: [x, '10.0.0.9'] }, ['10.0.0.0', 10], nothing, nothing, open, ['10.0.0.9', 'a', either(1, nothing)], [1, nothing]],
  // Resources and source: nothing is deployed here, and nothing has a place
  [{ reference: x }, ['/a', nothing], nothing, nothing, open, ['/a', '/b', nothing], [1, nothing]],
  [{ isLiteral: x }, ['a', false], false, false, false, ['a', 'b', false], [1, false]],
  [{ usesSecret: x }, ['a', false], false, false, false, ['a', 'b', false], [1, false]],
  [{ usesParameter: ['p', x] }, ['a', false], false, false, true, ['a', 'b', false], [1, false]],
  [{ usesVariable: ['p', x] }, ['a', false], false, false, false, ['a', 'b', false], [1, false]],
  [{ callsFunction: ['parameters', x] }, ['a', false], false, false, true, ['a', 'b', false], [1, false]],
  [{ isSecureType: x }, ['SecureString', true], false, false, open, ['secureObject', 'int', either(true, false)], [1, false]],
  [{ linkTarget: x }, ['./a', 'a'], nothing, nothing, open, ['./a', '../b', either('a', nothing)], [1, nothing]],
  [{ fileExists: x }, ['there', true], false, false, open, ['there', 'gone', either(true, false)], [1, false]],
];

const context: Partial<LogicContext> = {
  fileExists: (path) => path === 'there',
  option: (key) => (key.toLowerCase() === 'limit' ? fromPlain(7) : undefined),
  fact(name) {
    if (name === 'sizes') return fromPlain({ small: 1 });
    if (name !== 'zones') return undefined;
    return fromPlain([{ types: ['a/b'], zones: ['1', '2'], locations: ['West Europe'] }]);
  },
};

function result(logic: unknown, operand: Value | undefined): unknown {
  const data = fromPlain({ k: { a: 1 } });
  if (data.kind !== 'object') throw new Error('the data is an object');
  const entries = new Map(data.entries);
  if (operand !== undefined) entries.set('x', { key: 'x', value: operand });
  return pictured(compiled(logic).evaluate(contextOn({ ...data, entries }, context)));
}

for (const [logic, known, missing, ofNull, unknown, choice, wrong] of rows) {
  t.test(JSON.stringify(logic), async (t) => {
    t.strictSame(result(logic, fromPlain(known[0])), known[1], 'of a known value');
    t.strictSame(result(logic, undefined), missing, 'of what is missing');
    t.strictSame(result(logic, fromPlain(null)), ofNull, 'of null');
    t.strictSame(result(logic, parameterOf('p')), unknown, 'of an unknown');
    const [yes, no, chosen] = choice;
    t.strictSame(
      result(logic, choiceOf('P', fromPlain(yes), fromPlain(no))),
      chosen,
      'of a choice',
    );
    t.strictSame(result(logic, fromPlain(wrong[0])), wrong[1], 'of a value of another type');
  });
}

/** Tried on targets of each kind elsewhere; they have no operand whose value matters, or need resources. */
const ofTargets = new Set(
  'type self exported children descendants parent related deployed issues template comments filePath fileText'.split(
    ' ',
  ),
);

t.test('every operator has a line', async (t) => {
  const tried = new Set(rows.flatMap(([logic]) => Object.keys(logic)));
  const untried = [...operators.keys()].filter((name) => !tried.has(name) && !ofTargets.has(name));
  t.same(untried, []);
});
