import { diagnostic } from '../../diagnostics/diagnostic.js';
import {
  at,
  expected,
  newlinesAhead,
  type Parser,
  peek,
  placeOf,
  read,
  readIf,
  report,
  skipNewlines,
} from './parser.js';
import { startsDeclaration } from './recovery.js';

/**
 * Reads what stands in braces or square brackets, up to the closing one: elements on lines of their
 * own, or separated by commas, the last of which may be followed by one. `parse` must read on from
 * any token but a line break, a comma or the closing bracket. A line that begins a declaration ends
 * whatever brackets are still open, unless `beginsElement` knows it for an element.
 */
export function parseElements<T>(
  parser: Parser,
  closing: '}' | ']',
  parse: (parser: Parser) => T,
  beginsElement?: (parser: Parser) => boolean,
): T[] {
  const elements: T[] = [];
  const atEnd = () =>
    at(parser, closing) ||
    at(parser, 'end') ||
    (startsDeclaration(parser) && !beginsElement?.(parser));
  skipNewlines(parser);
  while (!atEnd()) {
    elements.push(parse(parser));
    if (atEnd()) break;
    if (at(parser, 'newline')) skipNewlines(parser);
    else if (at(parser, ',')) readComma(parser);
    else report(parser, expected(parser, `a line break, ',' or '${closing}'`));
  }
  return elements;
}

function readComma(parser: Parser): void {
  read(parser);
  if (!at(parser, 'newline')) return;
  report(parser, diagnostic('bicep/line-break-after-comma', placeOf(parser)));
  skipNewlines(parser);
}

/**
 * Reads arguments up to the closing bracket: separated by commas, after which the line may end, as it
 * may before the first and after the last. No comma may follow the last.
 */
export function parseArguments<T>(
  parser: Parser,
  closing: ')' | '>',
  parse: (parser: Parser) => T,
): T[] {
  const elements: T[] = [];
  skipNewlines(parser);
  if (at(parser, closing) || startsDeclaration(parser)) return elements;
  for (;;) {
    elements.push(parse(parser));
    const hasComma = readIf(parser, ',') !== undefined;
    const ahead = newlinesAhead(parser);
    const next = peek(parser, ahead).kind;
    if (next === 'end' || startsDeclaration(parser, ahead)) return elements;
    if (!hasComma && next !== closing) report(parser, expected(parser, `',' or '${closing}'`));
    skipNewlines(parser);
    if (!hasComma && next === closing) return elements;
  }
}
