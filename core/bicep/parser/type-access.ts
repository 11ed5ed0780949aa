import type { Identifier, TypeExpression } from '../syntax.js';
import { parseArguments } from './elements.js';
import { parseExpression } from './expressions.js';
import {
  at,
  expect,
  expectClosing,
  expectIdentifier,
  type Parser,
  peek,
  read,
  readIf,
  spanFrom,
} from './parser.js';
import { recover } from './recovery.js';
import { parsePrimaryType, parseType } from './types.js';

/** A primary type and whatever is read from it: `[]`, `[0]`, `[*]`, `.name`, `.*`. */
export function parseTypeAccess(parser: Parser): TypeExpression {
  let target = parsePrimaryType(parser);
  for (;;) {
    if (at(parser, '[')) target = parseTypeIndex(parser, target);
    else if (at(parser, '.')) target = parseTypeMember(parser, target);
    else return target;
  }
}

function parseTypeIndex(parser: Parser, target: TypeExpression): TypeExpression {
  const { start } = target.span;
  read(parser);
  if (readIf(parser, ']')) {
    return { kind: 'arrayType', element: target, span: spanFrom(parser, start) };
  }
  if (readIf(parser, '*')) {
    expect(parser, ']');
    return { kind: 'typeItemsAccess', target, span: spanFrom(parser, start) };
  }
  const { literalsAllowed } = parser;
  parser.literalsAllowed = false;
  const index = parseExpression(parser);
  parser.literalsAllowed = literalsAllowed;
  expect(parser, ']');
  return { kind: 'typeIndexAccess', target, index, span: spanFrom(parser, start) };
}

function parseTypeMember(parser: Parser, target: TypeExpression): TypeExpression {
  const { start } = target.span;
  read(parser);
  if (readIf(parser, '*')) {
    return { kind: 'typeAdditionalPropertiesAccess', target, span: spanFrom(parser, start) };
  }
  const name = expectIdentifier(parser, 'the name of a property or type');
  if (at(parser, '<')) {
    const args = parseTypeArguments(parser);
    return { kind: 'parameterizedType', target, name, args, span: spanFrom(parser, start) };
  }
  return { kind: 'typePropertyAccess', target, name, span: spanFrom(parser, start) };
}

/** `name` or `name<arguments>`. */
export function parseNamedType(parser: Parser): TypeExpression {
  const { start } = peek(parser);
  const name: Identifier = expectIdentifier(parser, 'the name of a type');
  if (!at(parser, '<')) return { kind: 'typeName', name, span: name.span };
  const args = parseTypeArguments(parser);
  return { kind: 'parameterizedType', name, args, span: spanFrom(parser, start) };
}

function parseTypeArguments(parser: Parser): TypeExpression[] {
  const { start } = expect(parser, '<');
  const args = parseArguments(parser, '>', () => recover(parser, ['newline', ',', '>'], parseType));
  expectClosing(parser, '>', start);
  return args;
}
