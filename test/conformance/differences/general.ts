import type { RuleDifference } from './rule-difference.js';

/** By rule: the targets of an export that do not stand at the top of the file. */
const belowTheTop: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'Azure.Resource.UseTags',
    [
      'sql-example',
      'vm-example',
      'plan-A',
      'ruleset-A',
      'nic-A',
      'vm-C-NIC',
      'vm-D-nic',
      'vm-F-nic',
      'Default',
      'serviceAlert-A',
      'serviceAlert-B',
      // Interfaces of the machines of clusters, exported without their names.
      '',
    ],
  ],
  ['Azure.SQL.FirewallIPRange', ['sql-example']],
  [
    'Azure.SQL.TDE',
    [
      'server-B/database-A',
      'server-C/database-A',
      'server-C/database-B',
      'sql-sql-01/sqldb-sql-02/current',
      'sql-sql-01/sqldb-sql-03/current',
    ],
  ],
  ['Azure.VNET.UseNSGs', ['vnet-A/subnet-A']],
]);

/** By rule: the targets of an export that an id places below another one, and the latter. */
const placedById: ReadonlyMap<string, readonly string[]> = new Map([
  ['Azure.APIM.CORSPolicy', ['policy-A', 'policy-B', 'apim-F', 'apim-G']],
]);

const rulesOfDeployments: ReadonlySet<string> = new Set([
  'Azure.Deployment.AdminUsername',
  'Azure.Deployment.OuterSecret',
  'Azure.Deployment.OutputSecretValue',
  'Azure.Deployment.SecretLeak',
  'Azure.Deployment.SecureParameter',
  'Azure.Deployment.SecureValue',
  'Azure.Template.ExpressionLength',
  'Azure.Template.ParameterStrongType',
  'Azure.Template.ValueConstraint',
]);

/** Entries of the inputs that are a name and a type. */
const namesOfDeployments: ReadonlySet<string> = new Set([
  'nestedtemplate',
  'nestedtemplate1',
  'nestedtemplate-1',
  'NESTEDTEMPLATE',
  'nestedtemplate(1)',
  'nested.Template1',
  'nestedtemplate!',
  '!NESTEDTEMPLATE',
  'nestedtemplate?',
  'nestedtemplate!!NESTEDTEMPLATE',
  `${'n'.repeat(50)}estedtemplat${'e'.repeat(10)}`,
]);

const exportedDeployments: ReadonlySet<string> = new Set([
  'image_001-6779b22524d1f',
  'image_002-84b314832a63d',
  'image_003-4cf31b4a1881c',
  '46d3xbcp.res.virtualmachineimages-imagetemplate.0-5-0.bcf5',
  '46d3xbcp.res.virtualmachineimages-imagetemplate.0-5-0.9a22',
  '46d3xbcp.res.virtualmachineimages-imagetemplate.0-5-0.3132',
]);

const contradictions = [
  'vault-f',
  'vault-g',
  'vaultconfig-f',
  'vaultconfig-g',
  'redis-G',
  'redis-J',
];

/** What concerns rules of several services. */
export const generalDifferences: readonly RuleDifference[] = [
  {
    reason:
      'What stands below another resource of an export, or is made by a deployment, is a resource too; the reference takes only what stands at the top of the file.',
    covers: ({ rule, target, theirs }) =>
      theirs === 'none' && belowTheTop.get(rule)?.includes(target) === true,
  },
  {
    reason: 'A type and nothing else is no resource.',
    covers: ({ rule, target, theirs, ours }) =>
      target === '' &&
      theirs === 'fail' &&
      ours === 'none' &&
      ['Azure.NSG.LateralTraversal', 'Azure.Resource.UseTags'].includes(rule),
  },
  {
    reason:
      'What an id places below another resource of an export is judged with that one; the reference judges what stands at the top of the file alone.',
    covers: ({ rule, target }) => placedById.get(rule)?.includes(target) === true,
  },
  {
    reason: 'The second parameter file of this template was not recorded.',
    covers: ({ target, theirs, ours }) =>
      theirs !== 'none' &&
      ours === 'none' &&
      (target === 'gremlin-002' || target.endsWith('Resources.Cosmos.Parameters.2.jsonc')),
  },
  {
    reason: 'These recorded resources have an id that contradicts their name; an id is certain.',
    covers: ({ rule, target }) =>
      ['Azure.Resource.UseTags', 'Azure.Resource.AllowedRegions'].includes(rule) &&
      contradictions.includes(target),
  },
  {
    reason:
      'The name of a deployment alone, without a template, says nothing that could be judged.',
    covers: ({ rule, target, theirs, ours }) =>
      rulesOfDeployments.has(rule) &&
      namesOfDeployments.has(target) &&
      theirs === 'pass' &&
      ours === 'none',
  },
  {
    reason:
      'An expansion that was recorded is read here as an export, which does not tell of the deployment around it.',
    covers: ({ rule, target, theirs, ours }) =>
      rulesOfDeployments.has(rule) &&
      target.endsWith('Resources.ImageBuilder.Source.bicep') &&
      theirs === 'pass' &&
      ours === 'none',
  },
  {
    reason:
      'An exported deployment does not hold all that it was given, so it is unknown here; also the one that a deployment makes, which the reference leaves out.',
    covers: ({ rule, target, theirs, ours }) =>
      rulesOfDeployments.has(rule) &&
      ours === 'unknown' &&
      // The reference does not ask of nested deployments where it sees none.
      ((theirs === (rule === 'Azure.Deployment.OuterSecret' ? 'none' : 'pass') &&
        exportedDeployments.has(target)) ||
        (theirs === 'none' && target === 'helper')),
  },
];
