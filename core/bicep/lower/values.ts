import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import type { Span } from '../../source/span.js';
import type { ObjectNode, PropertyNode, TemplateNode } from '../../template/template.js';
import { keyText, unwrap } from '../binder/expression-parts.js';
import type { ArrayExpression, Expression, ObjectExpression, ObjectProperty } from '../syntax.js';
import {
  array,
  entry,
  expressionNode,
  literal,
  object,
  userEntry,
  withHeader,
  writtenLiteral,
} from './build.js';
import { foldedCall, isNamespaceCall } from './calls.js';
import { lowerExpression, lowerKey } from './expressions.js';
import { enterPlacement, unknownName } from './limits.js';
import { copyObject } from './loops.js';
import type { Lowering } from './model.js';

/** Turns a Bicep expression into a template node: literals, objects and arrays as such, anything else as an expression. */
export function lowerValue(written: Expression, at: Lowering): TemplateNode {
  const node = unwrap(written);
  switch (node.kind) {
    case 'integer':
      return {
        ...writtenLiteral(node.value, node.span),
        ...exactDigits(BigInt(node.text), node.value),
      };
    case 'boolean':
      return writtenLiteral(node.value, node.span);
    case 'null':
      return writtenLiteral(null, node.span);
    case 'error':
      return literal(null, node.span);
    case 'unary':
      if (node.operator === '-' && node.operand.kind === 'integer') {
        const { value, text } = node.operand;
        return { ...writtenLiteral(-value, node.span), ...exactDigits(-BigInt(text), -value) };
      }
      break;
    case 'object':
      if (!node.members.some((member) => member.kind === 'spread')) return lowerBody(node, at);
      break;
    case 'array':
      if (!node.items.some((item) => item.kind === 'spread')) return lowerItems(node, at);
      break;
    case 'variableAccess': {
      const symbol = at.model.binding.references.get(node);
      if (
        symbol?.kind === 'variable' &&
        at.model.inlined.has(symbol) &&
        !at.model.binding.cyclic.has(symbol)
      ) {
        const inside = enterPlacement(node.span, at);
        if (inside) return lowerValue(symbol.declaration.value, inside);
        return expressionNode(unknownName(symbol.name, node.span));
      }
      break;
    }
    case 'call':
    case 'instanceCall': {
      const folded = foldedCall(node, at);
      if (folded !== undefined) return folded;
      const [arg] = node.args;
      if (isNamespaceCall(node, 'any', at) && arg !== undefined) return lowerValue(arg, at);
      break;
    }
    default:
      break;
  }
  return expressionNode(lowerExpression(node, at));
}

/** The digits of a number that a double does not hold. */
function exactDigits(exact: bigint, value: number): { readonly text?: string } {
  const text = exact.toString();
  return String(value) === text ? {} : { text };
}

/** The members of an object as properties of a node, loops gathered under `copy` in front. */
function lowerBody(node: ObjectExpression, at: Lowering): ObjectNode {
  const members = node.members.filter((member) => member.kind === 'objectProperty');
  return object(lowerMembers(members, node.span, at), node.span);
}

/** @param span where the `copy` that holds loops is said to stand */
export function lowerMembers(
  members: readonly ObjectProperty[],
  span: Span,
  at: Lowering,
): PropertyNode[] {
  const copies: TemplateNode[] = [];
  const plain: PropertyNode[] = [];
  for (const member of members) {
    const keySpan = member.key.span;
    const value = member.value.kind === 'parenthesized' ? unwrap(member.value) : member.value;
    const name = keyText(member);
    if (value.kind === 'for' && name !== undefined) {
      const copy = copyObject(value, { name, input: value.body }, at);
      copies.push({ ...copy, header: keySpan });
    } else {
      const key: string | ArmExpression = name ?? lowerKey(member, at);
      plain.push(userEntry(key, withHeader(lowerValue(value, at), keySpan), keySpan));
    }
  }
  return copies.length === 0 ? plain : [entry('copy', array(copies, span)), ...plain];
}

function lowerItems(node: ArrayExpression, at: Lowering): TemplateNode {
  const items = node.items.flatMap((item) =>
    item.kind === 'spread' ? [] : [lowerValue(item, at)],
  );
  return array(items, node.span);
}
