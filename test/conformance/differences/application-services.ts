import type { RuleDifference } from './rule-difference.js';

const slotsBesideTheirSite: ReadonlySet<string> = new Set(['site-A/staging', 'site-B/staging']);

/** By service: the targets of an export that do not stand at the top of the file. */
const belowTheTop: ReadonlyMap<string, readonly string[]> = new Map([
  ['Azure.AppService', ['plan-A']],
]);

function serviceOf(rule: string): string {
  return rule.split('.').slice(0, 2).join('.');
}

const ownServices = ['Azure.AppInsights', 'Azure.Automation'];

/** By rule: children in an export that stand beside their parent, and that parent. */
const besideTheirParent: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'Azure.Automation.RunbookPinned',
    ['runbook-A', 'runbook-B', 'runbook-C', 'runbook-D', 'automation-a'],
  ],
  ['Azure.APIM.EncryptValues', ['namedvalue-A', 'namedvalue-B', 'namedvalue-C', 'apim-O']],
]);

/** By service: resources of an export whose id says another name than their name does. */
const namedOtherwiseByTheirId: ReadonlyMap<string, readonly string[]> = new Map([
  ['Azure.RSV', ['vault-f', 'vault-g', 'vaultconfig-f', 'vaultconfig-g']],
  ['Azure.EventHub', ['default-C', 'default-D', 'hubns-I/default-C', 'hubns-J/default-C']],
]);

export const applicationServicesDifferences: readonly RuleDifference[] = [
  {
    reason:
      'A slot is judged with its site, whether it stands below the site or beside it; the reference judges a slot that stands at the top of an export alone, and leaves out one below its site.',
    covers: ({ rule, target, theirs, ours }) =>
      serviceOf(rule) === 'Azure.AppService' &&
      ((slotsBesideTheirSite.has(target) && ours === 'none') ||
        (rule === 'Azure.AppService.WebProbePath' &&
          target === 'site-A' &&
          theirs === 'pass' &&
          ours === 'fail')),
  },
  {
    reason:
      'App settings in an export are not the configuration of the site; the reference takes all that has its type for it.',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.AppService.RemoteDebug' &&
      ['site-i', 'site-j'].includes(target) &&
      theirs === 'pass' &&
      ours === 'fail',
  },
  {
    reason: 'What has a type of these services and not so much as a name is no resource.',
    covers: ({ rule, target, ours }) =>
      target === '' && ours === 'none' && ownServices.includes(serviceOf(rule)),
  },
  {
    reason:
      'Azure resolves metric alerts by itself where autoMitigate is not set; the reference asks for it to be written out.',
    seenOn: 'quickstarts',
    covers: ({ rule, theirs, ours }) =>
      rule === 'Azure.Alert.MetricAutoMitigate' && theirs === 'fail' && ours === 'pass',
  },
  {
    reason:
      'What has the value of a secure parameter for a name is called by that name; the reference calls it by a placeholder for secrets.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      ['Azure.Log', 'Azure.Automation'].includes(serviceOf(rule)) &&
      ((target === '{{Secret}}' && ours === 'none') ||
        (target === 'GEN-UNIQUE-20' && theirs === 'none')),
  },
  {
    reason:
      'A child is judged with the parent that its id names, in an export too; the reference judges what stands at the top of the file alone.',
    covers: ({ rule, target }) =>
      besideTheirParent.get(rule)?.includes(target.slice(target.lastIndexOf('/') + 1)) === true,
  },
  {
    reason: 'An id is certain, whatever the name beside it says, and names the parent as well.',
    covers: ({ rule, target }) =>
      namedOtherwiseByTheirId.get(serviceOf(rule))?.includes(target) === true,
  },
  {
    reason:
      'The name is a hash that Azure begins with a letter; the one that the reference makes up begins with a digit.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.RSV.Name' &&
      target === '5f3e65afb63bb' &&
      theirs === 'fail' &&
      ours === 'pass',
  },
  {
    reason:
      'APIs and products that are written inside their service with the short form of their types are judged; the reference does not know them by that form.',
    seenOn: 'quickstarts',
    covers: ({ rule, target }) =>
      [
        'Azure.APIM.APIDescriptors',
        'Azure.APIM.ProductApproval',
        'Azure.APIM.DefenderCloud',
      ].includes(rule) && ['apiservice5f3e65afb63bb', 'apiserviceqgtsehedhutkm'].includes(target),
  },
  {
    reason:
      'A value that reads {{Secret}} is a text like any other; only the reference writes that where a secret was.',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.AppConfig.SecretLeak' &&
      ['app-config-C', 'app-config-x/value-x'].includes(target) &&
      theirs === 'fail' &&
      ours === 'pass',
  },
  {
    reason:
      'A resource of these services that stands below another one of an export is a resource too.',
    covers: ({ rule, target, theirs }) =>
      theirs === 'none' && belowTheTop.get(serviceOf(rule))?.includes(target) === true,
  },
];
