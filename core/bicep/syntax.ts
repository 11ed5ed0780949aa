/** The Bicep syntax tree: immutable nodes, told apart by `kind`, each with its span. */
export { childrenOf, type SyntaxNode } from './syntax/children.js';
export type * from './syntax/declarations.js';
export type * from './syntax/expressions.js';
export type * from './syntax/file.js';
export type * from './syntax/names.js';
export type * from './syntax/types.js';
export { forEachPlace, holderOf, nodesAround, type Place } from './syntax/walk.js';
