import type { RuleDifference } from './rule-difference.js';

/** Accounts of quickstarts that are declared with a preview version of the API and leave secure transfer out. */
const accountsOfPreviews: readonly RegExp[] = [/^tig\w+$/, /^\w{13}storage$/];

/** Storage, Key Vault, registries and containers. */
export const storageAndContainerDifferences: readonly RuleDifference[] = [
  {
    reason:
      'A container whose blob service is not declared is judged itself; the reference takes it for a child of its account.',
    covers: ({ rule, type, theirs, ours }) =>
      rule === 'Azure.Storage.BlobAccessType' &&
      (type.toLowerCase().endsWith('/containers')
        ? theirs === 'none'
        : theirs === 'fail' && ours === 'pass'),
  },
  {
    reason:
      'Secure transfer is on by default in preview versions of the API too, once they are late enough.',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.Storage.SecureTransfer' &&
      theirs === 'fail' &&
      ours === 'pass' &&
      accountsOfPreviews.some((name) => name.test(target)),
  },
];
