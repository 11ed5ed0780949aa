import type { ReadInput } from './front-ends.js';
import type { Deployment } from './resources/resource.js';
import type { Reading } from './source/read-document.js';
import type { DeploymentContext } from './template/context.js';
import { expand } from './template/expand.js';

/**
 * The deployment that an input stands for: its template expanded, or what was exported as it is. A
 * parameter file alone stands for none.
 */
export function expandInput(
  read: ReadInput,
  context: DeploymentContext,
  { diagnostics }: Reading,
): Deployment | undefined {
  if (read.kind === 'parameters') return undefined;
  if (read.kind === 'exported') return read.deployment;
  const { template, parameters } = read;
  return expand({
    template: template.template,
    name: (parameters ?? template).file.path,
    context,
    report: (problem) => diagnostics.push(problem),
    loadLinkedTemplate: template.links,
    snippet: template.snippet,
    ...(parameters === undefined ? {} : { parameters: parameters.values }),
  });
}
