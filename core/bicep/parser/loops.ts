import type { Expression, ForExpression, Identifier } from '../syntax.js';
import { parseExpression } from './expressions.js';
import {
  expect,
  expectIdentifier,
  expectKeyword,
  type Parser,
  readIf,
  skipNewlines,
  spanFrom,
} from './parser.js';
import { recover } from './recovery.js';

const partEnds = [']', 'newline'] as const;

/** `[for item in collection: body]`; what a body may be depends on where the loop stands. */
export function parseFor(parser: Parser, parseBody: (parser: Parser) => Expression): ForExpression {
  const { start } = expect(parser, '[');
  skipNewlines(parser);
  expectKeyword(parser, 'for');
  const variables = parseVariables(parser);
  expectKeyword(parser, 'in');
  const collection = recover(parser, [':', ...partEnds], parseExpression);
  const body = recover(parser, partEnds, () => {
    expect(parser, ':');
    return parseBody(parser);
  });
  if (body.kind !== 'error') skipNewlines(parser);
  expect(parser, ']');
  return { kind: 'for', ...variables, collection, body, span: spanFrom(parser, start) };
}

/** `item` or `(item, index)`, on one line. */
function parseVariables(parser: Parser): { item: Identifier; index?: Identifier } {
  if (readIf(parser, '(') === undefined) {
    return { item: expectIdentifier(parser, "the name of the loop's item, or '('") };
  }
  const item = expectIdentifier(parser, "the name of the loop's item");
  expect(parser, ',');
  const index = expectIdentifier(parser, "the name of the loop's index");
  expect(parser, ')');
  return { item, index };
}
