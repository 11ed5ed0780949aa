import type {
  Declaration,
  Decorator,
  FunctionParameter,
  ImportItem,
  ImportList,
  NoneLiteral,
  ParameterFileDeclaration,
  WildcardImport,
} from './declarations.js';
import type { Expression, ObjectMember, SpreadElement, StringSegment } from './expressions.js';
import type { BicepFile, BicepParametersFile } from './file.js';
import type { ErrorNode, Identifier } from './names.js';
import type {
  AdditionalProperties,
  ObjectTypeProperty,
  TupleTypeItem,
  TypeExpression,
} from './types.js';

/** Any node of a Bicep syntax tree. */
export type SyntaxNode =
  | BicepFile
  | BicepParametersFile
  | Declaration
  | ParameterFileDeclaration
  | Decorator
  | FunctionParameter
  | ImportList
  | ImportItem
  | WildcardImport
  | NoneLiteral
  | Expression
  | ObjectMember
  | SpreadElement
  | StringSegment
  | TypeExpression
  | ObjectTypeProperty
  | AdditionalProperties
  | TupleTypeItem
  | Identifier
  | ErrorNode;

/** Parts of a file that have a kind but stand outside the tree. */
const outsideTheTree: ReadonlySet<string> = new Set(['comments', 'directives']);

/** The nodes directly under a node, in no particular order. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  forEachChild(node, (child) => children.push(child));
  return children;
}

/** Calls `visit` with each of the nodes that {@link childrenOf} gives. */
export function forEachChild(node: SyntaxNode, visit: (child: SyntaxNode) => void): void {
  // `for in` makes no list of names and values: every node of every file comes by here, several times.
  for (const name in node) {
    const part: unknown = node[name as keyof SyntaxNode];
    if (typeof part !== 'object' || part === null) continue;
    if (!Array.isArray(part)) {
      if (isNode(part)) visit(part);
    } else if (!outsideTheTree.has(name)) {
      for (const child of part) if (isNode(child)) visit(child);
    }
  }
}

function isNode(part: unknown): part is SyntaxNode {
  return typeof part === 'object' && part !== null && 'kind' in part;
}
