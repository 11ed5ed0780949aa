import type { ReadInput } from './front-ends.js';
import type { DeploymentDraft } from './resources/draft.js';
import { exportedDraft } from './resources/exported.js';
import type { Reading } from './source/read-document.js';
import type { DeploymentContext } from './template/context.js';
import { type ExpansionInput, expand, expandToDraft } from './template/expand.js';

/**
 * What an input asks Azure to deploy: its template expanded, or what was exported as it is. A parameter
 * file alone asks for nothing.
 */
export function expandInput(
  read: ReadInput,
  context: DeploymentContext,
  { diagnostics }: Reading,
  settings: Pick<ExpansionInput, 'withholdSecrets'> = {},
): DeploymentDraft | undefined {
  if (read.kind === 'parameters') return undefined;
  if (read.kind === 'exported') {
    // Azure took what is wrong with a deployment that was made.
    return exportedDraft(read.export, (past) =>
      expand({
        ...past,
        context: { ...context, ...past.context },
        report: () => undefined,
        ...settings,
      }),
    );
  }
  const { template, parameters } = read;
  return expandToDraft({
    template: template.template,
    name: (parameters ?? template).file.path,
    context,
    report: (problem) => diagnostics.push(problem),
    loadLinkedTemplate: template.links,
    snippet: template.snippet,
    ...(parameters === undefined ? {} : { parameters: parameters.values }),
    ...settings,
  });
}
