import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { Decorator } from '../syntax.js';
import { parseMember } from './access.js';
import { parseNamed } from './expressions.js';
import {
  at,
  describe,
  expect,
  expected,
  type Parser,
  placeOf,
  report,
  skipNewlines,
  spanFrom,
} from './parser.js';
import { recover, skip } from './recovery.js';

/** The decorators before a declaration, each on lines of its own; blank lines may follow. One in error is left out. */
export function parseDecorators(parser: Parser): Decorator[] {
  const decorators: Decorator[] = [];
  while (at(parser, '@')) {
    const decorator = recover(parser, ['newline'], parseDecorator);
    if (decorator.kind === 'decorator') decorators.push(decorator);
    if (!at(parser, 'newline')) {
      report(parser, expected(parser, 'the end of the line after a decorator'));
      skip(parser, ['newline']);
    }
    skipNewlines(parser);
  }
  return decorators;
}

function parseDecorator(parser: Parser): Decorator {
  const { start } = expect(parser, '@');
  let expression = parseNamed(parser, 'the name of a decorator or namespace');
  while (at(parser, '.')) expression = parseMember(parser, expression);
  return { kind: 'decorator', expression, span: spanFrom(parser, start) };
}

/** Decorators with nothing behind them that could be decorated. */
export function decoratedNothing(parser: Parser, decorators: readonly Decorator[]): Diagnostic {
  const place = decorators.at(-1)?.span ?? placeOf(parser);
  return diagnostic('bicep/decorated-nothing', place, describe(parser));
}
