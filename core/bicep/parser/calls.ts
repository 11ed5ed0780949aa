import type { Expression } from '../syntax.js';
import { parseArguments } from './elements.js';
import { parseExpression } from './expressions.js';
import { expect, expectClosing, type Parser } from './parser.js';
import { recover } from './recovery.js';

/** The arguments of a call, from its opening parenthesis to its closing one. */
export function parseCall(parser: Parser): Expression[] {
  const { start } = expect(parser, '(');
  const args = parseArguments(parser, ')', () =>
    recover(parser, ['newline', ',', ')'], parseExpression),
  );
  expectClosing(parser, ')', start);
  return args;
}
