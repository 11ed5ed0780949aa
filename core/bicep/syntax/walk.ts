import { childrenOf, type SyntaxNode } from './children.js';

/** A node with those around it. */
export interface Place {
  readonly node: SyntaxNode;
  /** What it stands directly in; absent for the file. */
  readonly around?: Place;
}

/** Every node below one, and the one itself, each with what is around it. */
export function* placesIn(root: SyntaxNode): Generator<Place> {
  const pending: Place[] = [{ node: root }];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    yield place;
    for (const node of childrenOf(place.node)) pending.push({ node, around: place });
  }
}

/** The nodes around a place, from the inside out. */
export function* nodesAround(place: Place): Generator<SyntaxNode> {
  for (let at = place.around; at !== undefined; at = at.around) yield at.node;
}

/** What a place stands in, parentheses aside. */
export function holderOf(place: Place): SyntaxNode | undefined {
  for (const node of nodesAround(place)) if (node.kind !== 'parenthesized') return node;
  return undefined;
}
