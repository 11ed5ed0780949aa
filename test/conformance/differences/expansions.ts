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
