import type { Span } from '../../source/span.js';
import type { Decorator, ErrorNode, Expression } from '../syntax.js';
import { parseExpression } from './expressions.js';
import { expect, type Parser, spanFrom } from './parser.js';
import { recover } from './recovery.js';

/** What has been read of a declaration when its keyword has decided which it is. */
export interface DeclarationHead {
  readonly decorators: readonly Decorator[];
  readonly keyword: Span;
}

/** Reads a declaration from behind its keyword. */
export type ParseDeclaration<D> = (parser: Parser, head: DeclarationHead) => D;

/** The head of a declaration with its span up to the last token that was read: call it when all is read. */
export function declared(
  parser: Parser,
  { decorators, keyword }: DeclarationHead,
): DeclarationHead & { readonly span: Span } {
  const start = decorators[0]?.span.start ?? keyword.start;
  return { decorators, keyword, span: spanFrom(parser, start) };
}

/** `= value`; an error node where either is missing. */
export function parseAssigned<T = Expression>(
  parser: Parser,
  parse: (parser: Parser) => T,
): T | ErrorNode {
  return recover(parser, ['newline'], () => {
    expect(parser, '=');
    return parse(parser);
  });
}

export function parseAssignedExpression(parser: Parser): Expression {
  return parseAssigned(parser, parseExpression);
}
