import type {
  ArrayExpression,
  ErrorNode,
  Expression,
  Identifier,
  ObjectExpression,
  ObjectMember,
  ObjectProperty,
  SpreadElement,
  StringExpression,
} from '../syntax.js';
import { parseElements } from './elements.js';
import { parseExpression } from './expressions.js';
import {
  at,
  expect,
  expectClosing,
  expectIdentifier,
  fail,
  nested,
  type Parser,
  spanFrom,
} from './parser.js';
import { errorSince, recover, startsNestedResource } from './recovery.js';
import { parseNestedResource } from './resources.js';
import { atString, parseString } from './strings.js';

export function parseArray(parser: Parser): ArrayExpression {
  const { start } = expect(parser, '[');
  const items = parseElements(parser, ']', () =>
    recover(parser, ['newline', ',', ']'], () =>
      at(parser, '...') ? parseSpread(parser) : parseItem(parser),
    ),
  );
  expectClosing(parser, ']', start);
  return { kind: 'array', items, span: spanFrom(parser, start) };
}

/** An item that turns out to be a property, as after an object that is not closed, names nothing. */
function parseItem(parser: Parser): Expression {
  const item = parseExpression(parser);
  return at(parser, ':') ? fail(parser, "a line break, ',' or ']'") : item;
}

export function parseObject(parser: Parser): ObjectExpression {
  return parseBraces(parser, parseMember);
}

/** The body of a resource: an object in which resources may be declared too. */
export function parseResourceObject(parser: Parser): ObjectExpression {
  const parse = () =>
    startsNestedResource(parser) ? nested(parser, parseNestedResource) : parseMember(parser);
  return parseBraces(parser, parse, startsNestedResource);
}

function parseBraces(
  parser: Parser,
  parse: (parser: Parser) => ObjectMember,
  beginsMember?: (parser: Parser) => boolean,
): ObjectExpression {
  const { start } = expect(parser, '{');
  const parseMember = () => recover(parser, ['newline', ',', '}'], parse);
  const members = parseElements(parser, '}', parseMember, beginsMember);
  expectClosing(parser, '}', start);
  return { kind: 'object', members, span: spanFrom(parser, start) };
}

function parseMember(parser: Parser): ObjectMember {
  return at(parser, '...') ? parseSpread(parser) : parseProperty(parser);
}

function parseSpread(parser: Parser): SpreadElement {
  const { start } = expect(parser, '...');
  const value = parseExpression(parser);
  return { kind: 'spread', value, span: spanFrom(parser, start) };
}

function parseProperty(parser: Parser): ObjectProperty | ErrorNode {
  const { position } = parser;
  const key = parseName(parser, 'the name of a property');
  const value = recover(parser, ['newline', ',', '}'], () => {
    expect(parser, ':');
    return parseExpression(parser);
  });
  if (key.kind === 'error') return errorSince(parser, position);
  return { kind: 'objectProperty', key, value, span: spanFrom(parser, key.span.start) };
}

/** A name, bare or in quotes: the key of a property, an export, an extension. */
export function parseName(
  parser: Parser,
  wanted: string,
): Identifier | StringExpression | ErrorNode {
  return atString(parser) ? parseString(parser) : expectIdentifier(parser, wanted);
}
