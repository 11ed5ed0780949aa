import type { Binding } from '../binder/bind.js';
import { keyText, literalText, subexpressionsOf, unwrap } from '../binder/expression-parts.js';
import type {
  BicepSymbol,
  ModuleSymbol,
  ResourceSymbol,
  VariableSymbol,
} from '../binder/symbols.js';
import type { Expression, ForExpression, Place } from '../syntax.js';
import { parentOf } from './ancestors.js';

/** Something that a resource, module or variable names. */
export interface Dependency {
  readonly target: ResourceSymbol | ModuleSymbol | VariableSymbol;
  /** Which one of a loop; absent where all are meant. */
  readonly index?: Expression;
  /** True where nothing of the target's body is read: only its id, name, type or apiVersion. */
  readonly weak: boolean;
}

type Owner = ResourceSymbol | ModuleSymbol | VariableSymbol;

/** What every resource, module and variable of a file names directly. */
export function collectDependencies(
  owners: Iterable<Owner>,
  binding: Binding,
): ReadonlyMap<BicepSymbol, readonly Dependency[]> {
  const all = new Map<BicepSymbol, readonly Dependency[]>();
  for (const owner of owners) all.set(owner, dependenciesOf(owner, binding));
  return dropPlainVariables(all);
}

function dependenciesOf(owner: Owner, binding: Binding): readonly Dependency[] {
  const byTarget = new Map<Owner, Dependency[]>();
  const add = (dependency: Dependency): void => {
    const { target, index, weak } = dependency;
    const known = byTarget.get(target);
    if (known === undefined) byTarget.set(target, [dependency]);
    else if (!known.some((each) => each.index === index && each.weak === weak)) {
      known.push(dependency);
    }
  };
  if (owner.kind === 'resource') {
    const parent = parentOf(owner, binding);
    if (parent) {
      add({ target: parent.symbol, ...(parent.index && { index: parent.index }), weak: true });
    }
  }
  const visit = (node: Expression, above: Place | undefined, identity: boolean): void => {
    if (node.kind === 'variableAccess' || node.kind === 'resourceAccess') {
      const dependency = dependencyOf(node, above, identity, owner, binding);
      if (dependency) add(dependency);
      if (node.kind === 'resourceAccess') return;
    }
    const next = above ? { node, around: above } : { node };
    const top = node === bodyOf(owner);
    if (node.kind === 'object') {
      for (const member of node.members) {
        if (member.kind === 'objectProperty') {
          if (member.key.kind === 'string') visit(member.key, next, identity);
          const name = keyText(member);
          visit(member.value, next, identity || (top && (name === 'parent' || name === 'scope')));
        } else if (member.kind === 'spread') visit(member.value, next, identity);
      }
      return;
    }
    for (const child of subexpressionsOf(node)) visit(child, next, identity);
  };
  visit(
    owner.kind === 'variable' ? owner.declaration.value : owner.declaration.body,
    undefined,
    false,
  );
  return [...byTarget.values()].flat();
}

function bodyOf(owner: Owner): Expression | undefined {
  return owner.kind === 'variable' ? undefined : owner.body.object;
}

/** @param above what the node stands in @param identity inside `parent:` or `scope:`, which read no more of a resource than its id */
function dependencyOf(
  node: Extract<Expression, { kind: 'variableAccess' | 'resourceAccess' }>,
  above: Place | undefined,
  identity: boolean,
  owner: Owner,
  binding: Binding,
): Dependency | undefined {
  const target = binding.references.get(node);
  if (target?.kind !== 'resource' && target?.kind !== 'module' && target?.kind !== 'variable') {
    return undefined;
  }
  const loop = loopOfTarget(target);
  const parent = above?.node;
  const index =
    loop && parent?.kind === 'indexAccess' && parent.target === node ? parent.index : undefined;
  const weak =
    target.kind === 'resource' &&
    target.type.extension === undefined &&
    (identity || readsIdentity(node, above, loop !== undefined));
  const kept = index && !usesForeignLocal(index, owner, binding) ? { index } : {};
  return { target, ...kept, weak };
}

function loopOfTarget(target: Owner): ForExpression | undefined {
  if (target.kind !== 'variable') return target.body.loop;
  const { value } = target.declaration;
  return value.kind === 'for' ? value : undefined;
}

const identityProperties: ReadonlySet<string> = new Set(['id', 'name', 'type', 'apiVersion']);

/** True for `r.id`, `r[0].name`, `r['type']`, `r.listKeys()`. */
function readsIdentity(node: Expression, above: Place | undefined, looped: boolean): boolean {
  const parent = above?.node;
  switch (parent?.kind) {
    case 'nonNull':
      return readsIdentity(parent, above?.around, looped);
    case 'propertyAccess':
      return identityProperties.has(parent.name.name);
    case 'instanceCall':
      return parent.target === node;
    case 'indexAccess': {
      if (parent.target !== node) return false;
      const name = literalText(parent.index);
      if (name !== undefined) return identityProperties.has(name);
      return looped && readsIdentity(parent, above?.around, false);
    }
    default:
      return false;
  }
}

/** True where an index uses a variable that is not known beside the owner's body. */
function usesForeignLocal(index: Expression, owner: Owner, binding: Binding): boolean {
  const known = new Set<unknown>();
  if (owner.kind === 'variable') known.add(loopOfTarget(owner));
  else {
    known.add(owner.body.loop);
    if (owner.kind === 'resource') {
      for (let at = owner.container; at; at = at.container) known.add(at.body.loop);
    }
  }
  const pending: Expression[] = [index];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'lambda') known.add(node);
    if (node.kind === 'variableAccess') {
      const symbol = binding.references.get(node);
      if (symbol?.kind === 'local' && !known.has(symbol.owner)) return true;
    }
    for (const child of subexpressionsOf(unwrap(node))) pending.push(child);
  }
  return false;
}

/** Variables that name no resource or module, directly or through others, are no dependencies. */
function dropPlainVariables(
  all: ReadonlyMap<BicepSymbol, readonly Dependency[]>,
): ReadonlyMap<BicepSymbol, readonly Dependency[]> {
  const users = new Map<BicepSymbol, BicepSymbol[]>();
  const reaching = new Set<BicepSymbol>();
  const pending: BicepSymbol[] = [];
  const reach = (symbol: BicepSymbol): void => {
    if (symbol.kind !== 'variable' || reaching.has(symbol)) return;
    reaching.add(symbol);
    pending.push(symbol);
  };
  for (const [owner, dependencies] of all) {
    for (const { target } of dependencies) {
      if (target.kind === 'variable') {
        const known = users.get(target);
        if (known) known.push(owner);
        else users.set(target, [owner]);
      } else reach(owner);
    }
  }
  for (let symbol = pending.pop(); symbol; symbol = pending.pop()) {
    for (const user of users.get(symbol) ?? []) reach(user);
  }
  const kept = new Map<BicepSymbol, readonly Dependency[]>();
  for (const [owner, dependencies] of all) {
    kept.set(
      owner,
      dependencies.filter(({ target }) => target.kind !== 'variable' || reaching.has(target)),
    );
  }
  return kept;
}
