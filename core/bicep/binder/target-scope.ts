import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { BicepFile, BicepParametersFile } from '../syntax.js';
import { literalText } from './expression-parts.js';

const scopes = ['resourceGroup', 'subscription', 'managementGroup', 'tenant'] as const;

/** What a template can be deployed to. */
export type TargetScope = (typeof scopes)[number];

/** What a file says that it is deployed to: a resource group unless it says so. */
export function targetScopeOf(
  file: BicepFile | BicepParametersFile,
  diagnostics: Diagnostic[],
): TargetScope {
  for (const statement of file.statements) {
    if (statement.kind !== 'targetScope') continue;
    const written = literalText(statement.value);
    const scope = scopes.find((each) => each === written);
    if (scope !== undefined) return scope;
    diagnostics.push(diagnostic('bicep/target-scope', statement.value.span));
  }
  return 'resourceGroup';
}
