import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import type { Span } from '../../source/span.js';
import { unwrap } from '../binder/expression-parts.js';
import type { AssignmentSymbol, BicepSymbol, VariableSymbol } from '../binder/symbols.js';
import { ownerOf } from '../modules/extended-files.js';
import type {
  ArrayExpression,
  BinaryExpression,
  BinaryOperator,
  Expression,
  IntegerLiteral,
  Lambda,
  ObjectExpression,
  ObjectProperty,
  StringExpression,
  TernaryExpression,
  UnaryExpression,
} from '../syntax.js';
import { lowerIndexAccess, lowerPropertyAccess } from './access.js';
import { call, integer, text, writtenInteger, writtenText } from './build.js';
import { lowerCall, lowerInstanceCall } from './calls.js';
import { declaredResourceType } from './handed-resources.js';
import { place, unknownName } from './limits.js';
import { lowerLocal } from './loops.js';
import type { Lowering } from './model.js';
import { moduleReference } from './module-references.js';
import { resourceReference } from './resource-references.js';

/** Turns a Bicep expression into an ARM expression: objects become `createObject(…)`, `a ? b : c` becomes `if(…)`. */
export function lowerExpression(written: Expression, at: Lowering): ArmExpression {
  const node = unwrap(written);
  const { span } = node;
  switch (node.kind) {
    case 'string':
      return lowerString(node, at);
    case 'integer':
      return lowerInteger(node, false, span);
    case 'boolean':
      return call(node.value ? 'true' : 'false', [], span);
    case 'null':
    case 'error':
      return call('null', [], span);
    case 'object':
      return lowerObject(node, at);
    case 'array':
      return lowerArray(node, at);
    case 'ternary':
      return lowerTernary(node, at);
    case 'binary':
      return lowerBinary(node, at);
    case 'unary':
      return lowerUnary(node, at);
    case 'propertyAccess':
      return lowerPropertyAccess(node, at);
    case 'indexAccess':
      return lowerIndexAccess(node, at);
    case 'variableAccess':
    case 'resourceAccess':
      return lowerName(at.model.binding.references.get(node), node.name.name, span, at);
    case 'call':
      return lowerCall(node, at);
    case 'instanceCall':
      return lowerInstanceCall(node, at);
    case 'lambda':
      return lowerLambda(node, at);
    case 'for':
      return lowerExpression(node.body, at);
    case 'if':
      return lowerExpression(node.body, at);
    case 'parenthesized':
    case 'nonNull':
      return lowerExpression(unwrap(node), at);
  }
}

/** `'a${b}'` becomes `format('a{0}', b)`; text without holes stays a literal. */
function lowerString(node: StringExpression, at: Lowering): ArmExpression {
  const { span, segments, holes } = node;
  if (holes.length === 0) return writtenText(segments.map((each) => each.value).join(''), span);
  const pattern = segments.map((each, i) => {
    const literal = each.value.replaceAll('{', '{{').replaceAll('}', '}}');
    return i < holes.length ? `${literal}{${i}}` : literal;
  });
  const args = holes.map((hole) => lowerExpression(hole, at));
  return call('format', [text(pattern.join(''), span), ...args], span);
}

/** ARM expressions hold 32-bit integers only; larger ones go through `json()`. */
function lowerInteger(node: IntegerLiteral, negative: boolean, span: Span): ArmExpression {
  const value = negative ? -node.value : node.value;
  if (value > 0x7fffffff || value < -0x80000000) {
    const digits = BigInt(node.text).toString();
    return call('json', [text(negative ? `-${digits}` : digits, span)], span);
  }
  return writtenInteger(value, span);
}

function lowerUnary(node: UnaryExpression, at: Lowering): ArmExpression {
  const { span, operand } = node;
  if (node.operator === '!') return call('not', [lowerExpression(operand, at)], span);
  if (operand.kind === 'integer') return lowerInteger(operand, true, span);
  return call('sub', [integer(0, span), lowerExpression(operand, at)], span);
}

const operatorFunctions: Readonly<Partial<Record<BinaryOperator, string>>> = {
  '??': 'coalesce',
  '||': 'or',
  '&&': 'and',
  '==': 'equals',
  '<': 'less',
  '<=': 'lessOrEquals',
  '>': 'greater',
  '>=': 'greaterOrEquals',
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '%': 'mod',
};

function lowerBinary(node: BinaryExpression, at: Lowering): ArmExpression {
  const { operator, operatorSpan, span } = node;
  const left = lowerExpression(node.left, at);
  const right = lowerExpression(node.right, at);
  const name = operatorFunctions[operator];
  if (name !== undefined) return call(name, [left, right], span, operatorSpan);
  const plain = operator === '!=';
  const sides = plain
    ? [left, right]
    : [call('toLower', [left], left.span), call('toLower', [right], right.span)];
  const equal = call('equals', sides, span, operatorSpan);
  return operator === '=~' ? equal : call('not', [equal], span, operatorSpan);
}

function lowerTernary(node: TernaryExpression, at: Lowering): ArmExpression {
  const parts = [node.condition, node.whenTrue, node.whenFalse];
  return call(
    'if',
    parts.map((part) => lowerExpression(part, at)),
    node.span,
  );
}

function lowerLambda(node: Lambda, at: Lowering): ArmExpression {
  const parameters = node.parameters.map(({ name, span }) => text(name, span));
  return call('lambda', [...parameters, lowerExpression(node.body, at)], node.span);
}

/** Stretches of plain members between spreads, and the spreads, in source order. */
export type Chunk<T> =
  | { readonly kind: 'plain'; readonly members: readonly T[] }
  | { readonly kind: 'spread'; readonly value: Expression };

/** The members of an object as chunks; without spreads that is one plain chunk, or none when empty. */
function objectChunks(node: ObjectExpression): readonly Chunk<ObjectProperty>[] {
  const chunks: (Chunk<ObjectProperty> & { members?: ObjectProperty[] })[] = [];
  for (const member of node.members) {
    if (member.kind === 'spread') chunks.push({ kind: 'spread', value: member.value });
    else if (member.kind === 'objectProperty') {
      const last = chunks.at(-1);
      if (last?.kind === 'plain') (last.members as ObjectProperty[]).push(member);
      else chunks.push({ kind: 'plain', members: [member] });
    }
  }
  return chunks;
}

/** The items of an array as chunks, as {@link objectChunks} does. */
function arrayChunks(node: ArrayExpression): readonly Chunk<Expression>[] {
  const chunks: Chunk<Expression>[] = [];
  for (const item of node.items) {
    if (item.kind === 'spread') chunks.push({ kind: 'spread', value: item.value });
    else {
      const last = chunks.at(-1);
      if (last?.kind === 'plain') (last.members as Expression[]).push(item);
      else chunks.push({ kind: 'plain', members: [item] });
    }
  }
  return chunks;
}

function lowerObject(node: ObjectExpression, at: Lowering): ArmExpression {
  const { span } = node;
  const create = (members: readonly ObjectProperty[]): ArmExpression =>
    call(
      'createObject',
      members.flatMap((member) => [lowerKey(member, at), lowerExpression(member.value, at)]),
      span,
    );
  return combine(objectChunks(node), create, 'shallowMerge', span, at);
}

function lowerArray(node: ArrayExpression, at: Lowering): ArmExpression {
  const { span } = node;
  const create = (items: readonly Expression[]): ArmExpression =>
    call(
      'createArray',
      items.map((item) => lowerExpression(item, at)),
      span,
    );
  return combine(arrayChunks(node), create, 'flatten', span, at);
}

function combine<T>(
  chunks: readonly Chunk<T>[],
  create: (members: readonly T[]) => ArmExpression,
  join: string,
  span: Span,
  at: Lowering,
): ArmExpression {
  const first = chunks[0];
  if (first === undefined) return create([]);
  if (chunks.length === 1 && first.kind === 'plain') return create(first.members);
  const parts = chunks.map((chunk) =>
    chunk.kind === 'plain' ? create(chunk.members) : lowerExpression(chunk.value, at),
  );
  return call(join, [call('createArray', parts, span)], span);
}

/** The key of a property as an expression. */
export function lowerKey(member: ObjectProperty, at: Lowering): ArmExpression {
  const { key } = member;
  return key.kind === 'identifier' ? writtenText(key.name, key.span) : lowerString(key, at);
}

/** What a name stands for in ARM. */
function lowerName(
  symbol: BicepSymbol | undefined,
  name: string,
  span: Span,
  at: Lowering,
): ArmExpression {
  switch (symbol?.kind) {
    case 'parameter': {
      const id = call('parameters', [text(name, span)], span);
      const type = declaredResourceType(symbol.declaration.type);
      if (type === undefined) return id;
      return call('reference', [id, text(type.apiVersion ?? '', span), text('full', span)], span);
    }
    case 'assignment':
    case 'variable':
      return lowerNamedValue(symbol, span, at);
    case 'base':
      return call(
        'createObject',
        symbol.assignments.flatMap((each) => [
          text(each.name, span),
          lowerNamedValue(each, span, at),
        ]),
        span,
      );
    case 'imported': {
      const target = at.imports.nameOf(symbol) ?? symbol.name;
      return call('variables', [text(target, span)], span);
    }
    case 'local':
      return lowerLocal(symbol, span, at);
    case 'resource':
      if (at.model.binding.cyclic.has(symbol)) return unknownName(name, span);
      return resourceReference({ symbol, span }, true, at);
    case 'module':
      if (at.model.binding.cyclic.has(symbol)) return unknownName(name, span);
      return moduleReference({ symbol, span }, at);
    case 'extension':
      return call('extensions', [text(name, span)], span);
    default:
      return unknownName(name, span);
  }
}

/**
 * A variable, or a value of a parameter file. What a parameter file has from the one it extends stands among the
 * variables, since a parameter of the same name may have another value.
 */
export function lowerNamedValue(
  symbol: VariableSymbol | AssignmentSymbol,
  span: Span,
  at: Lowering,
): ArmExpression {
  const { name } = symbol;
  if (at.model.inlined.has(symbol) && !at.model.binding.cyclic.has(symbol)) {
    const model = symbol.kind === 'assignment' ? ownerOf(symbol, at.model) : at.model;
    return place(name, span, at, (inside) =>
      lowerExpression(symbol.declaration.value, { ...inside, model }),
    );
  }
  const imported = at.imports.nameOf(symbol);
  const section =
    symbol.kind === 'assignment' && imported === undefined ? 'parameters' : 'variables';
  return call(section, [text(imported ?? name, span)], span);
}
