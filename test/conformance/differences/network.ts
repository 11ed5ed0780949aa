import type { RuleDifference } from './rule-difference.js';

const rulesOfSubnets: ReadonlySet<string> = new Set([
  'Azure.VNET.PrivateSubnet',
  'Azure.VNET.SubnetName',
  'Azure.VNET.SubnetNaming',
]);
const rulesOfCdnEndpoints: ReadonlySet<string> = new Set([
  'Azure.CDN.EndpointName',
  'Azure.CDN.HTTP',
  'Azure.CDN.MinTLS',
]);
/** Rules that pass, there, on entries of the inputs that are a type and nothing else. */
const rulesOfBareTypes: ReadonlySet<string> = new Set([
  'Azure.NSG.AnyInboundSource',
  'Azure.NSG.DenyAllInbound',
  'Azure.NSG.Name',
  'Azure.NSG.Naming',
  'Azure.Route.Name',
  'Azure.Route.Naming',
]);
/** Addresses of the quickstarts with the sku StandardV2. */
const addressesOfNatGateways: ReadonlySet<string> = new Set([
  'public-ip-nat',
  'natfw-5f3e65afb63bb-public-ip-nat',
  'myNATgateway-ip',
]);

export const networkDifferences: readonly RuleDifference[] = [
  {
    reason:
      'What stands below a network of an export is a subnet too; the reference takes only what stands at the top of the file.',
    covers: ({ rule, target, theirs }) =>
      rulesOfSubnets.has(rule) && theirs === 'none' && target === 'vnet-A/subnet-A',
  },
  {
    reason:
      'An endpoint that is deployed below its CDN profile is an endpoint too; the reference takes only what stands at the top.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs }) =>
      rulesOfCdnEndpoints.has(rule) && theirs === 'none' && target.includes('/'),
  },
  {
    reason: 'A type and nothing else is no resource.',
    covers: ({ rule, target, theirs, ours }) =>
      rulesOfBareTypes.has(rule) && target === '' && theirs === 'pass' && ours === 'none',
  },
  {
    reason:
      'A Front Door that says nothing of endpoints has none to judge; the reference counts nothing as one endpoint without properties.',
    covers: ({ rule, theirs, ours }) =>
      rule === 'Azure.FrontDoor.MinTLS' && theirs === 'fail' && ours === 'pass',
  },
  {
    reason:
      'The rules engine below this recorded Front Door has an id that contradicts its type; an id is certain.',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.FrontDoor.UseCaching' &&
      target === 'frontdoor-B' &&
      theirs === 'fail' &&
      ours === 'pass',
  },
  {
    reason:
      'A firewall that names no disabled rules has none disabled; the reference asks for an empty list.',
    seenOn: 'quickstarts',
    covers: ({ rule, theirs, ours }) =>
      rule === 'Azure.AppGw.WAFRules' && theirs === 'fail' && ours === 'pass',
  },
  {
    reason:
      'A capacity that is written as text is the number that it says, as it is for Azure; the reference takes the length of the text.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.AppGw.MinInstance' &&
      target === 'applicationGateway1' &&
      theirs === 'fail' &&
      ours === 'pass',
  },
  {
    reason:
      'StandardV2 is a sku of public addresses that came after Basic and Standard, zone-redundant as well; the reference does not know it.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      ['Azure.PublicIP.StandardSKU', 'Azure.PublicIP.MigrateStandard'].includes(rule) &&
      addressesOfNatGateways.has(target) &&
      theirs === 'fail' &&
      ours === 'pass',
  },
  {
    reason:
      "The label stands for a unique name in this quickstart's parameters; what the reference put there begins with a digit.",
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.PublicIP.DNSLabel' &&
      target === '5f3e65afb63bb_publicip' &&
      theirs === 'fail' &&
      ours === 'pass',
  },
  {
    reason:
      "This address of a quickstart is deployed on the condition that `true` holds, which the reference takes to differ from the template's own.",
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs }) =>
      rule.startsWith('Azure.PublicIP.') &&
      target === 'bastiondnsqgtsehedhutkm' &&
      theirs === 'none',
  },
];
