import type { Expression, Identifier, Lambda } from '../syntax.js';
import { parseExpression } from './expressions.js';
import {
  at,
  expect,
  expectIdentifier,
  type Parser,
  peek,
  readIf,
  skipNewlines,
  spanFrom,
} from './parser.js';
import { recover, startsDeclaration } from './recovery.js';

/** Whether a lambda begins here: names up to an arrow. No other expression has them, so one look decides. */
export function atLambda(parser: Parser): boolean {
  if (at(parser, 'identifier')) return peek(parser, 1).kind === '=>';
  let ahead = 1;
  while (isParameterListPart(peek(parser, ahead).kind)) ahead++;
  return peek(parser, ahead).kind === ')' && peek(parser, ahead + 1).kind === '=>';
}

function isParameterListPart(kind: string): boolean {
  return kind === 'identifier' || kind === ',' || kind === 'newline';
}

export function parseLambda(parser: Parser): Lambda {
  const { start } = peek(parser);
  const parameters = at(parser, '(')
    ? parseParameterList(parser, parseParameter)
    : [parseParameter(parser)];
  const body = parseLambdaBody(parser);
  return { kind: 'lambda', parameters, body, span: spanFrom(parser, start) };
}

function parseParameter(parser: Parser): Identifier {
  return expectIdentifier(parser, 'the name of a parameter');
}

/** `(parameter, …)`; lines may end around each, and a comma may follow the last. */
export function parseParameterList<T>(parser: Parser, parse: (parser: Parser) => T): T[] {
  const parameters: T[] = [];
  expect(parser, '(');
  skipNewlines(parser);
  while (!at(parser, ')')) {
    parameters.push(parse(parser));
    skipNewlines(parser);
    if (readIf(parser, ',') === undefined) break;
    skipNewlines(parser);
  }
  expect(parser, ')');
  return parameters;
}

/** `=> body`; the body may begin on a line below. It may be a literal, even in the hole of a string. */
export function parseLambdaBody(parser: Parser): Expression {
  expect(parser, '=>');
  const { position, literalsAllowed } = parser;
  skipNewlines(parser);
  if (startsDeclaration(parser)) parser.position = position;
  parser.literalsAllowed = true;
  const body = recover(parser, ['newline', ',', ')'], parseExpression);
  parser.literalsAllowed = literalsAllowed;
  return body;
}
