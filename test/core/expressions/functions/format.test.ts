import { functionTable } from '../../../support/function-table.js';

// What Azure's own engine answers (bicep snapshot); `fails` where it refuses.
functionTable([
  [
    "format('{0} {1} {2} {3:R}',json('1e3'),json('1e21'),json('0.00001'),json('1.0'))",
    { gives: '1000 1E+21 1E-05 1' },
  ],
  ["format('a{{b')", { gives: 'a{b' }],
  [
    "format('{0:N0} {0:N2} {0:D5} {0:X} {0:x4} {0:C} {0:P} {0:F1} {0:E2} {0:G} {0:000.0} {0,8}|{0,-8}| {0:#,##0.00}', 8175133)",
    {
      gives:
        '8,175,133 8,175,133.00 8175133 7CBE1D 7cbe1d ¤8,175,133.00 817,513,300.00 % 8175133.0 8.18E+006 8175133 8175133.0  8175133|8175133 | 8,175,133.00',
    },
  ],
  [
    "format('{0} {1} {2}', true(), createArray(1,'a'), createObject('a',1))",
    { gives: "True [1,'a'] {'a':1}" },
  ],
  ["format('{0}', json('1.50'))", { gives: '1.5' }],
  ["format('{0}', json('null'))", { gives: '' }],
  ["format('{{x}} {0}', 'a')", { gives: '{x} a' }],
  ["format('{0:yyyy-MM-dd}','2020-01-02T03:04:05Z')", { gives: '2020-01-02T03:04:05Z' }],
  ["format('{0', 1)", 'fails'],
  ["format('{0:B8}', 5)", { gives: '00000101' }],
]);
