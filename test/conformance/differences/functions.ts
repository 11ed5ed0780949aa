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
