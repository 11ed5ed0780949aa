import jsonLogic from 'json-logic-js';
import t from 'tap';
import { run } from './harness.js';

const people = {
  people: [
    { name: 'Bo', age: 3 },
    { name: 'Al', age: 30 },
  ],
};
const even = { '==': [{ '%': [{ var: '' }, 2] }, 0] };

/** Every operator of JSON Logic's documentation, in each way it is described there. */
const cases: readonly [logic: unknown, data: unknown, result: unknown][] = [
  [{ var: ['a'] }, { a: 1, b: 2 }, 1],
  [{ var: 'a' }, { a: 1 }, 1],
  [{ var: ['z', 26] }, { a: 1 }, 26],
  [{ var: 'champ.name' }, { champ: { name: 'Fezzig' } }, 'Fezzig'],
  [{ var: 1 }, ['apple', 'banana'], 'banana'],
  [{ var: '' }, 'whole', 'whole'],
  [{ cat: ['Hello, ', { var: '' }] }, 'Dolly', 'Hello, Dolly'],
  [{ missing: ['a', 'b'] }, { a: 'x' }, ['b']],
  [{ missing: [['a', 'b']] }, { b: '' }, ['a', 'b']],
  [{ if: [{ missing: ['a', 'b'] }, 'Not enough', 'OK'] }, { a: 1, b: 2 }, 'OK'],
  [{ missing_some: [1, ['a', 'b', 'c']] }, { a: 1 }, []],
  [{ missing_some: [2, ['a', 'b', 'c']] }, { a: 1 }, ['b', 'c']],
  [
    { if: [{ '<': [{ var: 't' }, 0] }, 'ice', { '<': [{ var: 't' }, 100] }, 'water', 'gas'] },
    { t: 55 },
    'water',
  ],
  [{ '==': [1, '1'] }, {}, true],
  [{ '===': [1, '1'] }, {}, false],
  [{ '!=': [1, 2] }, {}, true],
  [{ '!==': [1, '1'] }, {}, true],
  [{ '!': [true] }, {}, false],
  [{ '!': true }, {}, false],
  [{ '!!': [[]] }, {}, false],
  [{ '!!': ['0'] }, {}, true],
  [{ or: [false, 0, 'a'] }, {}, 'a'],
  [{ and: [true, '', 3] }, {}, ''],
  [{ '>': [2, 1] }, {}, true],
  [{ '>=': [1, 1] }, {}, true],
  [{ '<': [1, 2] }, {}, true],
  [{ '<=': [1, 1] }, {}, true],
  [{ '<': [1, 1, 3] }, {}, false],
  [{ '<=': [1, 1, 3] }, {}, true],
  [{ '<': [0, { var: 't' }, 100] }, { t: 37 }, true],
  [{ max: [1, 2, 3] }, {}, 3],
  [{ min: [1, 2, 3] }, {}, 1],
  [{ '+': [2, 2, 2] }, {}, 6],
  [{ '+': '3.14' }, {}, 3.14],
  [{ '-': [4, 2] }, {}, 2],
  [{ '-': [2] }, {}, -2],
  [{ '*': [2, 3, 4] }, {}, 24],
  [{ '/': [4, 2] }, {}, 2],
  [{ '%': [101, 2] }, {}, 1],
  [{ map: [{ var: 'n' }, { '*': [{ var: '' }, 2] }] }, { n: [1, 2] }, [2, 4]],
  [{ filter: [{ var: 'n' }, even] }, { n: [1, 2, 4] }, [2, 4]],
  [
    { reduce: [{ var: 'n' }, { '+': [{ var: 'current' }, { var: 'accumulator' }] }, 0] },
    { n: [1, 2, 3] },
    6,
  ],
  [{ all: [[2, 4], even] }, {}, true],
  [{ none: [[1, 3], even] }, {}, true],
  [{ some: [[1, 2], even] }, {}, true],
  [{ all: [{ var: 'people' }, { '>': [{ var: 'age' }, 2] }] }, people, true],
  [{ some: [{ var: 'people' }, { '===': [{ var: 'name' }, 'Al'] }] }, people, true],
  [
    {
      merge: [
        [1, 2],
        [3, 4],
      ],
    },
    {},
    [1, 2, 3, 4],
  ],
  [{ merge: [1, 2, [3, 4]] }, {}, [1, 2, 3, 4]],
  [
    { missing: { merge: ['v', { if: [{ var: 'f' }, ['a', 'b'], []] }] } },
    { f: true },
    ['v', 'a', 'b'],
  ],
  [{ in: ['Ringo', ['John', 'Ringo']] }, {}, true],
  [{ in: ['Spring', 'Springfield'] }, {}, true],
  [{ substr: ['jsonlogic', 4] }, {}, 'logic'],
  [{ substr: ['jsonlogic', -5] }, {}, 'logic'],
  [{ substr: ['jsonlogic', 1, 3] }, {}, 'son'],
  [{ substr: ['jsonlogic', 4, -2] }, {}, 'log'],
  // Loose where JSON Logic is: a trap for rules, and so refused by the lint of packs, not by the language.
  [{ '<=': [{ var: 'gone' }, 100] }, {}, true],
  [{ all: [[], true] }, {}, false],
];

for (const [logic, data, result] of cases) {
  t.test(`${JSON.stringify(logic)} over ${JSON.stringify(data)}`, async (t) => {
    t.strictSame(run(logic, data), result);
    const theirs: unknown = jsonLogic.apply(logic as Parameters<typeof jsonLogic.apply>[0], data);
    t.strictSame(theirs, result, 'as json-logic-js has it');
  });
}
