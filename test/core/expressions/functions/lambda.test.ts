import { functionTable } from '../../../support/function-table.js';

// What Azure's own engine answers (bicep snapshot); `fails` where it refuses.
functionTable([
  ["reduce(createArray(),0,lambda('x',lambdaVariables('x')))", 'fails'],
  ["map(createArray(),lambda('x','y','z',1))", 'fails'],
  ["sort(createArray(),lambda('a',true()))", 'fails'],
  ["reduce(createArray(1,2),0,lambda('a','b','c',lambdaVariables('c')))", { gives: 1 }],
  [
    "map(createArray('a','b'),lambda('x','i',format('{0}{1}',lambdaVariables('x'),lambdaVariables('i'))))",
    { gives: ['a0', 'b1'] },
  ],
  ["filter(createArray('a','b'),lambda('x','i',equals(lambdaVariables('i'),1)))", { gives: ['b'] }],
  [
    "reduce(createArray(1,2,3),0,lambda('a','b','i',add(lambdaVariables('a'),mul(lambdaVariables('b'),lambdaVariables('i')))))",
    { gives: 8 },
  ],
  [
    "sort(createArray(3,1,2),lambda('a','b',less(lambdaVariables('a'),lambdaVariables('b'))))",
    { gives: [1, 2, 3] },
  ],
  [
    "toObject(createArray('a','b'),lambda('x',lambdaVariables('x')))",
    { gives: { a: 'a', b: 'b' } },
  ],
  ["toObject(createArray('a','A'),lambda('x',lambdaVariables('x')),lambda('x',1))", 'fails'],
  [
    "groupBy(createArray('a','b','A'),lambda('x',lambdaVariables('x')))",
    { gives: { a: ['a', 'A'], b: ['b'] } },
  ],
  ["mapValues(createObject('a',1),lambda('v',add(lambdaVariables('v'),1)))", { gives: { a: 2 } }],
  ["reduce(createArray(),'z',lambda('a','b',lambdaVariables('a')))", { gives: 'z' }],
  [
    "groupBy(createArray('a','b','A'),lambda('x',toLower(lambdaVariables('x'))),lambda('x',1))",
    { gives: { a: [1, 1], b: [1] } },
  ],
  ["toObject(createArray('a','a'),lambda('x',lambdaVariables('x')),lambda('x',1))", 'fails'],
]);
