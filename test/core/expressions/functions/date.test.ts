import { functionTable } from '../../../support/function-table.js';

// What Azure's own engine answers (bicep snapshot); `fails` where it refuses.
functionTable([
  ["dateTimeFromEpoch('1')", { gives: '1970-01-01T00:00:01Z' }],
  ["dateTimeFromEpoch(json('1.5'))", 'fails'],
  ["dateTimeAdd('2020-04-07 14:53:14Z', 'P3Y')", { gives: '2023-04-07T14:53:14Z' }],
  ["dateTimeAdd('2020-01-31T00:00:00Z', 'P1M')", { gives: '2020-03-01T00:00:00Z' }],
  [
    "dateTimeAdd('2020-01-31T00:00:00Z', '-PT1H30M','yyyy-MM-dd HH:mm')",
    { gives: '2020-01-30 22:30' },
  ],
  ["dateTimeAdd('2020-01-31', 'P1W')", 'fails'],
  ["dateTimeAdd('2020-01-31T00:00:00+02:00', 'PT1H')", { gives: '2020-01-31T01:00:00Z' }],
  ['dateTimeFromEpoch(1683040573)', { gives: '2023-05-02T15:16:13Z' }],
  ["dateTimeToEpoch('2023-05-02T15:16:13Z')", { gives: 1683040573 }],
  ["dateTimeAdd('2020-04-07 14:53:14.123Z', 'PT1S','u')", { gives: '2020-04-07 14:53:15Z' }],
  ["dateTimeAdd('2020-04-07 14:53:14Z', 'P1D', 'R')", { gives: 'Wed, 08 Apr 2020 14:53:14 GMT' }],
  ["dateTimeAdd('2020-04-07 14:53:14Z', 'P1D', 'd')", { gives: '04/08/2020' }],
  [
    "dateTimeAdd('2020-04-07 14:53:14Z', 'P1D', 'dddd, dd MMMM yyyy hh:mm:ss.fff tt zzz')",
    { gives: 'Wednesday, 08 April 2020 02:53:14.000 PM +00:00' },
  ],
  ["dateTimeAdd('20200407T145314Z', 'P1D', 'yyyyMMddTHHmmssZ')", { gives: '20200408T145314Z' }],
  [
    "dateTimeAdd('2020-04-07 14:53:14Z', 'P1D', 'o')",
    { gives: '2020-04-08T14:53:14.0000000+00:00' },
  ],
  ["dateTimeAdd('2020-04-07 14:53:14Z', 'P1D', 's')", { gives: '2020-04-08T14:53:14' }],
  ["dateTimeAdd('2020-04-07 14:53:14Z', 'P1D', 'G')", { gives: '04/08/2020 14:53:14' }],
  ["dateTimeAdd('4/7/2020 2:53:14 PM', 'P1D')", { gives: '2020-04-08T14:53:14Z' }],
]);
