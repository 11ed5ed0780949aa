import type { RuleDifference } from './rule-difference.js';

const folder = 'quickstarts';

/** Files whose resources are the entries of an object. */
const filesWithSymbolicNames: ReadonlySet<string> = new Set([
  'Resources.Template.V2.json',
  `${folder}/microsoft.azurestackhci/create-cluster-with-prereqs/azuredeploy.json`,
  `${folder}/microsoft.azurestackhci/vm-windows-disks-and-adjoin/azuredeploy.json`,
  `${folder}/microsoft.containerinstance/aci-linuxcontainer-public-ip/azuredeploy.json`,
]);

/** Deployments that hold no secret of their own, with one inside them that does. */
const aroundOthers: ReadonlySet<string> = new Set([
  'ashciPreReqResources',
  'Grafana',
  `${folder}/microsoft.containerservice/azure-kubernetes-monitoring-with-prometheus-and-grafana/azuredeploy.parameters.json`,
]);

/** Of an export: what stands at the top of the file, and an id places below something else. */
const placedBelow: ReadonlySet<string> = new Set([
  'site-A/staging',
  'site-B/staging',
  'default-C',
  'default-D',
  'hubns-I/default-C',
  'hubns-J/default-C',
  'micassandra-e/datacenter-a',
  'micassandra-f/datacenter-a',
  'ActiveDirectoryAdmin-A',
  'ActiveDirectoryAdmin-B',
  'ActiveDirectoryAdmin-C',
  'ActiveDirectoryAdmin-D',
  'aad_auth_only-A',
  'aad_auth_only-B',
  'computeAksLinuxBilling',
  'cse-agent-1',
  'cse-agent-2',
  'cse-agent-3',
  'OmsAgentForLinux',
]);

/** Of an export, and not at the top of the file. */
const belowTheTop: ReadonlySet<string> = new Set([
  'sql-example',
  'vm-example',
  'plan-A',
  'server-B/database-A',
  'server-C/database-A',
  'server-C/database-B',
]);

/** Types of resources that are written inside others, and stand for themselves. */
const writtenInside: ReadonlySet<string> = new Set([
  'Microsoft.OperationsManagement/solutions',
  'Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems',
  'Microsoft.Sql/servers/databases',
]);

/** Names of resources of quickstarts, as the reference and we work them out. */
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
  'bastiondnsqgtsehedhutkm',
]);

/** Made by loops over resources. */
const loopedNames: ReadonlySet<string> = new Set([
  'vm-sampledeploydataDisk01',
  'vm-sampledeploydataDisk02',
  'ACR-Import-GEN-UNIQUE-quay.io-jetstack-cert-manager-cainjectorv1.7.2',
  'ACR-Import-GEN-UNIQUE-ghcr.io-kedacore-keda-metrics-apiservermain',
]);

const rulesOfAllResources: ReadonlySet<string> = new Set([
  'Azure.Resource.AllowedRegions',
  'Azure.Resource.UseTags',
]);

/** What concerns template and parameter files, deployments, and resources of whatever type. */
export const templateDifferences: readonly RuleDifference[] = [
  {
    reason:
      'A type and nothing else is no resource: there is no name, and no property, that could be wrong.',
    covers: ({ rule, target, theirs, ours }) =>
      target === '' &&
      theirs !== 'none' &&
      ours === 'none' &&
      /^Azure\.(Group|Identity|Policy|RBAC)\./.test(rule),
  },
  {
    reason:
      'Without a convention there is nothing to follow, as for all other names; the reference passes every resource group unless the option is an empty text.',
    covers: ({ rule, theirs, ours }) =>
      rule === 'Azure.Group.Naming' && theirs === 'pass' && ours === 'none',
  },
  {
    reason:
      'With symbolic names, resources are the entries of an object, and are judged; the reference sees none.',
    covers: ({ rule, target, theirs, ours }) =>
      filesWithSymbolicNames.has(target) &&
      ours === 'pass' &&
      (rule === 'Azure.Template.Resources'
        ? theirs === 'fail'
        : theirs === 'none' &&
          ['Azure.Template.DebugDeployment', 'Azure.Template.ResourceLocation'].includes(rule)),
  },
  {
    reason:
      'The only parameter of this file is location, which the reference takes away while another rule runs, and then finds none.',
    covers: ({ rule, target, theirs }) =>
      target === 'Resources.TTK.Template.1.json' &&
      theirs === 'none' &&
      ['Azure.Template.ParameterDataTypes', 'Azure.Template.ParameterMinMaxValue'].includes(rule),
  },
  {
    reason: 'The Bicep file that this parameter file names was not recorded.',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.Template.MetadataLink' &&
      target === 'Tests.Bicep.1.metalink.json' &&
      theirs === 'pass' &&
      ours === 'fail',
  },
  {
    reason:
      "A schema without '#', or of another date, makes a parameter file all the same; the reference knows a list of spellings.",
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      target === 'azuredeploy.parameters.json' &&
      theirs === 'none' &&
      ours === 'pass' &&
      [
        'Azure.Template.ParameterFile',
        'Azure.Template.ParameterScheme',
        'Azure.Template.ParameterValue',
        'Azure.Template.ValidSecretRef',
      ].includes(rule),
  },
  {
    reason:
      'The value of this output is only known after the deployment; the reference invents one.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.Template.ValueConstraint' &&
      target === 'demos/subnet-driven-deployment/azuredeploy.parameters.json' &&
      theirs === 'fail' &&
      ours === 'pass',
  },
  {
    reason:
      'A deployment is judged where any nested one names its scope; the reference looks at the first resource alone.',
    seenOn: 'quickstarts',
    covers: ({ rule, theirs, ours }) =>
      rule === 'Azure.Deployment.OuterSecret' && theirs === 'none' && ours === 'pass',
  },
  {
    reason:
      'These outputs hold parts of an object that are no secret; the reference takes the whole object for one when a part of it is.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.Deployment.OutputSecretValue' &&
      [
        'application-workloads/chef/chef-automate-ha/azuredeploy.parameters.json',
        `${folder}/microsoft.keyvault/key-vault-create/azuredeploy.parameters.json`,
      ].includes(target) &&
      theirs === 'fail' &&
      ours === 'pass',
  },
  {
    reason:
      'Each deployment answers for its own resources: the one inside fails, and not those around it too.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.Deployment.SecureValue' &&
      aroundOthers.has(target) &&
      theirs === 'fail' &&
      ours === 'pass',
  },
  {
    reason: 'An object with a secret in it is one; the reference asks of texts alone.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.Deployment.SecretLeak' &&
      target === 'virtualMachineComponent' &&
      theirs === 'pass' &&
      ours === 'fail',
  },
  {
    reason:
      'What a deployment of an export makes is there too; the reference takes only what stands at the top of the file.',
    covers: ({ rule, target, theirs }) =>
      theirs === 'none' &&
      ((target === 'helper' &&
        /^Azure\.Deployment\.(AdminUsername|Name|SecureParameter)$/.test(rule)) ||
        (belowTheTop.has(target) &&
          ['Azure.Identity.UserAssignedName', 'Azure.Resource.AllowedRegions'].includes(rule))),
  },
  {
    reason:
      'What an id places below another resource is where that one is; the reference judges whatever stands at the top of the file.',
    covers: ({ rule, target }) =>
      rule === 'Azure.Resource.AllowedRegions' && placedBelow.has(target),
  },
  {
    reason:
      'Databases, solutions and protected items are judged wherever they are declared, also inside another resource.',
    seenOn: 'quickstarts',
    covers: ({ rule, type, theirs, ours }) =>
      rule === 'Azure.Resource.AllowedRegions' &&
      writtenInside.has(type) &&
      theirs === 'none' &&
      ours === 'pass',
  },
  {
    reason:
      'The names of these resources are made of secrets, hashes and the cloud, of which the reference has texts of its own.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      rulesOfAllResources.has(rule) &&
      namesWorkedOut.has(target) &&
      (theirs === 'none' || ours === 'none'),
  },
  {
    reason:
      'A loop makes a resource for each of its turns, beginning with 0; the reference leaves some out, or counts on.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      (rulesOfAllResources.has(rule) || rule === 'Azure.DeploymentScript.Pinned') &&
      loopedNames.has(target) &&
      (theirs === 'none' || ours === 'none'),
  },
  {
    reason: 'Template specs, and their versions, take tags and have a region.',
    seenOn: 'quickstarts',
    covers: ({ rule, type, theirs }) =>
      rulesOfAllResources.has(rule) &&
      /^Microsoft\.Resources\/templateSpecs(\/versions)?$/.test(type) &&
      theirs === 'none',
  },
];
