import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import { externalInputFunctions } from '../binder/builtin-functions.js';
import { childrenOf, type SyntaxNode } from '../syntax.js';
import { isNamespaceCall } from './calls.js';
import { lowerExpression } from './expressions.js';
import type { Lowering } from './model.js';

/** The calls of a parameter file that ask for an input from outside: in its values, then its variables, then behind `using`. */
export function externalInputsOf(at: Lowering): readonly ArmExpression[] {
  const { statements } = at.model.file;
  const found: ArmExpression[] = [];
  const visit = (node: SyntaxNode): void => {
    const isCall = node.kind === 'call' || node.kind === 'instanceCall';
    if (isCall && asksOutside(node, at)) found.push(lowerExpression(node, at));
    childrenOf(node).forEach(visit);
  };
  for (const kind of ['parameterAssignment', 'variable', 'using']) {
    statements.filter((statement) => statement.kind === kind).forEach(visit);
  }
  return found;
}

function asksOutside(
  node: Extract<SyntaxNode, { kind: 'call' | 'instanceCall' }>,
  at: Lowering,
): boolean {
  const { name } = node.name;
  return externalInputFunctions.has(name) && isNamespaceCall(node, name, at);
}
