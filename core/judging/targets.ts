import type { Value } from '../expressions/value.js';
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

export const deploymentType = 'Microsoft.Resources/deployments';

/**
 * The resources and deployments of a root deployment as targets, in order of declaration: each
 * deployment before its resources, each resource before its children.
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
    targets.push(resourceTarget(resource, ancestors, files));
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
    around: declarationsOf(resource.deployment),
    identity: identityOf(resource.symbolicPath, resource.name),
    ...(resource.condition === undefined ? {} : { condition: resource.condition }),
  };
}

function deploymentTarget(deployment: Deployment, files: JudgedFiles): Target {
  const { resource } = deployment;
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
    header: deployment.value.header ?? deployment.template.header,
    ancestors: [],
    around: declarationsOf(deployment),
    identity: resource === undefined ? '' : identityOf(resource.symbolicPath, resource.name),
    ...(resource?.condition === undefined ? {} : { condition: resource.condition }),
  };
}

/** Where a nested deployment is declared, and those around it, nearest first. */
function declarationsOf(deployment: Deployment): readonly Span[] {
  const { resource, parent } = deployment;
  const outer = parent === undefined ? [] : declarationsOf(parent);
  return resource === undefined ? outer : [resource.header, ...outer];
}

/**
 * The last name of the symbolic path, so that moving a resource into a module keeps it; where that is
 * a position in a list, the source text of the resource's name, which other resources do not shift.
 */
function identityOf(symbolicPath: string, name: Value): string {
  const last = symbolicPath.slice(symbolicPath.lastIndexOf('.') + 1);
  const symbol = last.replace(/\[.*$/, '');
  return symbol !== '' && symbol !== 'resources' ? symbol : sourceText(name.origin.span);
}

function sourceText(span: Span): string {
  return textOf(span).replace(/\s+/g, ' ').trim();
}
