import { withoutErrors } from '../expressions/scope.js';
import { unknownBecause } from '../expressions/unknown.js';
import type { ChoiceValue, UnknownValue, Value } from '../expressions/value.js';
import { comparisonKey, idOf } from '../resources/ids.js';
import { joinText, splitAtSlashes } from '../resources/text-pieces.js';
import type { Span } from '../source/span.js';
import { conditionOfNode } from './conditions.js';
import { type LoopCount, loopCount, loopName, roundsOf } from './copy.js';
import type { DeploymentFrame } from './frame.js';
import { lazy, lazyUnlessUnderWay } from './lazy.js';
import { withLoop } from './loops.js';
import { nestedDeployment } from './nested-deployments.js';
import { childNode, literalAt, objectAt, propertyNode } from './node-access.js';
import { type NodeScope, valueOfNode } from './node-value.js';
import { bodyOf } from './resource-body.js';
import type { ResourceInstance } from './resource-instance.js';
import { scopeOfResource } from './resource-scope.js';
import { reportAt } from './session.js';
import type { ObjectNode, TemplateNode } from './template.js';

/** The resources of one template, found by what expressions call them. */
export interface ResourceTable {
  /** Every instance in order of declaration, children after their parents; those not deployed too. */
  instances(): readonly ResourceInstance[];
  /** The instances of a symbolic name: several for a loop. Undefined while they are being listed. */
  bySymbol(name: string): readonly ResourceInstance[] | undefined;
  /** The instance with this id, deployed ones first. Undefined also while the ids are being worked out. */
  byId(id: Value): ResourceInstance | undefined;
  /** The only deployed instance with this full name, or with this as the last segment of its name. */
  byName(name: string): ResourceInstance | undefined;
  /** The rounds of the loop with this name. */
  byLoop(name: string): readonly ResourceInstance[];
}

/** A declaration and where it stands. */
interface Declared {
  readonly node: ObjectNode;
  readonly header: Span;
  readonly path: string;
  readonly symbol?: string;
}

/** Lists the resources of a template when first asked. */
export function resourceTable(template: ObjectNode, frame: () => DeploymentFrame): ResourceTable {
  const symbols = new Map<string, ResourceInstance[]>();
  const list = lazyUnlessUnderWay(() => {
    const all: ResourceInstance[] = [];
    const base = frame().symbolicPath;
    const path = base === '' ? 'resources' : `${base}.resources`;
    for (const declared of declaredIn(childNode(template, 'resources'), path)) {
      const instances = instancesOf(declared, frame());
      if (declared.symbol !== undefined) symbols.set(declared.symbol.toLowerCase(), instances);
      for (const instance of instances) addWithChildren(instance, all);
    }
    return all;
  });
  const byKey = lazyUnlessUnderWay(() => indexBy(list() ?? [], ({ id }) => comparisonKey(id())));
  const byFullName = lazyUnlessUnderWay(() => indexNames(list() ?? [], (name) => name));
  const byLastName = lazyUnlessUnderWay(() =>
    indexNames(list() ?? [], (name) => splitAtSlashes(name).at(-1) ?? name),
  );
  const byLoopName = lazyUnlessUnderWay(() => indexLoops(list() ?? []));
  return {
    instances: () => list() ?? [],
    bySymbol: (name) => (list() === undefined ? undefined : symbols.get(name.toLowerCase())),
    byId: (id) => byKey()?.get(comparisonKey(id)),
    byName: (name) => {
      const key = name.toLowerCase();
      return byFullName()?.get(key) ?? byLastName()?.get(key);
    },
    byLoop: (name) => byLoopName()?.get(name.toLowerCase()) ?? [],
  };
}

function indexBy(
  instances: readonly ResourceInstance[],
  keyOf: (instance: ResourceInstance) => string,
): Map<string, ResourceInstance> {
  const index = new Map<string, ResourceInstance>();
  for (const instance of instances) {
    const key = keyOf(instance);
    const before = index.get(key);
    if (before === undefined || (!before.deployed && instance.deployed)) index.set(key, instance);
  }
  return index;
}

/** Only what one instance alone is called. */
function indexNames(
  instances: readonly ResourceInstance[],
  calledBy: (name: Value) => Value,
): Map<string, ResourceInstance> {
  const index = new Map<string, ResourceInstance>();
  const ambiguous = new Set<string>();
  for (const instance of instances) {
    if (!instance.deployed) continue;
    const key = comparisonKey(calledBy(instance.name()));
    if (index.has(key)) ambiguous.add(key);
    index.set(key, instance);
  }
  for (const key of ambiguous) index.delete(key);
  return index;
}

function indexLoops(instances: readonly ResourceInstance[]): Map<string, ResourceInstance[]> {
  const index = new Map<string, ResourceInstance[]>();
  for (const instance of instances) {
    const key = instance.loop?.toLowerCase();
    if (key === undefined) continue;
    const rounds = index.get(key);
    if (rounds === undefined) index.set(key, [instance]);
    else rounds.push(instance);
  }
  return index;
}

/** The declarations in a `resources` array, or in the object of a template with symbolic names. */
function declaredIn(node: TemplateNode | undefined, path: string): readonly Declared[] {
  if (node?.kind === 'array') {
    return node.items.flatMap((item, i) =>
      item.kind === 'object' ? [{ node: item, header: item.header, path: `${path}[${i}]` }] : [],
    );
  }
  if (node?.kind !== 'object') return [];
  return node.properties.flatMap(({ key, value }) =>
    typeof key === 'string' && value.kind === 'object'
      ? [{ node: value, header: value.header, path: `${path}.${key}`, symbol: key }]
      : [],
  );
}

function addWithChildren(instance: ResourceInstance, all: ResourceInstance[]): void {
  all.push(instance);
  const children = childNode(instance.node, 'resources');
  for (const declared of declaredIn(children, `${instance.symbolicPath}.resources`)) {
    for (const child of instancesOf(declared, instance.frame, instance))
      addWithChildren(child, all);
  }
}

/** What one round of a declaration's loop, or its only instance, is made from. */
interface Round {
  readonly path: string;
  readonly at: NodeScope;
  readonly loop?: string;
  readonly count?: UnknownValue | ChoiceValue;
}

function instancesOf(
  declared: Declared,
  frame: DeploymentFrame,
  parent?: ResourceInstance,
): ResourceInstance[] {
  const { node } = declared;
  const extension = propertyNode(node, 'extension') ?? propertyNode(node, 'import');
  if (extension !== undefined) {
    const { value } = extension;
    const name = value.kind === 'literal' ? String(value.value) : 'unknown';
    reportAt(frame.session, 'expansion/extension-resource', declared.header, name);
    return [];
  }
  const instances: ResourceInstance[] = [];
  for (const round of roundsOfResource(declared, parent?.at ?? frame.at, parent)) {
    const { session } = frame;
    session.resourceCount += 1;
    if (session.resourceCount > session.limits.resources) {
      reportAt(
        session,
        'expansion/resource-limit',
        declared.header,
        String(session.limits.resources),
      );
      break;
    }
    const instance = instanceOf(declared, round, frame, parent);
    if (instance !== undefined) instances.push(instance);
  }
  return instances;
}

function roundsOfResource(
  { node, path }: Declared,
  at: NodeScope,
  parent: ResourceInstance | undefined,
): readonly Round[] {
  const inherited = parent?.count && { count: parent.count };
  const loop = objectAt(node, 'copy');
  if (loop === undefined) return [{ path, at, ...inherited }];
  const count: LoopCount = loopCount(loop, at);
  const name = loopName(loop, at)?.text;
  const rounds = roundsOf(count, name, 'declaration', loop.span);
  return rounds.map((round, i) => ({
    path: count.kind === 'known' ? `${path}[${i}]` : `${path}[*]`,
    at: { ...at, scope: withLoop(at.scope, round) },
    ...(name !== undefined && { loop: name }),
    ...(count.kind === 'unknown' ? { count: count.count } : inherited),
  }));
}

function instanceOf(
  { node, header }: Declared,
  { path, at: around, loop, count }: Round,
  frame: DeploymentFrame,
  outer: ResourceInstance | undefined,
): ResourceInstance | undefined {
  const presence = conditionOfNode(node, around);
  // Azure works nothing out of what is not deployed: its values may be nonsense (a part of an id that is not there).
  const at = presence.kind === 'never' ? { ...around, scope: withoutErrors(around.scope) } : around;
  const written = typeOf(node, at, header);
  if (written === undefined) return undefined;
  const parent = outer && continues(written, outer.type) ? outer : undefined;
  const type = parent === undefined ? written : childType(written, parent.type);
  const name = lazy(() => nameOf(node, type, at, header, parent));
  const scope = lazy(() =>
    parent === undefined ? scopeOfResource(node, type, at, frame.place) : parent.scope(),
  );
  const apiVersion = childNode(node, 'apiVersion');
  const instance: ResourceInstance = {
    node,
    header,
    symbolicPath: path,
    frame,
    at: around,
    type,
    name,
    scope,
    id: lazy(() =>
      idOf({ scope: scope(), type, name: name() }, { span: header, role: 'expression' }),
    ),
    apiVersion: lazy(() => apiVersion && valueOfNode(apiVersion, at)),
    body: lazyUnlessUnderWay(() => bodyOf(instance)),
    nested: lazy(() => nestedDeployment(instance)),
    deployed: presence.kind !== 'never',
    existing: literalAt(node, 'existing') === true,
    ...(presence.kind === 'perhaps' && { condition: presence.condition }),
    ...(loop !== undefined && { loop }),
    ...(count && { count }),
  };
  return instance;
}

/** The type as written; reported and undefined where there is none. */
function typeOf(node: ObjectNode, at: NodeScope, header: Span): string | undefined {
  const written = childNode(node, 'type');
  const value = written && valueOfNode(written, at);
  if (value?.kind === 'string' && value.value !== '') return value.value;
  reportAt(at.session, 'expansion/resource-shape', header, 'has no type that can be read');
  return undefined;
}

/** A resource written inside another with a provider of its own is no child of it, as Azure reads it. */
function continues(type: string, outer: string): boolean {
  const [first = ''] = type.split('/');
  return isFullChildType(type, outer) || !(first.includes('.') && type.includes('/'));
}

function childType(type: string, parent: string): string {
  return isFullChildType(type, parent) ? type : `${parent}/${type}`;
}

function isFullChildType(type: string, parent: string): boolean {
  return type.toLowerCase().startsWith(`${parent.toLowerCase()}/`);
}

/**
 * The full name. A child's name continues its parent's; one that has as many segments as the whole type
 * is taken to be whole, which Azure itself would refuse.
 */
function nameOf(
  node: ObjectNode,
  type: string,
  at: NodeScope,
  header: Span,
  parent: ResourceInstance | undefined,
): Value {
  const written = childNode(node, 'name');
  if (written === undefined) {
    const origin = { span: header, role: 'expression' } as const;
    if (at.session.snippet) return unknownBecause({ kind: 'undeclared', name: 'name' }, origin);
    reportAt(at.session, 'expansion/resource-shape', header, 'has no name');
    return { kind: 'string', value: '', origin };
  }
  const name = valueOfNode(written, at);
  const isWhole = splitAtSlashes(name).length === type.split('/').length - 1;
  if (parent === undefined || isWhole) return name;
  return joinText([parent.name(), '/', name], name.origin);
}
