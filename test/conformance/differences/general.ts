import type { RuleDifference } from './rule-difference.js';

/** Resources that the bare deployments of an input deploy. */
const deployedByBareDeployments: ReadonlySet<string> = new Set(['sql-example', 'vm-example']);

/** Children that an export lists below their parents. */
const childrenInExports: ReadonlySet<string> = new Set([
  'server-B/database-A',
  'server-C/database-A',
  'server-C/database-B',
  'server-B/pool-A',
  'server-C/pool-A',
  'server-D/pool-A',
  'sql-sql-01/sqldb-sql-02/current',
  'sql-sql-01/sqldb-sql-03/current',
]);

/** Types of resources that quickstarts write inside others, and that stand for themselves. */
const writtenInside: ReadonlySet<string> = new Set([
  'Microsoft.OperationsManagement/solutions',
  'Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems',
  'Microsoft.Sql/servers/databases',
]);

/** Names of resources of quickstarts, as the reference and as we work them out. */
const namesWorkedOut: ReadonlySet<string> = new Set([
  '{{Secret}}',
  'GEN-UNIQUE',
  'GEN-UNIQUE-20',
  'GEN-UNIQUE-20/Publish-omsHyperVReplica',
  'GEN-UNIQUE-20/OMSDataInjection',
  'privatelink.vaultcore.azure.net',
  'privatelink.blob.{environment().suffixes.storage}',
  'clustercf19f94af5493',
  'clusterp4z7igqtueqmw',
]);

/** Made by loops over resources. */
const loopedNames: ReadonlySet<string> = new Set([
  'vm-sampledeploydataDisk01',
  'vm-sampledeploydataDisk02',
  'ACR-Import-GEN-UNIQUE-quay.io-jetstack-cert-manager-cainjectorv1.7.2',
  'ACR-Import-GEN-UNIQUE-ghcr.io-kedacore-keda-metrics-apiservermain',
]);

/** What concerns rules of several services. */
export const generalDifferences: readonly RuleDifference[] = [
  {
    rules: ['Azure.Resource', 'Azure.SQL', 'Azure.VM', 'Azure.Identity.UserAssignedName'],
    reason:
      'What a bare deployment deploys is judged as what any other template deploys; the reference expands whole templates alone.',
    shownBy: 'Resources.Deployments.json',
    covers: ({ target, theirs }) => theirs === 'none' && deployedByBareDeployments.has(target),
  },
  {
    rules: ['Azure.Resource', 'Azure.SQL.TDE', 'Azure.SQL.DBNaming', 'Azure.SQL.ElasticPoolNaming'],
    reason:
      'A child that an export lists below its parent is judged, as it is in a template; the reference takes only what stands at the top of the file.',
    shownBy: 'Resources.SQL.json',
    covers: ({ target, theirs }) => theirs === 'none' && childrenInExports.has(target),
  },
  {
    rules: ['Azure.Cosmos', 'Azure.Deployment', 'Azure.Resource', 'Azure.Template'],
    reason: 'The second parameter file of this template was not recorded.',
    shownBy: 'Resources.Cosmos.Parameters.1.json',
    covers: ({ target, theirs, ours }) =>
      theirs !== 'none' &&
      ours === 'none' &&
      (target === 'gremlin-002' || target === 'Resources.Cosmos.Parameters.2.jsonc'),
  },
  {
    rules: ['Azure.NSG.AKSRules'],
    reason:
      'Whether a security group without a name is one of a cluster is not known, and what the rule looks for is not there in any case: it passes; the reference makes a name up, which is not that of a cluster.',
    shownBy: 'derived/res/in2.json',
    covers: ({ target, theirs, ours }) => target === '' && theirs === 'none' && ours === 'pass',
  },
  {
    rules: [
      'Azure.Resource',
      'Azure.KeyVault',
      'Azure.Log',
      'Azure.Automation',
      'Azure.VM.ASName',
      'Azure.VM.ASAlignment',
      'Azure.VMSS',
    ],
    reason:
      "A resource is called by its name; the reference hides a name that equals the value of a secret anywhere, has hashes of its own for uniqueString, and gives Azure's cloud other host names.",
    shownBy: 'quickstarts/microsoft.keyvault/key-vault-create/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ target, theirs, ours }) =>
      namesWorkedOut.has(target) && (theirs === 'none' || ours === 'none'),
  },
  {
    rules: ['Azure.Resource.AllowedRegions'],
    reason:
      'Databases, solutions and protected items are judged wherever they are declared, also inside another resource, which the reference does not look into.',
    shownBy: 'quickstarts/microsoft.recoveryservices/recovery-services-backup-vms/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ type, theirs, ours }) =>
      writtenInside.has(type) && theirs === 'none' && ours === 'pass',
  },
  {
    rules: ['Azure.Resource', 'Azure.DeploymentScript.Pinned'],
    reason:
      'A loop makes a resource for each of its turns, beginning with 0; the reference leaves some out, or counts on.',
    shownBy: 'quickstarts/microsoft.resources/deployment-script-azcli-acr-import/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ target, theirs, ours }) =>
      loopedNames.has(target) && (theirs === 'none' || ours === 'none'),
  },
  {
    rules: ['Azure.Resource'],
    reason:
      'Template specs and their versions take tags and have a region, and are judged; the reference has no list of tags for them.',
    shownBy: 'quickstarts/microsoft.resources/templatespec-migrate-create/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ type, theirs }) =>
      /^Microsoft\.Resources\/templateSpecs(\/versions)?$/.test(type) && theirs === 'none',
  },
  {
    rules: ['Azure.Resource', 'Azure.PublicIP'],
    reason:
      "This address is deployed on the condition that `true` holds, which the reference takes to differ from the template's own.",
    shownBy: 'application-workloads/ibm-cloud-pak/ibm-cloud-pak-for-data/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ target, theirs }) => target === 'bastiondnsqgtsehedhutkm' && theirs === 'none',
  },
];
