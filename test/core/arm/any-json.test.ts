import fc from 'fast-check';
import t from 'tap';
import { kindByShape } from '../../../core/arm/classify.js';
import { readExported } from '../../../core/arm/read-exported.js';
import { readParameters } from '../../../core/arm/read-parameters.js';
import { readSnippet } from '../../../core/arm/read-snippet.js';
import { readTemplate } from '../../../core/arm/read-template.js';
import { dataOf } from '../../support/json.js';

const words = [
  ...['$schema', 'contentVersion', 'parameters', 'variables', 'resources', 'outputs', 'functions'],
  ...[
    'type',
    'name',
    'id',
    'ResourceId',
    'properties',
    'template',
    'value',
    'reference',
    '__proto__',
  ],
];
const texts = [
  'Microsoft.Resources/deployments',
  '/subscriptions/0',
  '[concat(',
  "[f('",
  '[]',
  '[[a]',
];
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...texts, null, true, 1, ''),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...words, ...texts), tie('value'), { maxKeys: 5 }),
  ),
}));

t.test(
  'whatever stands in JSON, reading it as ARM throws nothing and places every problem',
  async () => {
    fc.assert(
      fc.property(value, (json) => {
        const root = dataOf(JSON.stringify(json));
        kindByShape(root);
        const diagnostics = [readTemplate, readParameters, readSnippet, readExported].flatMap(
          (read) => read(root).diagnostics,
        );
        return diagnostics.every(({ span }) => span !== undefined && span.start <= span.end);
      }),
      { numRuns: 1000 },
    );
  },
);
