import { expandInput } from './expand-input.js';
import type { ReadInput } from './front-ends.js';
import { fileTarget } from './judging/file-targets.js';
import type { Target } from './judging/target.js';
import { targetsOf } from './judging/targets.js';
import { linkDeployments } from './resources/graph.js';
import type { Reading } from './source/read-document.js';
import type { DeploymentContext } from './template/context.js';

/** What rules judge of an input: its files, its deployments and their resources. */
export function targetsOfInput(
  read: ReadInput,
  context: DeploymentContext,
  reading: Reading,
): readonly Target[] {
  if (read.kind === 'parameters') return [fileTarget('parameters', read.parameters)];
  const draft = expandInput(read, context, reading);
  if (draft === undefined) return [];
  const root = linkDeployments(draft);
  if (read.kind === 'exported') {
    return targetsOf(root, { file: read.file.path }, { rootIsMadeUp: true });
  }
  const { template, parameters } = read;
  const file = template.file.path;
  const files = parameters === undefined ? { file } : { file, parameters: parameters.file.path };
  return [
    fileTarget('template', template),
    ...(parameters === undefined ? [] : [fileTarget('parameters', parameters)]),
    // A Bicep file, unlike a bare resource in JSON, can be deployed as it stands.
    ...targetsOf(root, files, {
      rootIsMadeUp: template.snippet && template.document !== undefined,
    }),
  ];
}
