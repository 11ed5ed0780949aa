import type { BicepSymbol } from './symbols.js';

/** Names that are known at a place, and through `outer` those known around it. */
export interface Scope {
  readonly names: Map<string, BicepSymbol>;
  readonly outer?: Scope;
}

/** The nearest symbol of that name; names are told apart by letter case. */
export function lookUp(scope: Scope, name: string): BicepSymbol | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const found = at.names.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Every name known at a place, nearest first. */
export function* namesIn(scope: Scope): Generator<string> {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) yield* at.names.keys();
}

/** A scope inside another that adds the given symbols. */
export function innerScope(outer: Scope, symbols: Iterable<BicepSymbol>): Scope {
  const names = new Map<string, BicepSymbol>();
  for (const symbol of symbols) names.set(symbol.name, symbol);
  return { names, outer };
}
