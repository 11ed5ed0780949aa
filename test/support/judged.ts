import type { AnalysisInput, AnalysisRequest } from '../../core/analysis.js';
import { analyze } from '../../core/analyze.js';
import type { Finding } from '../../core/findings/finding.js';
import type { Report } from '../../core/findings/report.js';
import { memoryHost } from './memory-host.js';

/** A rule that clusters fail whose network policy is not `azure`, and one for their region; each waits for what is unknown. */
export const clusterRules = `
rules:
  - id: Test.Policy
    ref: TST-1
    aliases: [Test.OldPolicy]
    title: Clusters have a policy
    pillar: security
    severity: important
    resource: Microsoft.ContainerService/managedClusters
    assert: { oneOf: [{ var: properties.networkProfile.networkPolicy }, [azure]] }
  - id: Test.Region
    title: Clusters stay in Europe
    pillar: security
    severity: important
    resource: Microsoft.ContainerService/managedClusters
    assert: { equals: [{ var: location }, westeurope] }
`;

/** The rule on network policies again, which asks for one value and sets it: an item of `rules`. */
export const policyRule = `  - id: Test.Policy
    title: Clusters have a policy
    description: Why.
    recommendation: What.
    pillar: security
    severity: important
    resource: Microsoft.ContainerService/managedClusters
    assert: { equals: [{ var: properties.networkProfile.networkPolicy }, azure] }
    fix: { set: properties.networkProfile.networkPolicy, to: azure }
`;

export type Files = Readonly<Record<string, string>>;

/** Judges files of a host in memory by a configuration, `extends: []` and the rules for clusters where none is given. */
export function judged(
  files: Files,
  inputs: readonly Omit<AnalysisInput, 'named'>[],
  request: Partial<AnalysisRequest> & { readonly yaml?: string; readonly rules?: string } = {},
): Report {
  const { yaml = '', rules = '', ...rest } = request;
  const answer = analyze(
    {
      tool: { name: 'groundrule', version: '0', url: '' },
      inputs: inputs.map((input) => ({ ...input, named: true })),
      config: { path: 'rules.yaml', text: `extends: []\n${yaml}${clusterRules}${rules}` },
      builtIn: new Map(),
      ...rest,
    },
    memoryHost(files),
  );
  if (answer.kind === 'pending') throw new Error('a memory host has every file');
  return answer.report;
}

/** A finding in short: its rule without its first name, where it stands, and why it is accepted. */
export function short({ ruleId, location, suppression }: Finding): string {
  const rule = ruleId.slice(ruleId.lastIndexOf('.') + 1);
  const place = `${rule} ${location.path}:${location.startLine}`;
  return suppression === undefined ? place : `${place} accepted: ${suppression.reason}`;
}
