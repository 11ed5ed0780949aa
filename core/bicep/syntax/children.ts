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
  for (const [name, part] of Object.entries(node)) {
    if (outsideTheTree.has(name)) continue;
    for (const child of Array.isArray(part) ? part : [part]) {
      if (isNode(child)) children.push(child);
    }
  }
  return children;
}

function isNode(part: unknown): part is SyntaxNode {
  return typeof part === 'object' && part !== null && 'kind' in part;
}
