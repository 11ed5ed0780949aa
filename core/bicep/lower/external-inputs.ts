import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import { externalInputFunctions } from '../binder/builtin-functions.js';
import type { AssignmentSymbol } from '../binder/symbols.js';
import { ownerOf } from '../modules/extended-files.js';
import { childrenOf, type SyntaxNode } from '../syntax.js';
import { isNamespaceCall } from './calls.js';
import { lowerExpression } from './expressions.js';
import type { Lowering } from './model.js';

/**
 * The calls of a parameter file that ask for an input from outside: in its values, then its variables, then behind
 * `using`, then in the values that it has from the file it extends.
 *
 * @param assignments the values of the file, inherited ones among them
 */
export function externalInputsOf(
  assignments: readonly AssignmentSymbol[],
  at: Lowering,
): readonly ArmExpression[] {
  const { statements } = at.model.file;
  const found: ArmExpression[] = [];
  for (const kind of ['parameterAssignment', 'variable', 'using']) {
    for (const statement of statements) if (statement.kind === kind) collect(statement, at, found);
  }
  for (const symbol of assignments) {
    const model = ownerOf(symbol, at.model);
    if (model !== at.model) collect(symbol.declaration, { ...at, model }, found);
  }
  return found;
}

function collect(node: SyntaxNode, at: Lowering, found: ArmExpression[]): void {
  const isCall = node.kind === 'call' || node.kind === 'instanceCall';
  if (isCall && asksOutside(node, at)) found.push(lowerExpression(node, at));
  for (const child of childrenOf(node)) collect(child, at, found);
}

function asksOutside(
  node: Extract<SyntaxNode, { kind: 'call' | 'instanceCall' }>,
  at: Lowering,
): boolean {
  const { name } = node.name;
  return externalInputFunctions.has(name) && isNamespaceCall(node, name, at);
}
