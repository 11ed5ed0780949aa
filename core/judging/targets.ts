import type { Origin, Value } from '../expressions/value.js';
import { deploymentType } from '../resources/ids.js';
import { displayText } from '../resources/print.js';
import type { Deployment, Resource } from '../resources/resource.js';
import { type Span, textOf } from '../source/span.js';
import type { Target } from './target.js';
import type { TargetReference } from './verdict.js';

/** The files of one judged deployment, as its targets name them. */
export interface JudgedFiles {
  /** The template, Bicep file or file of exported resources. */
  readonly file: string;
  readonly parameters?: string;
}

/**
 * The resources and deployments of a root deployment as targets, in order of declaration: each
 * deployment before its resources, each resource before its children. What an export only mentions is
 * none.
 *
 * @param options.rootIsMadeUp the root only holds resources that are not deployed by a template of their own
 *   (a snippet, an export): nothing of it is judged but them
 */
export function targetsOf(
  root: Deployment,
  files: JudgedFiles,
  { rootIsMadeUp }: { readonly rootIsMadeUp: boolean },
): readonly Target[] {
  const targets: Target[] = [];
  const addDeployment = (deployment: Deployment): void => {
    if (deployment !== root || !rootIsMadeUp) targets.push(deploymentTarget(deployment, files));
    for (const resource of deployment.resources) addResource(resource, []);
    for (const nested of deployment.nested) addDeployment(nested);
  };
  const addResource = (resource: Resource, ancestors: readonly string[]): void => {
    if (resource.mentioned) return;
    targets.push(resourceTarget(resource, ancestors, files));
    if (resource.deployed) targets.push(deploymentTarget(resource.deployed, files));
    const above = [resource.type, ...ancestors];
    for (const child of resource.children) addResource(child, above);
  };
  addDeployment(root);
  return targets;
}

function resourceTarget(
  resource: Resource,
  ancestors: readonly string[],
  files: JudgedFiles,
): Target {
  const reference: TargetReference = {
    kind: 'resource',
    name: displayText(resource.name),
    type: resource.type,
    id: displayText(resource.id),
    symbolicPath: resource.symbolicPath,
    ...files,
  };
  return {
    reference,
    domain: { kind: 'resource', resource },
    root: resource.value,
    header: resource.header,
    ancestors,
    declarations: [resource.header, ...declarationsAround(resource.deployment)],
    identity: identityOf(resource, files),
    ...(resource.condition === undefined ? {} : { condition: resource.condition }),
  };
}

function deploymentTarget(deployment: Deployment, files: JudgedFiles): Target {
  const { resource } = deployment;
  const header = deployment.value.header ?? deployment.template.header;
  const reference: TargetReference = {
    kind: 'deployment',
    name: deployment.name,
    type: deploymentType,
    symbolicPath: deployment.symbolicPath,
    ...(resource === undefined ? {} : { id: displayText(resource.id) }),
    ...files,
  };
  return {
    reference,
    domain: { kind: 'deployment', deployment },
    root: deployment.value,
    header,
    ancestors: [],
    declarations: resource === undefined ? [header] : declarationsAround(deployment),
    identity: resource === undefined ? '' : identityOf(resource, files),
    ...(resource?.condition === undefined ? {} : { condition: resource.condition }),
  };
}

/** Where a deployment and those around it are declared, the innermost first; the root is declared nowhere. */
function declarationsAround(deployment: Deployment): readonly Span[] {
  const spans: Span[] = [];
  for (let at: Deployment | undefined = deployment; at !== undefined; at = at.parent) {
    if (at.resource !== undefined) spans.push(at.resource.header);
  }
  return spans;
}

/**
 * The source text of the resource's name, after those of the resources it belongs to: what hands it on is
 * followed into the modules around, so that moving a resource into a module keeps it, but not to the
 * parameters of the root, which differ from environment to environment.
 */
function identityOf(resource: Resource, { file }: JudgedFiles): string {
  const names: string[] = [];
  for (let at: Resource | undefined = resource; at !== undefined; at = at.parent) {
    names.push(textOf(writtenAt(at.name, file)).replace(/\s+/g, ' ').trim());
  }
  return names.reverse().join('/');
}

function writtenAt({ origin }: Value, rootFile: string): Span {
  let { span } = origin;
  for (let step: Origin | undefined = origin; step !== undefined; step = step.from) {
    if (step.role === 'parameter' && step.span.file.path === rootFile) break;
    if (step.role === 'expression' || step.role === 'literal') span = step.span;
  }
  return span;
}
