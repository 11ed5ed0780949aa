import { diagnostic } from '../../diagnostics/diagnostic.js';
import type { Expression } from '../syntax.js';
import { parseCall } from './calls.js';
import { parseExpression, parsePrimary } from './expressions.js';
import {
  at,
  expect,
  expectIdentifier,
  fail,
  type Parser,
  peek,
  read,
  readIf,
  report,
  spanFrom,
  spanOf,
} from './parser.js';

/** A primary expression and whatever is read from it: `.name`, `[index]`, `::name`, `!`, calls. */
export function parseAccess(parser: Parser): Expression {
  let target = parsePrimary(parser);
  for (;;) {
    switch (peek(parser).kind) {
      case '.':
        target = parseMember(parser, target);
        break;
      case '[':
        target = parseIndex(parser, target);
        break;
      case '::':
        target = parseResourceAccess(parser, target);
        break;
      case '!':
        read(parser);
        target = { kind: 'nonNull', operand: target, span: spanFrom(parser, target.span.start) };
        break;
      default:
        return target;
    }
  }
}

export function parseMember(parser: Parser, target: Expression): Expression {
  read(parser);
  const question = readIf(parser, '?');
  const name = expectIdentifier(parser, 'the name of a property or function');
  const { start } = target.span;
  const safe = question !== undefined;
  if (!at(parser, '(')) {
    return { kind: 'propertyAccess', target, name, safe, span: spanFrom(parser, start) };
  }
  if (question) report(parser, diagnostic('bicep/safe-call', spanOf(parser, question)));
  const args = parseCall(parser);
  return { kind: 'instanceCall', target, name, args, span: spanFrom(parser, start) };
}

function parseIndex(parser: Parser, target: Expression): Expression {
  read(parser);
  const safe = readIf(parser, '?') !== undefined;
  const fromEnd = readIf(parser, '^') !== undefined;
  if (at(parser, ']')) fail(parser, 'an index');
  const index = parseExpression(parser);
  expect(parser, ']');
  const span = spanFrom(parser, target.span.start);
  return { kind: 'indexAccess', target, index, safe, fromEnd, span };
}

function parseResourceAccess(parser: Parser, target: Expression): Expression {
  read(parser);
  const name = expectIdentifier(parser, 'the name of a nested resource');
  return { kind: 'resourceAccess', target, name, span: spanFrom(parser, target.span.start) };
}
