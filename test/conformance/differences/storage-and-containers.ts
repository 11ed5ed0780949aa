import type { RuleDifference } from './rule-difference.js';

/** Accounts of quickstarts that are declared with a preview version of the API and leave secure transfer out. */
const accountsOfPreviews: readonly RegExp[] = [/^tig\w+$/, /^\w{13}storage$/];

/** Storage, Key Vault, registries and containers. */
export const storageAndContainerDifferences: readonly RuleDifference[] = [
  {
    reason:
      'A container whose blob service is not declared is judged itself; the reference takes it for a child of its account.',
    seenOn: 'quickstarts',
    covers: ({ rule, type, theirs, ours }) =>
      rule === 'Azure.Storage.BlobAccessType' &&
      (type.toLowerCase().endsWith('/containers')
        ? theirs === 'none'
        : theirs === 'fail' && ours === 'pass'),
  },
  {
    reason:
      'Secure transfer is on by default in preview versions of the API too, once they are late enough.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.Storage.SecureTransfer' &&
      theirs === 'fail' &&
      ours === 'pass' &&
      accountsOfPreviews.some((name) => name.test(target)),
  },
  {
    reason:
      'Names of parameters are the same in any letter case; the reference takes the default instead of what this parameter file gives, and so misses the firewall.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      ['Azure.Storage.Firewall', 'Azure.KeyVault.Firewall'].includes(rule) &&
      theirs === 'fail' &&
      ours === 'pass' &&
      /^(sa|kv)\w{13}$/.test(target),
  },
  {
    reason:
      'Azure turns soft delete on for every new vault: one that says nothing of it is protected.',
    covers: ({ rule, theirs, ours }) =>
      rule === 'Azure.KeyVault.SoftDelete' && theirs === 'fail' && ours === 'pass',
  },
  {
    reason:
      'Of a resource whose condition is false there is nothing; the reference keeps it where it stands below another one.',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.KeyVault.Logs' &&
      target === 'defaultvalue' &&
      theirs === 'pass' &&
      ours === 'fail',
  },
  {
    reason:
      'A diagnostic setting whose type begins with that of the vault counts, wherever in the template it stands.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.KeyVault.Logs' &&
      /^keyvault-\w{13}$/.test(target) &&
      theirs === 'fail' &&
      ours === 'pass',
  },
  {
    reason: 'A type and nothing else is no resource.',
    covers: ({ rule, target, ours }) =>
      /^Azure\.(ACR|Arc)\./.test(rule) && target === '' && ours === 'none',
  },
  {
    reason: 'The reference hides the name of a vault that equals the value of a secret elsewhere.',
    seenOn: 'quickstarts',
    covers: ({ rule, target, theirs, ours }) =>
      rule.startsWith('Azure.KeyVault.') &&
      ((target === '{{Secret}}' && ours === 'none') ||
        (target === 'GEN-UNIQUE' && theirs === 'none')),
  },
];
