import type { TokenKind } from '../lexer/token.js';
import type {
  BinaryOperator,
  Expression,
  IntegerLiteral,
  ParenthesizedExpression,
  UnaryOperator,
} from '../syntax.js';
import { parseAccess } from './access.js';
import { parseCall } from './calls.js';
import { parseArray, parseObject } from './collections.js';
import { atLambda, parseLambda } from './lambdas.js';
import { parseFor } from './loops.js';
import {
  at,
  atKeyword,
  expect,
  expected,
  expectIdentifier,
  fail,
  failWith,
  nested,
  newlinesAhead,
  type Parser,
  peek,
  read,
  readIf,
  report,
  skipNewlines,
  spanFrom,
  spanOf,
  textOfToken,
} from './parser.js';
import { recover, skip } from './recovery.js';
import { atString, parseString } from './strings.js';

/** Where the part of an expression may end at the latest, so that what is around it can be read on. */
const expressionEnds = ['stringMiddle', 'stringEnd', '}', ')', ']', 'newline'] as const;

export function parseExpression(parser: Parser): Expression {
  return nested(parser, parseTernary);
}

/** The line may end before `?` and before `:`, not after them. */
function parseTernary(parser: Parser): Expression {
  const condition = parseBinary(parser, 0);
  if (!skipNewlinesBefore(parser, '?')) return condition;
  read(parser);
  const whenTrue = recover(parser, [':', ...expressionEnds], parseExpression);
  skipNewlinesBefore(parser, ':');
  const whenFalse = recover(parser, expressionEnds, () => {
    expect(parser, ':');
    return parseExpression(parser);
  });
  const span = spanFrom(parser, condition.span.start);
  return { kind: 'ternary', condition, whenTrue, whenFalse, span };
}

/** Passes over line breaks if the token is what follows them; says whether it is next. */
function skipNewlinesBefore(parser: Parser, kind: TokenKind): boolean {
  if (peek(parser, newlinesAhead(parser)).kind !== kind) return false;
  skipNewlines(parser);
  return true;
}

/** How tightly each operator binds. All bind to the left. */
const precedences: Readonly<Record<BinaryOperator, number>> = {
  '*': 7,
  '/': 7,
  '%': 7,
  '+': 6,
  '-': 6,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  '==': 4,
  '!=': 4,
  '=~': 4,
  '!~': 4,
  '&&': 3,
  '||': 2,
  '??': 1,
};

function isBinaryOperator(kind: TokenKind): kind is BinaryOperator {
  return Object.hasOwn(precedences, kind);
}

function parseBinary(parser: Parser, above: number): Expression {
  let left = parseUnary(parser);
  for (;;) {
    const { kind: operator } = peek(parser);
    if (!isBinaryOperator(operator) || precedences[operator] <= above) return left;
    const operatorSpan = spanOf(parser, read(parser));
    const precedence = precedences[operator];
    const right = recover(parser, expressionEnds, () => parseBinary(parser, precedence));
    const span = spanFrom(parser, left.span.start);
    left = { kind: 'binary', operator, operatorSpan, left, right, span };
  }
}

export function atUnaryOperator(parser: Parser): UnaryOperator | undefined {
  const { kind } = peek(parser);
  return kind === '!' || kind === '-' ? kind : undefined;
}

/** A unary operator stands once: `!!x` and `--x` are no expressions. */
function parseUnary(parser: Parser): Expression {
  const operator = atUnaryOperator(parser);
  if (operator === undefined) return parseAccess(parser);
  const { start } = read(parser);
  const operand = recover(parser, expressionEnds, parseAccess);
  return { kind: 'unary', operator, operand, span: spanFrom(parser, start) };
}

/** An expression that no operator, access or call is part of, except within brackets. */
export function parsePrimary(parser: Parser): Expression {
  const token = peek(parser);
  switch (token.kind) {
    case 'true':
    case 'false':
      read(parser);
      return { kind: 'boolean', value: token.kind === 'true', span: spanOf(parser, token) };
    case 'null':
      read(parser);
      return { kind: 'null', span: spanOf(parser, token) };
    case 'integer':
      return parseInteger(parser);
    case '(':
      return atLambda(parser) ? parseLambda(parser) : parseParenthesized(parser);
    case '{':
    case '[':
      return parseLiteral(parser);
    case 'identifier':
      return atLambda(parser) ? parseLambda(parser) : parseNamed(parser);
    default:
      return atString(parser) ? parseString(parser) : fail(parser, 'an expression');
  }
}

function parseLiteral(parser: Parser): Expression {
  if (!parser.literalsAllowed) failWith(parser, 'bicep/literal-in-interpolation');
  if (at(parser, '{')) return parseObject(parser);
  return atKeyword(parser, 'for', newlinesAhead(parser, 1))
    ? parseFor(parser, parseExpression)
    : parseArray(parser);
}

/** `name` or `name(arguments)`. */
export function parseNamed(parser: Parser, wanted = 'a name'): Expression {
  const name = expectIdentifier(parser, wanted);
  if (!at(parser, '(')) return { kind: 'variableAccess', name, span: name.span };
  const args = parseCall(parser);
  return { kind: 'call', name, args, span: spanFrom(parser, name.span.start) };
}

const largestInteger = 2n ** 64n - 1n;
const mostDigits = 20;

/** The limit is that of an unsigned number, so that the least signed one can be written. */
function parseInteger(parser: Parser): IntegerLiteral {
  const token = peek(parser);
  const text = textOfToken(parser, token);
  const significant = text.replace(/^0+(?=.)/, '');
  if (significant.length > mostDigits || BigInt(significant) > largestInteger) {
    failWith(parser, 'bicep/integer-too-large', text.slice(0, 2 * mostDigits));
  }
  read(parser);
  return { kind: 'integer', value: Number(text), text, span: spanOf(parser, token) };
}

/** One expression in parentheses, all on one line. Where lines end all the same, they are passed over after a diagnostic. */
export function parseParenthesized(parser: Parser): ParenthesizedExpression {
  const { start } = expect(parser, '(');
  refuseNewlines(parser, 'an expression');
  const expression = recover(parser, expressionEnds, parseExpression);
  if (peek(parser, newlinesAhead(parser)).kind === ')') refuseNewlines(parser, "')'");
  else {
    report(parser, expected(parser, "')'"));
    skip(parser, expressionEnds);
  }
  readIf(parser, ')');
  return { kind: 'parenthesized', expression, span: spanFrom(parser, start) };
}

function refuseNewlines(parser: Parser, wanted: string): void {
  if (at(parser, 'newline')) report(parser, expected(parser, wanted));
  skipNewlines(parser);
}
