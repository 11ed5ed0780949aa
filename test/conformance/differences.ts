import type { Disagreement } from './agreement.js';
import { aksDifferences } from './aks-differences.js';

/** Deployments of public templates that expand to other resources here on purpose. */
export interface QuickstartResourceDifference {
  readonly reason: string;
  /** Folders below the repository. */
  readonly deployments: readonly string[];
}

/** Held against Azure's own engine (`bicep snapshot`), which has the same resources as we. */
export const quickstartResourceDifferences: readonly QuickstartResourceDifference[] = [
  {
    reason:
      'The reference takes what `true()` or `bool()` gives to differ from a truth value of the template, and so loses what is deployed under that condition.',
    deployments: [
      'application-workloads/ibm-cloud-pak/ibm-cloud-pak-for-data',
      'quickstarts/microsoft.compute/1-vm-loadbalancer-2-nics',
      'quickstarts/microsoft.compute/vm-msi',
      'quickstarts/microsoft.compute/vm-msi-storage',
      'quickstarts/microsoft.compute/vm-new-or-existing-conditions',
      'quickstarts/microsoft.compute/vm-push-certificate-windows',
      'quickstarts/microsoft.compute/vmss-trustedlaunch-windows',
      'quickstarts/microsoft.network/aks-application-gateway-ingress-controller',
      'quickstarts/microsoft.network/azure-firewall-dns-proxy',
      'quickstarts/microsoft.network/load-balancer-standard-create',
      'quickstarts/microsoft.sqlvirtualmachine/sql-vm-new-storage',
    ],
  },
  {
    reason: 'The reference keeps a child whose condition is false, or lists one twice.',
    deployments: [
      'quickstarts/microsoft.sql/sql-auditing-server-policy-to-blob-storage',
      'quickstarts/microsoft.sql/sql-auditing-server-policy-to-oms',
      'quickstarts/microsoft.sql/sql-data-warehouse-transparent-encryption-create',
    ],
  },
  {
    reason:
      'Of the rounds of a loop in a module the reference keeps those whose names it does not mistake for the same.',
    deployments: [
      'quickstarts/microsoft.azurestackhci/create-cluster-with-prereqs',
      'quickstarts/microsoft.resources/deployment-script-azcli-acr-import',
    ],
  },
  {
    reason: 'The reference does not follow a link by relative path.',
    deployments: ['quickstarts/microsoft.resources/templatespec-migrate-create'],
  },
  {
    reason: 'The reference hides names that equal the value of a secret elsewhere.',
    deployments: [
      'application-workloads/chef/multi-vm-chef-template-ubuntu-vm',
      'demos/oms-hyperv-replica-solution',
      'quickstarts/microsoft.keyvault/key-vault-create',
    ],
  },
];

/** Calls that we answer otherwise than the recorded reference on purpose. */
export interface FunctionDifference {
  readonly reason: string;
  /** As the test prints them: the arguments as JSON. */
  readonly calls: readonly string[];
}

/** Held against Azure's own engine (`bicep snapshot`) wherever that answers. */
export const functionDifferences: readonly FunctionDifference[] = [
  {
    reason:
      "guid and uniqueString are Azure's real algorithms; the reference has hashes of its own.",
    calls: [
      'uniqueString("One")',
      'uniqueString("One","Two","Three")',
      'guid("abc")',
      'guid("abc","efg")',
    ],
  },
  {
    reason:
      "Availability zones depend on the subscription: Azure's own snapshot leaves these calls unresolved, and so they are unknown.",
    calls: [
      'toPhysicalZone("00000000-0000-0000-0000-000000000000","West US2","1")',
      'toPhysicalZone("00000000-0000-0000-0000-000000000000","eastus2","3")',
      'toPhysicalZone("00000000-0000-0000-0000-000000000000","eastus2euap","4")',
      'toPhysicalZone("00000000-0000-0000-0000-000000000000","eastus","4")',
      'toPhysicalZone("00000000-0000-0000-0000-000000000000","not-a-region","1")',
      'toLogicalZones("00000000-0000-0000-0000-000000000000","West US2",["westus2-az1","westus2-az2"])',
      'toLogicalZones("00000000-0000-0000-0000-000000000000","eastus2",["eastus2-az3"])',
      'toLogicalZones("00000000-0000-0000-0000-000000000000","eastus2euap",["eastus2euap-az4"])',
      'toLogicalZones("00000000-0000-0000-0000-000000000000","eastus",["eastus-az3","eastus-az4"])',
      'toLogicalZones("00000000-0000-0000-0000-000000000000","not-a-region",["not-a-region-az1"])',
      'pickZones("Microsoft.Compute","virtualMachines","westus2")',
      'pickZones("Microsoft.Compute","virtualMachines","westus2",2,1)',
      'pickZones("Microsoft.Compute","virtualMachines","northcentralus")',
      'pickZones("Microsoft.Cdn","profiles","westus2")',
      'toPhysicalZones("00000000-0000-0000-0000-000000000000","West US2",["1","2"])',
      'toPhysicalZones("00000000-0000-0000-0000-000000000000","eastus2",["3"])',
      'toPhysicalZones("00000000-0000-0000-0000-000000000000","eastus2euap",["4"])',
      'toPhysicalZones("00000000-0000-0000-0000-000000000000","eastus",["3","4"])',
      'toPhysicalZones("00000000-0000-0000-0000-000000000000","not-a-region",["1"])',
      'toLogicalZone("00000000-0000-0000-0000-000000000000","West US2","westus2-az1")',
      'toLogicalZone("00000000-0000-0000-0000-000000000000","eastus2","eastus2-az3")',
      'toLogicalZone("00000000-0000-0000-0000-000000000000","eastus2euap","eastus2euap-az4")',
      'toLogicalZone("00000000-0000-0000-0000-000000000000","eastus","eastus-az4")',
      'toLogicalZone("00000000-0000-0000-0000-000000000000","not-a-region","not-a-region-az1")',
    ],
  },
  {
    reason: 'Role definitions are looked up at deployment; the reference invents an id.',
    calls: ['roleDefinitions("Contributor")'],
  },
  {
    reason:
      "Azure's json reads neither an empty text nor doubled quotes inside it (the doubling is the expression's, undone before).",
    calls: [`json("{''a'': ''b''}")`, 'json("")'],
  },
  {
    reason:
      'Azure writes charset=utf-8, and percent escapes in capitals; the reference writes utf8 and small letters.',
    calls: [
      'dataUri("Hello")',
      'uriComponent("http://contoso.com/resources/nested/azuredeploy.json")',
    ],
  },
  {
    reason: 'Azure answers a date without a format in ISO 8601, not in the culture of the machine.',
    calls: [
      'dateTimeAdd("2020-04-07 14:53:14Z","P3Y")',
      'dateTimeAdd("2020-04-07 14:53:14Z","-P9D")',
      'dateTimeAdd("2020-04-07 14:53:14Z","PT1H")',
    ],
  },
  {
    reason: 'Azure refuses null here.',
    calls: [
      'first(null)',
      'last(null)',
      'union(null,{"e":"f","g":"h"})',
      'union({"a":200},null)',
      'union(["one","two"],null,null)',
      'union(["one","two"],null,["one","three"])',
      'union(null,["three","four"])',
    ],
  },
  {
    reason: 'Azure compares the numbers of one array, or those given one by one.',
    calls: ['min([6,4],8)', 'min([6,4],[8])', 'max([6,4],8)', 'max([6,4],[8])'],
  },
  {
    reason: 'Azure writes what is no text as JSON.',
    calls: ['dataUri(1)'],
  },
  {
    reason: 'Azure does not take a text for a number.',
    calls: ['mod(7,"3")', 'mul(5,"3")'],
  },
  {
    reason: 'Azure refuses a subnet beyond the network it is cut from.',
    calls: [
      'cidrSubnet("10.144.0.0/20",20,1)',
      'cidrSubnet("10.144.0.0/27",27,1)',
      'cidrSubnet("10.144.0.0/27",27,2)',
      'cidrSubnet("10.144.0.0/27",27,3)',
      'cidrSubnet("10.144.0.0/27",27,4)',
      'cidrSubnet("10.144.0.0/27",27,5)',
      'cidrSubnet("10.144.0.0/27",27,6)',
    ],
  },
  {
    reason: 'The path of a URI ends where its query begins.',
    calls: ['parseUri("https://example.com/foo/bar?a=1&b=2")'],
  },
  {
    reason: 'environment() comes from the deployment context, which this test leaves out.',
    calls: ['environment()'],
  },
  {
    reason:
      'The reference ran these at management group mg1, not in the context of the other cases.',
    calls: [
      'managementGroupResourceId("Unit.Test/type/subtype","a","b")',
      'managementGroupResourceId("Unit.Test/type/subtype/subsubtype","a","b","c")',
    ],
  },
  {
    reason:
      'The providers of a subscription are known at deployment only, so an odd question gets an unknown answer.',
    calls: [
      'providers(1)',
      'providers("Microsoft.Web",1)',
      'providers("Microsoft.Web","n/a")',
      'providers("n/a","n/a")',
      'references("Unit.Test/type","test")',
      'roleDefinitions(1)',
    ],
  },
];

/** Places of recorded expansions where ours says something else on purpose. */
export interface ExpansionDifference {
  readonly reason: string;
  /** As the test prints them: the template's file, the resource, the path in it. */
  readonly places: readonly string[];
}

/** Held against Azure's own engine (`bicep snapshot`) wherever that answers. */
export const expansionDifferences: readonly ExpansionDifference[] = [
  {
    reason:
      "Names and ids hold uniqueString, Azure's real algorithm here; the reference has hashes of its own.",
    places: [
      'Bicep/AVMTestCases/Tests.Bicep.5.json: only here: microsoft.resources/deployments appserviceplan-tvuzdsrscmkum',
      'Bicep/UserDefinedFunctionTestCases/Tests.Bicep.2.json: only here: microsoft.storage/storageaccounts saqgtsehedhutkm1',
      'Template.Parsing.3.json: microsoft.network/networkwatchers/flowlogs networkwatcher_eastus/flowlog1.properties.storageId',
    ],
  },
  {
    reason:
      'The deployment around a template of outer scope evaluates it, deployment() included; the reference answers with the nested deployment.',
    places: [
      'Resources.Template.json: microsoft.network/virtualnetworks/subnets vnet-001/subnet2.properties.delegations[0].name',
    ],
  },
  {
    reason:
      'A resource written inside another is not deployed when its condition is false, and has its full type and name; the reference leaves it as it is written.',
    places: [
      'Template.Parsing.2.json: only there: microsoft.keyvault/vaults/providers/diagnosticsettings defaultvalue/microsoft.insights/service',
      'Resources.VirtualMachine.Template.json: only here: microsoft.compute/virtualmachines/extensions vm-b/customscriptextension',
    ],
  },
  {
    reason:
      "A tenant's deployment has neither subscription nor resource group, so ids begin at the tenant; the reference takes its own group all the same.",
    places: [
      "Template.Parsing.7.json: only here: microsoft.authorization/roleassignments {guid(reference('/providers/microsoft.managedidentity/userassignedidentities/id-resource-001').principalid, '')}",
    ],
  },
  {
    reason:
      'The reference adds a configuration to every web site, or puts its own for the written.',
    places: [
      'Tests.Bicep.8.json: only here: microsoft.web/sites/config app1/web',
      'Tests.Bicep.38.json: microsoft.web/sites app.properties.siteconfig',
    ],
  },
  {
    reason: 'Null is null; the reference makes 0 of it where the parameter is declared an int.',
    places: [
      'Bicep/SymbolicNameTestCases/Tests.Bicep.5.json: microsoft.sql/servers/databases s1/sqldb.sku.capacity',
    ],
  },
  {
    reason: 'The reference makes up a subdomain that the template does not ask for.',
    places: [
      'ai.tests.json: microsoft.cognitiveservices/accounts cognitive-01.properties.customsubdomainname',
    ],
  },
];

/** A kind of verdict in which we differ from the reference on purpose. */
export interface RuleDifference {
  /** Why ours is right. */
  readonly reason: string;
  readonly covers: (found: Disagreement) => boolean;
}

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
  'Azure.Deployment.OuterSecret',
  'Azure.Deployment.OutputSecretValue',
  'Azure.Deployment.SecureValue',
  'Azure.Template.ParameterStrongType',
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

export const ruleDifferences: readonly RuleDifference[] = [
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
      rule === 'Azure.Resource.UseTags' && contradictions.includes(target),
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
  ...aksDifferences,
];
