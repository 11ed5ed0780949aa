import { forEachChild, type SyntaxNode } from './children.js';

/** A node with those around it. */
export interface Place {
  readonly node: SyntaxNode;
  /** What it stands directly in; absent for the file. */
  readonly around?: Place;
}

/** Calls `visit` with a node and every node below it but bare names and the texts of strings, each with what is around it. */
export function forEachPlace(root: SyntaxNode, visit: (place: Place) => void): void {
  let around: Place | undefined;
  const enter = (node: SyntaxNode): void => {
    if (node.kind === 'identifier' || node.kind === 'segment') return;
    const outer = around;
    around = outer ? { node, around: outer } : { node };
    visit(around);
    forEachChild(node, enter);
    around = outer;
  };
  enter(root);
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
