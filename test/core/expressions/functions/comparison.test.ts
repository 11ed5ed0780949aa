import { functionTable } from '../../../support/function-table.js';

// What Azure's own engine answers (bicep snapshot); `fails` where it refuses.
functionTable([
  ["equals('a','A')", { gives: false }],
  ["less('a','B')", { gives: false }],
  ["equals(1,json('1.0'))", { gives: false }],
  ["equals('1',1)", { gives: false }],
  ["less(1,'a')", 'fails'],
  ["less('a','b')", { gives: true }],
  ["greater(json('1.5'),1)", { gives: true }],
  ["less('B','a')", { gives: true }],
  ["equals(createObject('a',1),createObject('A',1))", { gives: false }],
  ["equals(createObject('a',1,'b',2),createObject('b',2,'a',1))", { gives: true }],
  ['equals(createArray(1),createArray(1))', { gives: true }],
  ['equals(null(),null())', { gives: true }],
  ["equals(null(),'')", { gives: false }],
  ["lessOrEquals('a-b','ab')", { gives: true }],
  ["less('a','é')", { gives: true }],
]);
