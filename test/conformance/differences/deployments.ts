import type { RuleDifference } from './rule-difference.js';

/** Deployments that hold no secret of their own, with one inside them that does. */
const aroundOthers: ReadonlySet<string> = new Set([
  'Tests.Bicep.9.json',
  'ashciPreReqResources',
  'Grafana',
  'quickstarts/microsoft.containerservice/azure-kubernetes-monitoring-with-prometheus-and-grafana/azuredeploy.parameters.json',
]);

/** What concerns deployments: their parameters, outputs and secrets. */
export const deploymentDifferences: readonly RuleDifference[] = [
  {
    rules: ['Azure.Deployment.SecureValue'],
    reason:
      'Each deployment answers for its own resources: the one inside fails, and not those around it too, as with the reference.',
    shownBy: 'derived/exp/e45df6392c.json',
    covers: ({ target, theirs, ours }) =>
      aroundOthers.has(target) && theirs === 'fail' && ours === 'pass',
  },
  {
    rules: ['Azure.Deployment.SecureValue'],
    reason:
      'A value that is a secret is one, by whatever parameter it comes, and that this parameter is not secure is what Azure.Deployment.SecretLeak says; the reference fails both.',
    shownBy: 'derived/exp/e45df6392c.json',
    covers: ({ target, theirs, ours }) =>
      target === 'secret_bad2' && theirs === 'fail' && ours === 'pass',
  },
  {
    rules: ['Azure.Deployment.SecureValue'],
    reason:
      'There is no secret in an empty text, which this template writes for a password that it does not set; the reference wants it from a secure parameter.',
    shownBy: 'derived/exp/a9bf577833.json',
    covers: ({ target, theirs, ours }) =>
      target === 'Resources.VirtualMachine.Parameters.json' && theirs === 'fail' && ours === 'pass',
  },
  {
    rules: ['Azure.Deployment.OuterSecret'],
    reason:
      'A deployment is judged where any nested one names its scope; the reference looks at the first resource alone.',
    shownBy: 'derived/exp/7f320c5b41.json',
    covers: ({ theirs, ours }) => theirs === 'none' && ours === 'pass',
  },
  {
    rules: ['Azure.Deployment.OutputSecretValue'],
    reason:
      'These outputs hold parts of an object that are no secret; the reference takes the whole object for one when a part of it is.',
    shownBy: 'application-workloads/chef/chef-automate-ha/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ theirs, ours }) => theirs === 'fail' && ours === 'pass',
  },
  {
    rules: ['Azure.Deployment.SecretLeak'],
    reason: 'An object with a secret in it is one; the reference asks of texts alone.',
    shownBy:
      'quickstarts/microsoft.network/aks-application-gateway-ingress-controller/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ target, theirs, ours }) =>
      target === 'virtualMachineComponent' && theirs === 'pass' && ours === 'fail',
  },
  {
    rules: ['Azure.Template.ValueConstraint'],
    reason:
      'The value of this output is only known after the deployment; the reference invents one, and finds it wrong.',
    shownBy: 'demos/subnet-driven-deployment/azuredeploy.json',
    seenOn: 'quickstarts',
    covers: ({ theirs, ours }) => theirs === 'fail' && ours === 'pass',
  },
];
