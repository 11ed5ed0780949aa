import type { AnalysisInput } from './analysis.js';
import type { ContextSettings } from './config/config.js';
import { expandInput } from './expand-input.js';
import type { ReportedDiagnostic } from './findings/report.js';
import { reportedDiagnostic } from './findings/reported-diagnostic.js';
import { openFrontEnds } from './read-inputs.js';
import type { DeploymentDraft } from './resources/draft.js';
import { linkDeployments } from './resources/graph.js';
import { type JsonValue, jsonOf } from './resources/print.js';
import { resourceWithOrigins } from './resources/print-origins.js';
import type { Deployment, Resource } from './resources/resource.js';
import { snapshotOf } from './resources/snapshot.js';
import type { Host } from './source/host.js';
import { createReading } from './source/read-document.js';
import { placeholderContext } from './template/context.js';

/**
 * What an expansion is printed as. `resources`: an array of normalised resources, those of nested
 * deployments after those of the one around them, children below their parents. `origins`: the same,
 * each as `{ resource, origins }`. `snapshot`: as `bicep snapshot` does.
 */
export type ExpansionForm = 'resources' | 'origins' | 'snapshot';

export type ExpandedFile =
  | {
      readonly kind: 'done';
      /** As asked for in {@link ExpansionForm}; absent where the file could not be read. */
      readonly expansion?: JsonValue;
      readonly diagnostics: readonly ReportedDiagnostic[];
    }
  /** The host has to fetch these files; then it is to be asked for again. */
  | { readonly kind: 'pending'; readonly paths: readonly string[] };

/** Works out the resources that a file would deploy; what is not known stands as the expression that remains of it. */
export function expandFile(
  input: AnalysisInput,
  context: ContextSettings,
  host: Host,
  form: ExpansionForm = 'resources',
): ExpandedFile {
  const reading = createReading(host);
  const read = openFrontEnds(reading)(input);
  const where = { ...placeholderContext, ...context };
  const settings = { withholdSecrets: form === 'snapshot' };
  const root = read && expandInput(read, where, reading, settings);
  if (reading.pending.size > 0) return { kind: 'pending', paths: [...reading.pending].sort() };
  return {
    kind: 'done',
    ...(root && { expansion: printed(root, form) }),
    diagnostics: reading.diagnostics.map((one) => reportedDiagnostic(one)),
  };
}

function printed(root: DeploymentDraft, form: ExpansionForm): JsonValue {
  switch (form) {
    case 'resources':
      return resourcesOf(linkDeployments(root)).map(({ value }) => jsonOf(value));
    case 'origins':
      return resourcesOf(linkDeployments(root)).map(resourceWithOrigins);
    case 'snapshot':
      return snapshotOf(root);
  }
}

function resourcesOf(deployment: Deployment): readonly Resource[] {
  return [...deployment.resources, ...deployment.nested.flatMap(resourcesOf)];
}
