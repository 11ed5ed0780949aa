import type { Disagreement } from '../agreement.js';
import type { RuleDifference } from './rule-difference.js';

const failsThereOnly = ({ theirs, ours }: Disagreement): boolean =>
  theirs === 'fail' && ours === 'pass';

export const networkDifferences: readonly RuleDifference[] = [
  {
    rules: ['Azure.FrontDoor.MinTLS'],
    reason:
      'A Front Door that says nothing of endpoints has none with an old version of TLS; the reference counts nothing as one endpoint without properties.',
    shownBy: 'derived/res/in2.json',
    covers: failsThereOnly,
  },
  {
    rules: ['Azure.CDN.EndpointName', 'Azure.CDN.HTTP', 'Azure.CDN.MinTLS'],
    reason:
      'An endpoint that is deployed below its CDN profile is an endpoint too; the reference takes only what stands at the top.',
    shownBy: 'quickstarts/microsoft.cdn/cdn-customize/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ target, theirs }) => theirs === 'none' && target.includes('/'),
  },
  {
    rules: ['Azure.AppGw.WAFRules'],
    reason:
      'A firewall that names no disabled rules has none disabled; the reference asks for an empty list.',
    shownBy:
      'quickstarts/microsoft.cdn/front-door-standard-premium-container-instances-application-gateway-public/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: failsThereOnly,
  },
  {
    rules: ['Azure.AppGw.MinInstance'],
    reason:
      'A capacity that is written as text is the number that it says, as it is for Azure; the reference takes the length of the text.',
    shownBy:
      'quickstarts/microsoft.cdn/front-door-standard-premium-container-instances-application-gateway-public/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: (found) => found.target === 'applicationGateway1' && failsThereOnly(found),
  },
  {
    rules: ['Azure.PublicIP.StandardSKU', 'Azure.PublicIP.MigrateStandard'],
    reason:
      'StandardV2 is a sku of public addresses that came after Basic and Standard, zone-redundant as well, and passes; the reference does not know it.',
    shownBy: 'quickstarts/microsoft.network/nat-gateway-1-vm/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: failsThereOnly,
  },
  {
    rules: ['Azure.PublicIP.DNSLabel'],
    reason:
      "The label stands for a unique name in this quickstart's parameters; what the reference put there begins with a digit.",
    shownBy: 'demos/application-gateway-logviewer-goaccess/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: (found) => found.target === '5f3e65afb63bb_publicip' && failsThereOnly(found),
  },
];
