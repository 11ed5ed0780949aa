import type { RuleDifference } from './rule-difference.js';

/** Network interfaces of an export below their machines; clusters have theirs without names. */
const interfacesOfMachines: ReadonlySet<string> = new Set([
  'nic-A',
  'vm-C-NIC',
  'vm-D-nic',
  'vm-F-nic',
  '',
]);

/** The scale set of the quickstart nextflow-genomics-cluster-ubuntu, as the reference and as we name it. */
const hashedName: ReadonlySet<string> = new Set(['clustercf19f94af5493', 'clusterp4z7igqtueqmw']);

export const scaleSetDifferences: readonly RuleDifference[] = [
  {
    reason:
      'A network interface that an export lists below its machine is judged as any other; the reference takes only what stands at the top of the file.',
    covers: ({ rule, target, theirs }) =>
      rule.startsWith('Azure.NIC.') && theirs === 'none' && interfacesOfMachines.has(target),
  },
  {
    reason:
      'The name of this scale set holds uniqueString of a constant, and so is another with a hash that is not the one of Azure.',
    seenOn: 'quickstarts',
    covers: ({ type, target, theirs, ours }) =>
      type.toLowerCase() === 'microsoft.compute/virtualmachinescalesets' &&
      (theirs === 'none' || ours === 'none') &&
      hashedName.has(target),
  },
  {
    reason:
      'An expansion that was recorded holds a stand-in for the secret, which is text as any other when it is read again.',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.VMSS.ScriptExtensions' &&
      theirs === 'fail' &&
      ours === 'pass' &&
      ['vmss-003', 'vmss-004'].includes(target),
  },
];
