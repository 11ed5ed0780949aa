import type { Token } from '../lexer/token.js';
import type { ErrorNode, Expression, StringExpression, StringSegment } from '../syntax.js';
import { parseExpression } from './expressions.js';
import { at, expected, fail, type Parser, peek, read, report, spanFrom } from './parser.js';
import { errorSince, recover, skip } from './recovery.js';

const holeEnds = ['stringMiddle', 'stringEnd', 'newline'] as const;

export function atString(parser: Parser): boolean {
  return at(parser, 'string') || at(parser, 'stringStart');
}

/** A string where nothing else may stand; `wanted` says what it is. */
export function expectString(parser: Parser, wanted: string): StringExpression | ErrorNode {
  return atString(parser) ? parseString(parser) : fail(parser, wanted);
}

/** An error node where a token of the string is in error, which the lexer has said. */
export function parseString(parser: Parser): StringExpression | ErrorNode {
  const start = parser.position;
  const tokens: Token[] = [read(parser)];
  const holes: Expression[] = [];
  while (peek(parser, -1).kind !== 'string' && peek(parser, -1).kind !== 'stringEnd') {
    holes.push(parseHole(parser));
    if (!at(parser, 'stringMiddle') && !at(parser, 'stringEnd')) return errorSince(parser, start);
    tokens.push(read(parser));
  }
  const segments = tokens.map((token) => segmentOf(parser, token));
  if (!segments.every((segment) => segment !== undefined)) return errorSince(parser, start);
  return {
    kind: 'string',
    segments,
    holes,
    multiLine: tokens[0]?.content?.multiLine ?? false,
    span: spanFrom(parser, tokens[0]?.start ?? 0),
  };
}

function parseHole(parser: Parser): Expression {
  const { literalsAllowed } = parser;
  parser.literalsAllowed = false;
  const hole = recover(parser, holeEnds, parseExpression);
  parser.literalsAllowed = literalsAllowed;
  if (!holeEnds.some((kind) => at(parser, kind))) {
    report(parser, expected(parser, `'}' after the expression in the string`));
    skip(parser, holeEnds);
  }
  return hole;
}

function segmentOf({ file }: Parser, { content }: Token): StringSegment | undefined {
  if (content === undefined) return undefined;
  const { value, start, end } = content;
  return { kind: 'segment', value, span: { file, start, end } };
}
