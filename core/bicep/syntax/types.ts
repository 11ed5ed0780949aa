import type { Span } from '../../source/span.js';
import type { Decorator } from './declarations.js';
import type {
  BooleanLiteral,
  Expression,
  IntegerLiteral,
  NullLiteral,
  StringExpression,
  UnaryOperator,
} from './expressions.js';
import type { ErrorNode, Identifier } from './names.js';

/** Anything that can be written where a type is wanted. */
export type TypeExpression =
  | TypeName
  | ParameterizedType
  | LiteralType
  | UnaryType
  | ObjectType
  | TupleType
  | ArrayType
  | UnionType
  | NullableType
  | NonNullableType
  | ParenthesizedType
  | TypePropertyAccess
  | TypeAdditionalPropertiesAccess
  | TypeIndexAccess
  | TypeItemsAccess
  | ResourceType
  | ErrorNode;

/** `string`, `myType`, or a namespace before a property access (`sys.string`). */
export interface TypeName {
  readonly kind: 'typeName';
  readonly name: Identifier;
  readonly span: Span;
}

/** `resourceInput<'…'>`, or with a namespace `sys.resourceInput<'…'>`. */
export interface ParameterizedType {
  readonly kind: 'parameterizedType';
  /** The namespace, where there is one. */
  readonly target?: TypeExpression;
  readonly name: Identifier;
  readonly args: readonly TypeExpression[];
  readonly span: Span;
}

export interface LiteralType {
  readonly kind: 'literalType';
  readonly literal: StringExpression | IntegerLiteral | BooleanLiteral | NullLiteral;
  readonly span: Span;
}

/** `-1` or `!true`. */
export interface UnaryType {
  readonly kind: 'unaryType';
  readonly operator: UnaryOperator;
  readonly operand: TypeExpression;
  readonly span: Span;
}

export interface ObjectType {
  readonly kind: 'objectType';
  readonly members: readonly (ObjectTypeProperty | AdditionalProperties | ErrorNode)[];
  readonly span: Span;
}

/** `key: type`; an optional property is one whose type is nullable (`key: type?`). */
export interface ObjectTypeProperty {
  readonly kind: 'objectTypeProperty';
  readonly decorators: readonly Decorator[];
  readonly key: Identifier | StringExpression;
  readonly type: TypeExpression;
  readonly span: Span;
}

/** `*: type`. */
export interface AdditionalProperties {
  readonly kind: 'additionalProperties';
  readonly decorators: readonly Decorator[];
  readonly type: TypeExpression;
  readonly span: Span;
}

export interface TupleType {
  readonly kind: 'tupleType';
  readonly items: readonly (TupleTypeItem | ErrorNode)[];
  readonly span: Span;
}

export interface TupleTypeItem {
  readonly kind: 'tupleTypeItem';
  readonly decorators: readonly Decorator[];
  readonly type: TypeExpression;
  readonly span: Span;
}

/** `element[]`. */
export interface ArrayType {
  readonly kind: 'arrayType';
  readonly element: TypeExpression;
  readonly span: Span;
}

/** `a | b | c`; a leading `|` is allowed, so there may be one member only. */
export interface UnionType {
  readonly kind: 'unionType';
  readonly members: readonly TypeExpression[];
  readonly span: Span;
}

/** `type?`. */
export interface NullableType {
  readonly kind: 'nullableType';
  readonly type: TypeExpression;
  readonly span: Span;
}

/** `type!`. */
export interface NonNullableType {
  readonly kind: 'nonNullableType';
  readonly type: TypeExpression;
  readonly span: Span;
}

export interface ParenthesizedType {
  readonly kind: 'parenthesizedType';
  readonly type: TypeExpression;
  readonly span: Span;
}

/** `target.name`: the type of a property, or a type of a namespace or wildcard import. */
export interface TypePropertyAccess {
  readonly kind: 'typePropertyAccess';
  readonly target: TypeExpression;
  readonly name: Identifier;
  readonly span: Span;
}

/** `target.*`: the type of the additional properties. */
export interface TypeAdditionalPropertiesAccess {
  readonly kind: 'typeAdditionalPropertiesAccess';
  readonly target: TypeExpression;
  readonly span: Span;
}

/** `target[0]`: the type of a tuple's item. */
export interface TypeIndexAccess {
  readonly kind: 'typeIndexAccess';
  readonly target: TypeExpression;
  readonly index: Expression;
  readonly span: Span;
}

/** `target[*]`: the type of an array's items. */
export interface TypeItemsAccess {
  readonly kind: 'typeItemsAccess';
  readonly target: TypeExpression;
  readonly span: Span;
}

/** `resource 'type@version'`, of a parameter or output; an output may leave the string out. */
export interface ResourceType {
  readonly kind: 'resourceType';
  readonly type?: StringExpression | ErrorNode;
  readonly span: Span;
}
