import type {
  ConditionalOrLoopedBody,
  IfCondition,
  ModuleDeclaration,
  ObjectExpression,
  ResourceDeclaration,
  TestDeclaration,
} from '../syntax.js';
import { parseObject, parseResourceObject } from './collections.js';
import { type DeclarationHead, declared, parseAssigned } from './declaration-head.js';
import { decoratedNothing, parseDecorators } from './decorators.js';
import { parseParenthesized } from './expressions.js';
import { parseFor } from './loops.js';
import {
  at,
  atKeyword,
  expectIdentifier,
  expectKeyword,
  fail,
  newlinesAhead,
  type Parser,
  read,
  SyntaxFault,
  skipNewlines,
  spanFrom,
  spanOf,
} from './parser.js';
import { recover } from './recovery.js';
import { expectString } from './strings.js';

type ParseObject = (parser: Parser) => ObjectExpression;

const pathEnds = ['=', 'newline'] as const;

export function parseResource(parser: Parser, head: DeclarationHead): ResourceDeclaration {
  const name = expectIdentifier(parser, 'the name of a resource');
  const type = recover(parser, pathEnds, () =>
    expectString(parser, 'a resource type and version in quotes'),
  );
  const existing = atKeyword(parser, 'existing');
  if (existing) read(parser);
  const body = parseAssigned(parser, () => parseBody(parser, parseResourceObject));
  return { kind: 'resource', name, type, existing, body, ...declared(parser, head) };
}

/** A resource in the body of another, with its decorators. */
export function parseNestedResource(parser: Parser): ResourceDeclaration {
  const decorators = parseDecorators(parser);
  if (!atKeyword(parser, 'resource')) throw new SyntaxFault(decoratedNothing(parser, decorators));
  const keyword = spanOf(parser, read(parser));
  return parseResource(parser, { decorators, keyword });
}

export function parseModule(parser: Parser, head: DeclarationHead): ModuleDeclaration {
  const name = expectIdentifier(parser, 'the name of a module');
  const path = recover(parser, pathEnds, () => expectString(parser, "a module's path in quotes"));
  const body = parseAssigned(parser, () => parseBody(parser, parseObject));
  return { kind: 'module', name, path, body, ...declared(parser, head) };
}

export function parseTest(parser: Parser, head: DeclarationHead): TestDeclaration {
  const name = expectIdentifier(parser, 'the name of a test');
  const path = recover(parser, pathEnds, () =>
    expectString(parser, "a test file's path in quotes"),
  );
  const body = parseAssigned(parser, parseObject);
  return { kind: 'test', name, path, body, ...declared(parser, head) };
}

/** An object, one under a condition (which may stand on a line below), or a loop of either. */
function parseBody(parser: Parser, parseContent: ParseObject): ConditionalOrLoopedBody {
  if (atKeyword(parser, 'if', newlinesAhead(parser))) {
    skipNewlines(parser);
    return parseIf(parser, parseContent);
  }
  if (at(parser, '{')) return parseContent(parser);
  if (at(parser, '[')) return parseFor(parser, () => parseLoopBody(parser, parseContent));
  return fail(parser, "'{', '[for …]' or 'if (…)'");
}

function parseLoopBody(parser: Parser, parseContent: ParseObject): IfCondition | ObjectExpression {
  if (atKeyword(parser, 'if')) return parseIf(parser, parseContent);
  return at(parser, '{') ? parseContent(parser) : fail(parser, "'{' or 'if (…)'");
}

function parseIf(parser: Parser, parseContent: ParseObject): IfCondition {
  const { start } = expectKeyword(parser, 'if');
  const condition = recover(
    parser,
    ['{', ']', 'newline'],
    () => parseParenthesized(parser).expression,
  );
  const body = recover(parser, [']', 'newline'], parseContent);
  return { kind: 'if', condition, body, span: spanFrom(parser, start) };
}
