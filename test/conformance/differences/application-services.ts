import type { RuleDifference } from './rule-difference.js';

const slotsBesideTheirSite: ReadonlySet<string> = new Set(['site-A/staging', 'site-B/staging']);

/** By service: the targets of an export that do not stand at the top of the file. */
const belowTheTop: ReadonlyMap<string, readonly string[]> = new Map([
  ['Azure.AppService', ['plan-A']],
]);

function serviceOf(rule: string): string {
  return rule.split('.').slice(0, 2).join('.');
}

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
    reason:
      'A resource of these services that stands below another one of an export is a resource too.',
    covers: ({ rule, target, theirs }) =>
      theirs === 'none' && belowTheTop.get(serviceOf(rule))?.includes(target) === true,
  },
];
