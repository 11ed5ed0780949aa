import type { RuleDifference } from './rule-difference.js';

const slotsBesideTheirSite: ReadonlySet<string> = new Set(['site-A/staging', 'site-B/staging']);

/** By service: the targets of an export that do not stand at the top of the file. */
const belowTheTop: ReadonlyMap<string, readonly string[]> = new Map([
  ['Azure.AppService', ['plan-A']],
]);

function serviceOf(rule: string): string {
  return rule.split('.').slice(0, 2).join('.');
}

const ownServices = ['Azure.AppInsights'];

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
    covers: ({ rule, theirs, ours }) =>
      rule === 'Azure.Alert.MetricAutoMitigate' && theirs === 'fail' && ours === 'pass',
  },
  {
    reason:
      'A workspace whose name holds what a secure parameter gave is called by that name; the reference calls it by a placeholder for secrets.',
    covers: ({ rule, target, theirs, ours }) =>
      serviceOf(rule) === 'Azure.Log' &&
      ((target === '{{Secret}}' && ours === 'none') ||
        (target === 'GEN-UNIQUE-20' && theirs === 'none')),
  },
  {
    reason:
      'A resource of these services that stands below another one of an export is a resource too.',
    covers: ({ rule, target, theirs }) =>
      theirs === 'none' && belowTheTop.get(serviceOf(rule))?.includes(target) === true,
  },
];
