import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../source/span.js';
import type { Expression } from '../syntax.js';
import type { Reference } from './bind.js';
import type { Declarations } from './declare.js';
import { subexpressionsOf } from './expression-parts.js';
import type { BicepSymbol, ResourceSymbol } from './symbols.js';

/**
 * The declarations that need themselves to be worked out, each with a diagnostic. Types may be
 * recursive and are not looked at.
 */
export function findCycles(
  declarations: Declarations,
  references: ReadonlyMap<Reference, BicepSymbol>,
  diagnostics: Diagnostic[],
): ReadonlySet<BicepSymbol> {
  const needs = new Map<BicepSymbol, readonly BicepSymbol[]>();
  const texts = new Map<BicepSymbol, readonly Expression[]>();
  const note = (symbol: BicepSymbol, roots: readonly Expression[], also: BicepSymbol[] = []) => {
    texts.set(symbol, roots);
    needs.set(symbol, [...referencedBy(roots, references), ...also]);
  };
  const noteResource = (symbol: ResourceSymbol): void => {
    note(symbol, [symbol.declaration.body], symbol.container ? [symbol.container] : []);
    symbol.children.forEach(noteResource);
  };
  for (const symbol of declarations.resources.values()) noteResource(symbol);
  for (const symbol of declarations.names.values()) {
    if (symbol.kind === 'variable' || symbol.kind === 'assignment') {
      note(symbol, [symbol.declaration.value]);
    } else if (symbol.kind === 'parameter' && symbol.declaration.defaultValue) {
      note(symbol, [symbol.declaration.defaultValue]);
    } else if (symbol.kind === 'module') note(symbol, [symbol.declaration.body]);
    else if (symbol.kind === 'function') note(symbol, [symbol.declaration.body]);
  }
  const cyclic = new Set<BicepSymbol>();
  for (const group of stronglyConnected(needs)) {
    for (const symbol of group) {
      cyclic.add(symbol);
      const path = [...group].map((each) => each.name).join(' → ');
      const place = placeIn(texts.get(symbol) ?? [], new Set(group), references);
      const span = place ?? nameSpan(symbol);
      diagnostics.push(diagnostic('bicep/cycle', span, symbol.name, path));
    }
  }
  return cyclic;
}

function nameSpan(symbol: BicepSymbol) {
  if ('declaration' in symbol && 'name' in symbol.declaration) return symbol.declaration.name.span;
  return undefined;
}

/** The first place in expressions that names one of some symbols. */
function placeIn(
  roots: readonly Expression[],
  wanted: ReadonlySet<BicepSymbol>,
  references: ReadonlyMap<Reference, BicepSymbol>,
): Span | undefined {
  const pending = [...roots].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'variableAccess' || node.kind === 'resourceAccess' || node.kind === 'call') {
      const symbol = references.get(node);
      if (symbol && wanted.has(symbol)) return node.span;
    }
    pending.push(...[...subexpressionsOf(node)].reverse());
  }
  return undefined;
}

/** The symbols that expressions name. Nested resources inside an object are not looked into. */
export function referencedBy(
  roots: readonly Expression[],
  references: ReadonlyMap<Reference, BicepSymbol>,
): ReadonlySet<BicepSymbol> {
  const found = new Set<BicepSymbol>();
  const pending = [...roots];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === 'variableAccess' || node.kind === 'resourceAccess' || node.kind === 'call') {
      const symbol = references.get(node);
      if (symbol) found.add(symbol);
    }
    for (const child of subexpressionsOf(node)) pending.push(child);
  }
  return found;
}

/** Groups of symbols that reach each other, and single ones that name themselves (Tarjan's algorithm, without recursion). */
export function stronglyConnected(
  needs: ReadonlyMap<BicepSymbol, readonly BicepSymbol[]>,
): readonly (readonly BicepSymbol[])[] {
  const order = new Map<BicepSymbol, { index: number; low: number; open: boolean }>();
  const stack: BicepSymbol[] = [];
  const groups: BicepSymbol[][] = [];
  for (const root of needs.keys()) {
    if (order.has(root)) continue;
    const path: { symbol: BicepSymbol; next: number }[] = [];
    const enter = (symbol: BicepSymbol): void => {
      order.set(symbol, { index: order.size, low: order.size, open: true });
      stack.push(symbol);
      path.push({ symbol, next: 0 });
    };
    enter(root);
    for (let at = path.at(-1); at !== undefined; at = path.at(-1)) {
      const state = order.get(at.symbol);
      const target = needs.get(at.symbol)?.[at.next++];
      if (state === undefined) break;
      if (target !== undefined) {
        const seen = order.get(target);
        if (seen === undefined) enter(target);
        else if (seen.open) state.low = Math.min(state.low, seen.index);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      const aboveState = above && order.get(above.symbol);
      if (aboveState) aboveState.low = Math.min(aboveState.low, state.low);
      if (state.low === state.index) closeGroup(at.symbol);
    }
  }
  return groups;

  function closeGroup(root: BicepSymbol): void {
    const group: BicepSymbol[] = [];
    for (let symbol = stack.pop(); symbol !== undefined; symbol = stack.pop()) {
      const state = order.get(symbol);
      if (state) state.open = false;
      group.push(symbol);
      if (symbol === root) break;
    }
    const self = needs.get(root)?.includes(root) ?? false;
    if (group.length > 1 || self) groups.push(group.reverse());
  }
}
