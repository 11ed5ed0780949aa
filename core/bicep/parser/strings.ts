import type { Token } from '../lexer/token.js';
import type { ErrorNode, Expression, StringExpression, StringSegment } from '../syntax.js';
import { parseExpression } from './expressions.js';
import { at, expected, fail, type Parser, read, report, spanFrom } from './parser.js';
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
  const { position } = parser;
  const first = read(parser);
  const segments: StringSegment[] = [];
  const holes: Expression[] = [];
  let isSound = addSegment(first, segments, parser);
  let last = first;
  while (last.kind !== 'string' && last.kind !== 'stringEnd') {
    holes.push(parseHole(parser));
    if (!at(parser, 'stringMiddle') && !at(parser, 'stringEnd'))
      return errorSince(parser, position);
    last = read(parser);
    isSound = addSegment(last, segments, parser) && isSound;
  }
  if (!isSound) return errorSince(parser, position);
  const multiLine = first.content?.multiLine ?? false;
  return { kind: 'string', segments, holes, multiLine, span: spanFrom(parser, first.start) };
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

/** Adds the text of a token; false where it is in error. */
function addSegment({ content }: Token, segments: StringSegment[], { file }: Parser): boolean {
  if (content === undefined) return false;
  const { value, start, end } = content;
  segments.push({ kind: 'segment', value, span: { file, start, end } });
  return true;
}
