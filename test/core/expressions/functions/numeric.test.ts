import { functionTable } from '../../../support/function-table.js';

// What Azure's own engine answers (bicep snapshot); `fails` where it refuses.
functionTable([
  ['add(-5,+3)', { gives: -2 }],
  ['div(-7,2)', { gives: -3 }],
  ['mod(-7,2)', { gives: -1 }],
  ['div(1,0)', 'fails'],
  ['mod(1,0)', 'fails'],
  ['add(9223372036854775807,1)', 'fails'],
  ['min(createArray())', 'fails'],
  ['max(1,2,3)', { gives: 3 }],
  ['min(createArray(3,1))', { gives: 1 }],
  ["add('1',2)", 'fails'],
  ["add(json('1.5'),1)", 'fails'],
  ['sub(1,2)', { gives: -1 }],
  ['mul(4,5)', { gives: 20 }],
]);
