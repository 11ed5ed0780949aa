import type { Disagreement } from '../agreement.js';
import type { RuleDifference } from './rule-difference.js';

const failsThereOnly = ({ theirs, ours }: Disagreement): boolean =>
  theirs === 'fail' && ours === 'pass';

export const storageAndVaultDifferences: readonly RuleDifference[] = [
  {
    rules: ['Azure.Storage.BlobAccessType'],
    reason:
      'A container whose blob service is not declared is judged itself; the reference takes it for a child of its account.',
    shownBy:
      'quickstarts/microsoft.cdn/front-door-premium-storage-blobs-private-link/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: (found) =>
      found.type.toLowerCase().endsWith('/containers')
        ? found.theirs === 'none'
        : failsThereOnly(found),
  },
  {
    rules: ['Azure.Storage.SecureTransfer'],
    reason:
      'Secure transfer is on by default in preview versions of the API too, once they are late enough; the reference knows the released versions alone.',
    shownBy: 'application-workloads/grafana/Telegraf-InfluxDB-Grafana/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: (found) => failsThereOnly(found) && /^(tig\w+|\w{13}storage)$/.test(found.target),
  },
  {
    rules: ['Azure.Storage.Firewall', 'Azure.KeyVault.Firewall'],
    reason:
      'Names of parameters are the same in any letter case; the reference takes the default instead of what this parameter file gives, and so misses the firewall.',
    shownBy:
      'quickstarts/microsoft.machinelearningservices/machine-learning-workspace-vnet/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: (found) => failsThereOnly(found) && /^(sa|kv)\w{13}$/.test(found.target),
  },
  {
    rules: ['Azure.KeyVault.SoftDelete'],
    reason:
      'Azure turns soft delete on for every new vault: one that says nothing of it is protected, and passes; the reference wants it said.',
    shownBy: 'derived/res/in2.json',
    covers: failsThereOnly,
  },
  {
    rules: ['Azure.KeyVault.Logs'],
    reason:
      'Of a resource whose condition is false there is nothing, and so the vault has no diagnostic setting; the reference keeps it where it stands below another one.',
    shownBy: 'Template.Parsing.2.Parameters.json',
    covers: ({ target, theirs, ours }) =>
      target === 'defaultvalue' && theirs === 'pass' && ours === 'fail',
  },
  {
    rules: ['Azure.KeyVault.Logs'],
    reason:
      'A diagnostic setting whose type begins with that of the vault counts, wherever in the template it stands; the reference looks for it inside the vault.',
    shownBy: 'demos/private-aks-cluster-with-public-dns-zone/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: (found) => /^keyvault-\w{13}$/.test(found.target) && failsThereOnly(found),
  },
];
