import type { RuleDifference } from './rule-difference.js';

export const applicationServicesDifferences: readonly RuleDifference[] = [
  {
    rules: ['Azure.AppService.RemoteDebug'],
    reason:
      'App settings in an export are not the configuration of the site; the reference takes all that has its type for it, and so misses remote debugging.',
    shownBy: 'Resources.AppService.json',
    covers: ({ target, theirs, ours }) =>
      ['site-i', 'site-j'].includes(target) && theirs === 'pass' && ours === 'fail',
  },
  {
    rules: ['Azure.Alert.MetricAutoMitigate'],
    reason:
      'Azure resolves metric alerts by itself where autoMitigate is not set; the reference asks for it to be written out.',
    shownBy: 'application-workloads/dosyago/browserbox/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ theirs, ours }) => theirs === 'fail' && ours === 'pass',
  },
  {
    rules: ['Azure.RSV.Name'],
    reason:
      'The name is a hash that Azure begins with a letter; the one that the reference makes up begins with a digit.',
    shownBy:
      'quickstarts/microsoft.recoveryservices/recovery-services-create-vault-with-backup-policies/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ target, theirs, ours }) =>
      target === '5f3e65afb63bb' && theirs === 'fail' && ours === 'pass',
  },
  {
    rules: ['Azure.APIM.APIDescriptors', 'Azure.APIM.ProductApproval', 'Azure.APIM.DefenderCloud'],
    reason:
      'APIs and products that are written inside their service with the short form of their types are judged; the reference does not know them by that form.',
    shownBy:
      'quickstarts/microsoft.apimanagement/api-management-create-all-resources/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ target }) => ['apiservice5f3e65afb63bb', 'apiserviceqgtsehedhutkm'].includes(target),
  },
];
