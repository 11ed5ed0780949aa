import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { externalInputFunctions } from '../binder/builtin-functions.js';
import { subexpressionsOf } from '../binder/expression-parts.js';
import { callsNamespace } from '../binder/namespaces.js';
import { constantText } from '../lower/constants.js';
import { type FileModel, loweringOf } from '../lower/model.js';
import type { Expression, FunctionCall, InstanceCall, LiteralType } from '../syntax.js';

/** Values that are read before anything is worked out: literals without parentheses, and objects and arrays of them. */
export function checkConstant(node: Expression): Diagnostic[] {
  switch (node.kind) {
    case 'integer':
    case 'boolean':
    case 'null':
    case 'error':
      return [];
    case 'array':
    case 'nonNull':
      return subexpressionsOf(node).flatMap(checkConstant);
    case 'object':
      return node.members.flatMap((member) => {
        if (member.kind !== 'objectProperty' && member.kind !== 'spread') return [];
        const named = member.kind === 'objectProperty' && member.key.kind === 'string';
        return [...(named ? checkConstant(member.key) : []), ...checkConstant(member.value)];
      });
    case 'string':
      if (node.holes.length === 0) return [];
      break;
    case 'unary':
      if (node.operator === '-') return checkConstant(node.operand);
      break;
  }
  return [diagnostic('bicep/not-constant', node.span)];
}

/** What whoever deploys is asked for is written out, since it is read before anything is worked out. */
export function checkInputs(
  node: FunctionCall | InstanceCall,
  { binding }: FileModel,
): Diagnostic[] {
  const isInput = externalInputFunctions.has(node.name.name) && callsNamespace(node, binding);
  return isInput ? node.args.flatMap(checkConstant) : [];
}

/** Text in a type may have holes, whose values are known while compiling. */
export function checkLiteralType({ literal }: LiteralType, model: FileModel): Diagnostic[] {
  if (literal.kind !== 'string' || literal.holes.length === 0) return [];
  const at = loweringOf(model);
  const isKnown = constantText(literal, at) !== undefined;
  return isKnown ? [] : [diagnostic('bicep/not-constant', literal.span)];
}
