import type { Expression, Identifier, ObjectMember, SpreadElement } from '../syntax.js';

/** Takes the layers off an expression that have no meaning when it runs: parentheses and `!`. */
export function unwrap(expression: Expression): Expression {
  let inner = expression;
  for (;;) {
    if (inner.kind === 'parenthesized') inner = inner.expression;
    else if (inner.kind === 'nonNull') inner = inner.operand;
    else return inner;
  }
}

/** The expressions directly inside an expression, in source order. Nested resources are not among them. */
export function subexpressionsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'string':
      return node.holes;
    case 'object':
      return node.members.flatMap(memberExpressions);
    case 'array':
      return node.items.map(itemExpression);
    case 'for':
      return [node.collection, node.body];
    case 'if':
      return [node.condition, node.body];
    case 'ternary':
      return [node.condition, node.whenTrue, node.whenFalse];
    case 'binary':
      return [node.left, node.right];
    case 'unary':
    case 'nonNull':
      return [node.operand];
    case 'propertyAccess':
    case 'resourceAccess':
      return [node.target];
    case 'indexAccess':
      return [node.target, node.index];
    case 'call':
      return node.args;
    case 'instanceCall':
      return [node.target, ...node.args];
    case 'lambda':
      return [node.body];
    case 'parenthesized':
      return [node.expression];
    default:
      return [];
  }
}

function memberExpressions(member: ObjectMember): readonly Expression[] {
  switch (member.kind) {
    case 'objectProperty':
      return member.key.kind === 'string' ? [...member.key.holes, member.value] : [member.value];
    case 'spread':
      return [member.value];
    default:
      return [];
  }
}

function itemExpression(item: Expression | SpreadElement): Expression {
  return item.kind === 'spread' ? item.value : item;
}

/** The text of a string without holes. */
export function literalText(node: Expression): string | undefined {
  if (node.kind !== 'string' || node.holes.length > 0) return undefined;
  return node.segments.map((segment) => segment.value).join('');
}

/** The text of a name that may stand in quotes; undefined where it is no fixed text. */
export function nameText(name: Identifier | Expression): string | undefined {
  return name.kind === 'identifier' ? name.name : literalText(name);
}

/** The name of an object's property where it is fixed text. */
export function keyText(member: ObjectMember): string | undefined {
  if (member.kind !== 'objectProperty') return undefined;
  return nameText(member.key);
}

/** The value of the property called `name` (exact letter case); the first where it is written twice. */
export function propertyValue(
  object: Expression | undefined,
  name: string,
): Expression | undefined {
  if (object?.kind !== 'object') return undefined;
  for (const member of object.members) {
    if (member.kind === 'objectProperty' && keyText(member) === name) return member.value;
  }
  return undefined;
}
