import type { RuleDifference } from './rule-difference.js';

/** By rule: machines and interfaces of an export that do not stand at the top of the file. */
const machinesBelowTheTop: ReadonlySet<string> = new Set(['vm-example']);
const interfacesBelowTheTop: ReadonlySet<string> = new Set([
  'nic-A',
  'vm-C-NIC',
  'vm-D-nic',
  'vm-F-nic',
  // Interfaces of the machines of clusters, exported without their names.
  '',
]);

/** Extensions of an export that an id places below a machine, and those machines. */
const extensionsPlacedById = /^(computeAksLinuxBilling|cse-agent-\d|OmsAgentForLinux)$/;
const machinesOfThose = /^aks-agentpool-00000000-\d$/;

/** Interfaces of the inputs that are a name and a type. */
const bareInterfaces = /^(n|[._-]?nic[-.]001[._-]?)$/i;

export const virtualMachineDifferences: readonly RuleDifference[] = [
  {
    reason:
      'Machines and interfaces that stand below another resource of an export, or are made by a deployment, are resources too; the reference takes only what stands at the top of the file.',
    covers: ({ rule, type, target, theirs }) =>
      rule.startsWith('Azure.VM.') &&
      theirs === 'none' &&
      (type.toLowerCase() === 'microsoft.network/networkinterfaces'
        ? interfacesBelowTheTop.has(target)
        : machinesBelowTheTop.has(target)),
  },
  {
    reason:
      'An extension that an id places below a machine of an export is judged with that one; the reference judges what stands at the top of the file alone.',
    covers: ({ rule, target, theirs, ours }) =>
      (rule === 'Azure.VM.ScriptExtensions' &&
        theirs === 'pass' &&
        ours === 'none' &&
        extensionsPlacedById.test(target)) ||
      (rule === 'Azure.VM.MigrateAMA' &&
        theirs === 'none' &&
        ours === 'fail' &&
        machinesOfThose.test(target)),
  },
  {
    reason:
      'An interface that says nothing of IP configurations has none with a public address; the reference counts nothing as one configuration.',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.VM.PublicIPAttached' &&
      theirs === 'fail' &&
      ours === 'pass' &&
      bareInterfaces.test(target),
  },
  {
    reason:
      'A secret inside a longer text of an expansion that was recorded is plain text by now; from the template itself it is found.',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.VM.ScriptExtensions' &&
      target === 'vm-B' &&
      theirs === 'fail' &&
      ours === 'pass',
  },
  {
    reason:
      'The command of this extension holds a password and a token from secure parameters, readable in its settings; the reference looks for secrets of key vaults only.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.VM.ScriptExtensions' &&
      target === 'GEN-UNIQUE-10' &&
      theirs === 'pass' &&
      ours === 'fail',
  },
  {
    reason:
      'The reference hides the name of an availability set that equals the value of a secret elsewhere.',
    seenOn: 'quickstarts',
    covers: ({ rule, type, target, theirs, ours }) =>
      rule.startsWith('Azure.VM.') &&
      type.toLowerCase() === 'microsoft.compute/availabilitysets' &&
      ((target === '{{Secret}}' && ours === 'none') ||
        (target === 'GEN-UNIQUE' && theirs === 'none')),
  },
];
