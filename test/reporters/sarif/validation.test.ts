import t from 'tap';
import { sarifReporter } from '../../../reporters/sarif.js';
import { findMultitool, validateSarif } from '../../support/sarif-multitool.js';
import { awkwardReport } from '../awkward-report.js';
import {
  cleanReport,
  location,
  manyFindings,
  networkPolicyFinding,
  reportOf,
  sampleReport,
  tagsFinding,
} from '../sample-report.js';

const tool = findMultitool();
const skip = 'missing' in tool ? tool.missing : false;

t.test('SARIF files pass the rules of SARIF and of GitHub', { skip }, async (t) => {
  if ('missing' in tool) return;
  const suppression = { kind: 'external', reason: 'accepted' } as const;
  const hostile = {
    ...networkPolicyFinding,
    ruleId: 'Org/Rule [x](1) {0}',
    title: '',
    message: '{0} [a](b) \u0007 <b>',
    location: location('my folder/a&b#c.bicep', 1, 1, 1),
  };
  const documents = {
    sample: sarifReporter.render(sampleReport),
    awkward: sarifReporter.render(awkwardReport),
    generic: sarifReporter.render(awkwardReport, { sarifTarget: 'generic' }),
    clean: sarifReporter.render(cleanReport),
    category: sarifReporter.render(sampleReport, { category: 'infra/prod' }),
    many: sarifReporter.render(reportOf(manyFindings(200))),
    hostile: sarifReporter.render(reportOf([hostile])),
    suppressed: sarifReporter.render(reportOf([tagsFinding, { ...tagsFinding, suppression }]), {
      sarifTarget: 'generic',
    }),
  };
  t.same(validateSarif(tool.binary, documents), []);
});

/** What each reader's files break on purpose. */
const broken = { 'azure-devops': [], 'azure-devops-scans': ['SARIF1004'] } as const;
for (const sarifTarget of ['azure-devops', 'azure-devops-scans'] as const) {
  t.test(`SARIF files for ${sarifTarget} pass the rules of Azure DevOps`, { skip }, async (t) => {
    if ('missing' in tool) return;
    const build = {
      repository: {
        uri: 'https://dev.azure.com/contoso/shop/_git/infra',
        revision: '0000000000000000000000000000000000000000',
        branch: 'refs/heads/main',
      },
      pipeline: {
        organization: 'contoso',
        project: 'My shop',
        definitionId: '12',
        definitionName: 'infra',
        phaseId: '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
        phaseName: 'Job',
        buildId: '345',
      },
    };
    const documents = {
      pipeline: sarifReporter.render(awkwardReport, { sarifTarget, build }),
      desk: sarifReporter.render(awkwardReport, { sarifTarget }),
    };
    const found = validateSarif(tool.binary, documents, 'Sarif;GHAzDO');
    t.same([...new Set(found.map((each) => each.split(/[ :]/)[2]))], broken[sarifTarget]);
  });
}

t.test('the validation finds what GitHub would refuse', { skip }, async (t) => {
  if ('missing' in tool) return;
  const log = JSON.parse(sarifReporter.render(sampleReport));
  delete log.runs[0].tool.driver.rules[0].help;
  log.runs[0].results[0].locations = [];
  const found = validateSarif(tool.binary, { broken: JSON.stringify(log) }).join('\n');
  t.match(found, /GH2012: .*rules\[0\]/);
  t.match(found, /GH1015: .*results\[0\]/);
});
