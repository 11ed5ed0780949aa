import type { Binding } from '../binder/bind.js';
import { propertyValue, unwrap } from '../binder/expression-parts.js';
import type { ResourceSymbol } from '../binder/symbols.js';
import type { Expression } from '../syntax.js';
import { lowerExpression } from './expressions.js';
import { insideLoop } from './loops.js';
import type { Lowering } from './model.js';

/** The resource that another one is a child of. */
export interface Parent {
  readonly symbol: ResourceSymbol;
  /** Declared in the parent's body, as opposed to naming it with `parent:`. */
  readonly nested: boolean;
  /** Which one of a loop of parents. */
  readonly index?: Expression;
}

/** The parent that a resource is declared in or names with `parent:`. */
export function parentOf(symbol: ResourceSymbol, binding: Binding): Parent | undefined {
  if (symbol.container) return { symbol: symbol.container, nested: true };
  const written = propertyValue(symbol.body.object, 'parent');
  if (written === undefined) return undefined;
  let target = unwrap(written);
  let index: Expression | undefined;
  if (target.kind === 'indexAccess') {
    index = target.index;
    target = unwrap(target.target);
  }
  if (target.kind !== 'variableAccess' && target.kind !== 'resourceAccess') return undefined;
  const found = binding.references.get(target);
  if (found?.kind !== 'resource') return undefined;
  return { symbol: found, nested: false, ...(index && { index }) };
}

/** A resource in its line of ancestors, with the lowering that what stands in its body needs. */
export interface Generation {
  readonly symbol: ResourceSymbol;
  /** True where the next younger generation is declared in this one's body. */
  readonly nested: boolean;
  readonly at: Lowering;
}

/**
 * A resource and its ancestors, oldest first. With `a[i]` for a parent, the loop of `a` is set to
 * stand at `i` for everything read from `a`.
 */
export function lineage(symbol: ResourceSymbol, at: Lowering): readonly Generation[] {
  const line: Generation[] = [{ symbol, nested: false, at }];
  const seen = new Set([symbol]);
  let current = symbol;
  let inside = at;
  for (;;) {
    const parent = parentOf(current, at.model.binding);
    if (parent === undefined || seen.has(parent.symbol)) return line.reverse();
    if (parent.index) {
      const position = lowerExpression(parent.index, inside);
      inside = insideLoop(parent.symbol.body.loop, position, inside);
    }
    line.push({ symbol: parent.symbol, nested: parent.nested, at: inside });
    seen.add(parent.symbol);
    current = parent.symbol;
  }
}

/** The key of a resource in a template with symbolic names: `container::nested`. */
export function symbolicName(symbol: ResourceSymbol): string {
  const { container, name } = symbol;
  return container === undefined ? name : `${symbolicName(container)}::${name}`;
}

/** The expressions in the condition of a resource: its own, and before them those of the resources it is nested in. */
export function conditionsOf(symbol: ResourceSymbol): readonly Expression[] {
  const outer = symbol.container ? conditionsOf(symbol.container) : [];
  return symbol.body.condition ? [...outer, symbol.body.condition] : outer;
}

/** The loop that a resource is deployed by: its own or that of a resource it is nested in. */
export function loopOf(
  symbol: ResourceSymbol,
):
  | { readonly owner: ResourceSymbol; readonly loop: NonNullable<ResourceSymbol['body']['loop']> }
  | undefined {
  for (let at: ResourceSymbol | undefined = symbol; at; at = at.container) {
    if (at.body.loop) return { owner: at, loop: at.body.loop };
  }
  return undefined;
}
