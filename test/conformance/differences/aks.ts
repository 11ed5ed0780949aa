import type { RuleDifference } from './rule-difference.js';

/** Clusters of the inputs that say nothing of node pools. */
const clustersWithoutPools: ReadonlySet<string> = new Set([
  'cluster1',
  'cluster-1',
  'cluster_1',
  '1-cluster',
  '_cluster1',
  '-cluster1',
  'cluster1_',
  'cluster1-',
  'cluster.1',
  'a'.repeat(55),
  'a'.repeat(64),
  'cluster-001',
  'aks-001',
]);
const rulesOfEachPool: ReadonlySet<string> = new Set([
  'Azure.AKS.PoolVersion',
  'Azure.AKS.PoolScaleSet',
  'Azure.AKS.NodeMinPods',
  'Azure.AKS.EphemeralOSDisk',
]);

/** Node pools that are resources of their own and leave a property out, with the clusters that own some. */
const poolsOfTheirOwn: ReadonlyMap<string, readonly string[]> = new Map([
  ['Azure.AKS.PoolVersion', ['clusterD', 'clusterE']],
  [
    'Azure.AKS.EphemeralOSDisk',
    [
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
    ],
  ],
]);

export const aksDifferences: readonly RuleDifference[] = [
  {
    reason:
      'A cluster that says nothing of node pools has none to judge; the reference counts nothing as one pool without properties.',
    covers: ({ rule, target, theirs, ours }) =>
      rulesOfEachPool.has(rule) &&
      theirs === 'fail' &&
      ours === 'pass' &&
      clustersWithoutPools.has(target.toLowerCase()),
  },
  {
    reason:
      'What a node pool leaves out has its default, wherever the pool is written; the reference gives pools that are resources of their own a null instead.',
    covers: ({ rule, target, theirs, ours }) =>
      theirs === 'fail' && ours === 'pass' && poolsOfTheirOwn.get(rule)?.includes(target) === true,
  },
  {
    reason:
      'Resources with an absolute id were exported, and the version of an exported cluster is the one that runs; the reference asks for the subscription to be named as well.',
    covers: ({ rule, target, theirs, ours }) =>
      rule === 'Azure.AKS.Version' &&
      target === 'cluster-K' &&
      theirs === 'pass' &&
      ours === 'fail',
  },
];
