import type { RuleDifference } from './rule-difference.js';

/** Node pools that are resources of their own and leave a property out, with the clusters that own some. */
const poolsOfTheirOwn: readonly string[] = [
  'clusterA',
  'clusterD',
  'clusterE',
  'clusterC/agentpool3',
  'clusterC/agentpool4',
  'agentpool',
  'userpool',
  'np001',
  'NP001',
  'npsystem001',
  'NPSYSTEM001',
  // Of the quickstart aks-azml-targetcompute.
  'GEN-UNIQUE',
];

export const aksDifferences: readonly RuleDifference[] = [
  {
    rules: ['Azure.AKS.EphemeralOSDisk', 'Azure.AKS.PoolVersion'],
    reason:
      'What a node pool leaves out has its default, wherever the pool is written; the reference gives pools that are resources of their own a null instead, and fails them.',
    shownBy: 'derived/res/in19.json',
    covers: ({ target, theirs, ours }) =>
      theirs === 'fail' && ours === 'pass' && poolsOfTheirOwn.includes(target),
  },
  {
    rules: ['Azure.AKS.Version'],
    reason:
      'Resources with an absolute id were exported, and the version of an exported cluster is the one that runs; the reference asks for the subscription to be named as well.',
    shownBy: 'Resources.AKS.json',
    covers: ({ target, theirs, ours }) =>
      target === 'cluster-K' && theirs === 'pass' && ours === 'fail',
  },
];
