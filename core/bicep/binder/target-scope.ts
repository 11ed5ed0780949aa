import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { BicepFile, BicepParametersFile } from '../syntax.js';
import { literalText } from './expression-parts.js';
import { needsFeature } from './features.js';

const azureScopes = ['resourceGroup', 'subscription', 'managementGroup', 'tenant'] as const;

/** What a template can be deployed to; `local` is the machine of whoever deploys, and nothing of Azure. */
export type TargetScope = (typeof azureScopes)[number] | 'local';

/**
 * What a file says that it is deployed to: a resource group unless it says so.
 *
 * @param features the experimental ones that are on
 */
export function targetScopeOf(
  file: BicepFile | BicepParametersFile,
  features: ReadonlySet<string>,
  diagnostics: Diagnostic[],
): TargetScope {
  for (const statement of file.statements) {
    if (statement.kind !== 'targetScope') continue;
    const written = literalText(statement.value);
    const scope = azureScopes.find((each) => each === written);
    if (scope !== undefined) return scope;
    if (written === 'local') {
      const what = "The target scope 'local'";
      diagnostics.push(...needsFeature('localDeploy', features, what, statement.value.span));
      return written;
    }
    diagnostics.push(diagnostic('bicep/target-scope', statement.value.span));
  }
  return 'resourceGroup';
}
