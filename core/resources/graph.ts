import type { ObjectValue } from '../expressions/value.js';
import type { DeploymentDraft, ResourceDraft } from './draft.js';
import { effectiveBody } from './effective-properties.js';
import { comparisonKey, idOf, isResourceId, parentIdentity } from './ids.js';
import { mergedObject } from './merges.js';
import { resourceValue } from './normalize.js';
import type { Deployment, Resource } from './resource.js';
import { splitAtSlashes } from './text-pieces.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type MutableResource = Omit<Mutable<Resource>, 'children'> & { children: Resource[] };
type MutableDeployment = Omit<Mutable<Deployment>, 'resources' | 'nested'> & {
  resources: Resource[];
  nested: Deployment[];
};

/** A draft on its way to its place in the graph. */
interface Node {
  draft: ResourceDraft;
  readonly deployment: DeploymentDraft;
  readonly key: string;
  parent?: Node;
  /** True where it stands among the children of its parent. */
  below: boolean;
  readonly children: Node[];
}

/** Judged on their own although they are children: to its users a database is a resource like any other. */
const standAlone = new Set(['microsoft.sql/servers/databases']);

/**
 * Sets the resources of a deployment, and of all deployments nested in it, among each other: what is
 * declared twice becomes one, children and extension resources go below the resource they belong to
 * wherever it is declared (exported ones stay where they are), and values get their final shape.
 */
export function linkDeployments(root: DeploymentDraft): Deployment {
  const nodes = mergeDuplicates(collect(root));
  const byKey = new Map<string, Node>();
  for (const node of nodes) if (!byKey.has(node.key)) byKey.set(node.key, node);
  for (const node of nodes) attach(node, byKey);
  return build(root, nodes);
}

/** All drafts, those of nested deployments after the deployment they belong to. */
function collect(deployment: DeploymentDraft, nodes: Node[] = []): Node[] {
  for (const draft of deployment.resources) addNode(draft, deployment, nodes);
  return nodes;
}

function addNode(draft: ResourceDraft, deployment: DeploymentDraft, nodes: Node[]): Node {
  const key = comparisonKey(draft.id);
  const node: Node = { draft, deployment, key, below: false, children: [] };
  nodes.push(node);
  for (const inside of draft.children ?? []) setBelow(addNode(inside, deployment, nodes), node);
  if (draft.nested) collect(draft.nested, nodes);
  return node;
}

function setBelow(node: Node, parent: Node): void {
  node.parent = parent;
  node.below = true;
  parent.children.push(node);
}

/**
 * Of resources with the same id the last wins, as the later deployment would; storage accounts are
 * merged. One that is deployed only perhaps stays beside the others, and a deployment always does.
 */
function mergeDuplicates(nodes: readonly Node[]): readonly Node[] {
  const last = new Map<string, Node>();
  const replaced = new Set<Node>();
  for (const node of nodes) {
    if (node.draft.condition || node.draft.count || node.draft.nested || node.draft.exported)
      continue;
    const before = last.get(node.key);
    if (before !== undefined) {
      replaced.add(before);
      node.draft = mergedDraft(before.draft, node.draft);
    }
    last.set(node.key, node);
  }
  return nodes.filter((node) => !replaced.has(node));
}

function mergedDraft(before: ResourceDraft, draft: ResourceDraft): ResourceDraft {
  if (draft.identity.type.toLowerCase() !== 'microsoft.storage/storageaccounts') return draft;
  return { ...draft, body: mergedObject(before.body, draft.body) };
}

function attach(node: Node, byKey: ReadonlyMap<string, Node>): void {
  if (node.parent !== undefined) return;
  const { identity, exported } = node.draft;
  // An export says itself what stands below what.
  if (exported) return;
  const owner = parentIdentity(identity);
  const key = owner
    ? comparisonKey(idOf(owner, node.draft.id.origin))
    : isResourceId(identity.scope)
      ? comparisonKey(identity.scope)
      : undefined;
  const parent = key === undefined || key === node.key ? undefined : byKey.get(key);
  if (parent === undefined) return;
  if (standAlone.has(identity.type.toLowerCase())) node.parent = parent;
  else setBelow(node, parent);
}

function build(root: DeploymentDraft, nodes: readonly Node[]): Deployment {
  const deployments = new Map<DeploymentDraft, MutableDeployment>();
  const deployment = shell(root);
  deployments.set(root, deployment);
  for (const { draft, deployment: outer } of nodes) {
    const parent = deployments.get(outer);
    if (draft.nested === undefined || parent === undefined) continue;
    const nested = { ...shell(draft.nested), parent };
    deployments.set(draft.nested, nested);
    parent.nested.push(nested);
  }
  const resources = new Map<Node, MutableResource>();
  for (const node of nodes) {
    if (node.below) continue;
    const resource = buildResource(node, deployments, resources);
    deployments.get(node.deployment)?.resources.push(resource);
  }
  for (const [node, resource] of resources) {
    const parent = node.parent && resources.get(node.parent);
    if (parent) resource.parent = parent;
    const nested = node.draft.nested && deployments.get(node.draft.nested);
    if (nested) Object.assign(nested, { resource, value: resource.value });
    const { deployed, symbolicPath } = node.draft;
    if (deployed) {
      resource.deployed = { ...deployed, symbolicPath, resource, value: resource.value };
    }
  }
  return deployment;
}

function shell(draft: DeploymentDraft): MutableDeployment {
  const { name, symbolicPath, scope, template, parameters, outputs, issues, identity, id, body } =
    draft;
  const value = resourceValue({
    identity,
    id,
    body,
    header: template.header,
    keepNulls: false,
    children: [],
  });
  const contents = { name, symbolicPath, scope, template, parameters, outputs, issues, value };
  return { ...contents, resources: [], nested: [] };
}

/** Children first, since a resource's value holds theirs. */
function buildResource(
  node: Node,
  deployments: ReadonlyMap<DeploymentDraft, MutableDeployment>,
  resources: Map<Node, MutableResource>,
): MutableResource {
  const children = node.children.map((child) => buildResource(child, deployments, resources));
  const { identity, id, symbolicPath, header, condition, count, exported, mentioned } = node.draft;
  const deployment = deployments.get(node.deployment);
  if (deployment === undefined) throw new Error('a resource was linked before its deployment');
  const resource: MutableResource = {
    id,
    name: identity.name,
    type: identity.type,
    value: resourceValue({
      identity,
      id,
      body: bodyWithChildren(node),
      header,
      keepNulls: exported,
      children: children.map(({ value }) => value),
    }),
    symbolicPath,
    header,
    deployment,
    children,
    exported,
    ...(condition && { condition }),
    ...(count && { count }),
    ...(mentioned && { mentioned }),
  };
  resources.set(node, resource);
  return resource;
}

function bodyWithChildren({ draft, children }: Node): ObjectValue {
  return effectiveBody({
    type: draft.identity.type,
    body: draft.body,
    children: children.map(({ draft: { identity, body } }) => {
      const last = splitAtSlashes(identity.name).at(-1);
      const lastName = last?.kind === 'string' ? last.value.toLowerCase() : undefined;
      return { type: identity.type, lastName, body };
    }),
  });
}

/** Every resource of a deployment and of those nested in it, parents before their children. */
export function* allResources(deployment: Deployment): Generator<Resource> {
  for (const resource of deployment.resources) yield* withDescendants(resource);
  for (const nested of deployment.nested) yield* allResources(nested);
}

/** A resource and everything below it. */
export function* withDescendants(resource: Resource): Generator<Resource> {
  yield resource;
  for (const child of resource.children) yield* withDescendants(child);
}

/** A deployment and all deployments nested in it. */
export function* allDeployments(deployment: Deployment): Generator<Deployment> {
  yield deployment;
  for (const nested of deployment.nested) yield* allDeployments(nested);
}
