import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import t from 'tap';
import { jsonReporter } from '../../reporters/json.js';
import { cleanReport, cluster, reportOf, sampleReport, tagsFinding } from './sample-report.js';

const ajv = new Ajv2020({ strict: true, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync('schemas/report.schema.json', 'utf8')));

const suppressed = reportOf([
  {
    ...tagsFinding,
    suppression: { kind: 'inSource', reason: 'x', location: tagsFinding.location },
  },
]);

for (const [name, report] of Object.entries({ sampleReport, cleanReport, suppressed })) {
  t.test(`${name} as JSON follows the published schema`, async (t) => {
    validate(JSON.parse(jsonReporter.render(report, { verdicts: true })));
    t.same(validate.errors, null);
  });
}

t.test('the schema refuses what it does not know', async (t) => {
  t.notOk(validate({ ...JSON.parse(jsonReporter.render(sampleReport)), surprise: 1 }));
});

t.test('verdicts are listed only when asked for', async (t) => {
  t.notOk('verdicts' in JSON.parse(jsonReporter.render(sampleReport)));
  const { verdicts } = JSON.parse(jsonReporter.render(sampleReport, { verdicts: true }));
  t.equal(verdicts.length, sampleReport.verdicts.length);
  t.same(verdicts[1], {
    rule: 'Azure.AKS.NetworkPolicy',
    ref: 'AZR-000027',
    verdict: 'pass',
    target: {
      kind: 'resource',
      name: 'aks-test',
      type: cluster.type,
      id: cluster.id,
      symbolicPath: 'aks-test',
    },
    file: 'infra/main.bicep',
    parameters: 'infra/dev.bicepparam',
  });
});

t.test('labels are written as plain data, whatever their name', async (t) => {
  const rule = { ...sampleReport.rules[1], labels: new Map([['__proto__', ['x']]]) };
  const text = jsonReporter.render({ ...cleanReport, rules: [rule as never] });
  t.match(text, /"__proto__": \[\s*"x"/);
});
