import { functionTable } from '../../../support/function-table.js';

// What Azure's own engine answers (bicep snapshot); `fails` where it refuses.
functionTable([
  ["createObject('a',1,'a',2)", 'fails'],
  ["createObject('a',1,'b')", 'fails'],
  ["tryGet('abc',0,createArray())", { gives: null }],
  ['union(createArray(1))', 'fails'],
  ["distinct(createArray('a','A','a',1,1))", { gives: ['a', 'A', 1] }],
  ["distinct(createArray(1,'1',true(),null(),null()))", { gives: [1, '1', true, null] }],
  ["distinct(createArray(createObject('a',1),createObject('a',1)))", { gives: [{ a: 1 }] }],
  ["distinct('abc')", 'fails'],
  ["createObject('A',1).a", { gives: 1 }],
  ["union(createObject('a',1),createObject('A',2))", { gives: { A: 2 } }],
  ["union(createArray('a'),createArray('A'))", { gives: ['a', 'A'] }],
  [
    "items(createObject('b',1,'A',2,'a1',3))",
    {
      gives: [
        { key: 'A', value: 2 },
        { key: 'a1', value: 3 },
        { key: 'b', value: 1 },
      ],
    },
  ],
  ["intersection(createArray('a','b'),createArray('A'))", { gives: [] }],
  ["objectKeys(createObject('b',1,'A',2))", { gives: ['A', 'b'] }],
  [
    "union(createObject('a',createObject('x',1,'l',createArray(1))),createObject('a',createObject('y',2,'l',createArray(2)),'b',null()))",
    { gives: { a: { x: 1, l: [2], y: 2 }, b: null } },
  ],
  ["union(createObject('a',1),createObject('a',null()))", { gives: { a: 1 } }],
  ['union(createArray(1,1,2),createArray(2,3))', { gives: [1, 2, 3] }],
  [
    "union(createArray(createObject('a',1)),createArray(createObject('a',1)))",
    { gives: [{ a: 1 }] },
  ],
  ["union(null(),createObject('a',1))", 'fails'],
  [
    "shallowMerge(createArray(createObject('a',createObject('x',1)),createObject('A',createObject('y',1))))",
    { gives: { a: { y: 1 } } },
  ],
  ['intersection(createArray(1,1,2),createArray(1,2,3))', { gives: [1, 2] }],
  ["intersection(createObject('a',1,'b',2),createObject('A',1,'b',3))", { gives: {} }],
  ["union(createObject('a',createObject('x',1)),createObject('a','s'))", 'fails'],
  ["union(createObject('z',1,'a',1),createObject('b',1,'z',2))", { gives: { z: 2, a: 1, b: 1 } }],
  ["tryGet(createObject('a',1),'A')", { gives: 1 }],
  ['tryGet(createArray(1),5)', { gives: null }],
  ["tryGet(null(),'a')", { gives: null }],
  ["tryGet('abc','a')", { gives: null }],
  ["createObject('a',1)['A']", { gives: 1 }],
]);
