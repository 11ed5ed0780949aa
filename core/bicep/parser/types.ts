import type {
  AdditionalProperties,
  ErrorNode,
  LiteralType,
  ObjectType,
  ObjectTypeProperty,
  ResourceType,
  TupleType,
  TupleTypeItem,
  TypeExpression,
} from '../syntax.js';
import { parseName } from './collections.js';
import { parseDecorators } from './decorators.js';
import { parseElements } from './elements.js';
import { atUnaryOperator, parsePrimary } from './expressions.js';
import {
  at,
  atKeyword,
  expect,
  expectClosing,
  fail,
  nested,
  type Parser,
  peek,
  read,
  readIf,
  spanFrom,
} from './parser.js';
import { errorSince, recover } from './recovery.js';
import { atString, expectString } from './strings.js';
import { parseNamedType, parseTypeAccess } from './type-access.js';

/** What is wanted where a type is declared: a type expression, or `resource 'type@version'`. */
export function parseDeclaredType(parser: Parser, typeIsOptional = false): TypeExpression {
  // `resource<'…'>` is a parameterized type.
  if (!atKeyword(parser, 'resource') || peek(parser, 1).kind === '<') return parseType(parser);
  return parseResourceType(parser, typeIsOptional);
}

function parseResourceType(parser: Parser, typeIsOptional: boolean): ResourceType {
  const { start } = read(parser);
  if (typeIsOptional && !atString(parser)) {
    return { kind: 'resourceType', span: spanFrom(parser, start) };
  }
  const type = recover(parser, ['=', 'newline'], () =>
    expectString(parser, 'a resource type and version in quotes'),
  );
  return { kind: 'resourceType', type, span: spanFrom(parser, start) };
}

export function parseType(parser: Parser): TypeExpression {
  return nested(parser, parseUnion);
}

/** The line may end before each `|`, once, and a first `|` may lead the list. */
function parseUnion(parser: Parser): TypeExpression {
  const { start } = peek(parser, at(parser, 'newline') ? 1 : 0);
  const isLed = readSeparator(parser);
  const first = parseSuffixedType(parser);
  const members = [first];
  while (readSeparator(parser)) {
    members.push(recover(parser, ['newline', ',', ')', '}', ']', '='], parseSuffixedType));
  }
  if (!isLed && members.length === 1) return first;
  return { kind: 'unionType', members, span: spanFrom(parser, start) };
}

function readSeparator(parser: Parser): boolean {
  if (at(parser, 'newline') && peek(parser, 1).kind === '|') read(parser);
  return readIf(parser, '|') !== undefined;
}

/** `type?` and `type!`. */
function parseSuffixedType(parser: Parser): TypeExpression {
  let type = parseUnaryType(parser);
  while (at(parser, '?') || at(parser, '!')) {
    const kind = read(parser).kind === '?' ? 'nullableType' : 'nonNullableType';
    type = { kind, type, span: spanFrom(parser, type.span.start) };
  }
  return type;
}

function parseUnaryType(parser: Parser): TypeExpression {
  const operator = atUnaryOperator(parser);
  if (operator === undefined) return parseTypeAccess(parser);
  const { start } = read(parser);
  const operand = parseTypeAccess(parser);
  return { kind: 'unaryType', operator, operand, span: spanFrom(parser, start) };
}

/** A type that no operator or access is part of, except within brackets. */
export function parsePrimaryType(parser: Parser): TypeExpression {
  switch (peek(parser).kind) {
    case 'true':
    case 'false':
    case 'null':
    case 'integer':
    case 'string':
    case 'stringStart':
      return parseLiteralType(parser);
    case '{':
      return parseObjectType(parser);
    case '[':
      return parseTupleType(parser);
    case '(':
      return parseParenthesizedType(parser);
    case 'identifier':
      return parseNamedType(parser);
    default:
      return fail(parser, 'a type');
  }
}

function parseLiteralType(parser: Parser): LiteralType | ErrorNode {
  const literal = parsePrimary(parser);
  switch (literal.kind) {
    case 'boolean':
    case 'null':
    case 'integer':
    case 'string':
      return { kind: 'literalType', literal, span: literal.span };
    default:
      return { kind: 'error', span: literal.span };
  }
}

function parseObjectType(parser: Parser): ObjectType {
  const { start } = expect(parser, '{');
  const members = parseElements(parser, '}', () =>
    recover(parser, ['newline', ',', '}'], parseTypeMember),
  );
  expectClosing(parser, '}', start);
  return { kind: 'objectType', members, span: spanFrom(parser, start) };
}

function parseTypeMember(parser: Parser): ObjectTypeProperty | AdditionalProperties | ErrorNode {
  const { position } = parser;
  const { start } = peek(parser);
  const decorators = parseDecorators(parser);
  if (readIf(parser, '*')) {
    const type = parseMemberType(parser);
    return { kind: 'additionalProperties', decorators, type, span: spanFrom(parser, start) };
  }
  const key = parseName(parser, "the name of a property, or '*'");
  const type = parseMemberType(parser);
  if (key.kind === 'error') return errorSince(parser, position);
  return { kind: 'objectTypeProperty', decorators, key, type, span: spanFrom(parser, start) };
}

function parseMemberType(parser: Parser): TypeExpression {
  return recover(parser, ['newline', ',', '}'], () => {
    expect(parser, ':');
    return parseType(parser);
  });
}

function parseTupleType(parser: Parser): TupleType {
  const { start } = expect(parser, '[');
  const items = parseElements(parser, ']', () =>
    recover(parser, ['newline', ',', ']'], parseTupleItem),
  );
  expectClosing(parser, ']', start);
  return { kind: 'tupleType', items, span: spanFrom(parser, start) };
}

function parseTupleItem(parser: Parser): TupleTypeItem {
  const { start } = peek(parser);
  const decorators = parseDecorators(parser);
  const type = parseType(parser);
  return { kind: 'tupleTypeItem', decorators, type, span: spanFrom(parser, start) };
}

function parseParenthesizedType(parser: Parser): TypeExpression {
  const { start } = expect(parser, '(');
  const type = parseType(parser);
  expect(parser, ')');
  return { kind: 'parenthesizedType', type, span: spanFrom(parser, start) };
}
