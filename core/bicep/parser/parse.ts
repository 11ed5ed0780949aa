import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/nearest.js';
import type { SourceFile } from '../../source/source-file.js';
import { tokenize } from '../lexer/lexer.js';
import {
  type BicepFile,
  type BicepParametersFile,
  childrenOf,
  type ErrorNode,
  type SyntaxNode,
} from '../syntax.js';
import type { ParseDeclaration } from './declaration-head.js';
import { bicepDeclarations } from './declarations.js';
import { decoratedNothing, parseDecorators } from './decorators.js';
import { parameterFileDeclarations } from './parameter-file.js';
import {
  at,
  describe,
  expected,
  type Parser,
  peek,
  placeOf,
  read,
  report,
  SyntaxFault,
  skipNewlines,
  spanOf,
  textOfToken,
} from './parser.js';
import { errorSince, recover, skip, skipStatement, startsDeclaration } from './recovery.js';

/** A tree, and what is wrong with the text, in source order. */
export interface Parsed<T> {
  readonly program: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a `.bicep` file. Never throws: what cannot be read is an error node in the tree, with a diagnostic. */
export function parseBicep(file: SourceFile): Parsed<BicepFile> {
  const { parts, diagnostics } = parseFile(file, bicepDeclarations);
  return { program: { kind: 'file', ...parts }, diagnostics };
}

/** Reads a `.bicepparam` file, in the same way. */
export function parseBicepParams(file: SourceFile): Parsed<BicepParametersFile> {
  const { parts, diagnostics } = parseFile(file, parameterFileDeclarations);
  return { program: { kind: 'parametersFile', ...parts }, diagnostics };
}

type DeclarationTable<D> = ReadonlyMap<string, ParseDeclaration<D>>;

function parseFile<D extends SyntaxNode>(file: SourceFile, table: DeclarationTable<D>) {
  const { tokens, comments, directives, diagnostics: lexical } = tokenize(file);
  const parser: Parser = {
    file,
    tokens,
    diagnostics: [],
    position: 0,
    depth: 0,
    literalsAllowed: true,
    reportedAt: -1,
  };
  const statements = parseStatements(parser, table);
  const span = { file, start: 0, end: file.text.length };
  const diagnostics = [...lexical, ...parser.diagnostics].sort(
    (a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0),
  );
  return { parts: { source: file, statements, comments, directives, span }, diagnostics };
}

/** Each statement ends with its line. */
function parseStatements<D extends SyntaxNode>(
  parser: Parser,
  table: DeclarationTable<D>,
): (D | ErrorNode)[] {
  const statements: (D | ErrorNode)[] = [];
  for (skipNewlines(parser); !at(parser, 'end'); skipNewlines(parser)) {
    statements.push(parseStatement(parser, table));
    if (at(parser, 'newline') || at(parser, 'end') || startsDeclaration(parser)) continue;
    report(parser, expected(parser, 'the end of the line'));
    skip(parser, ['newline']);
  }
  return statements;
}

/** One whose tree would be too deep to walk is read to its end, and given up with one diagnostic. */
function parseStatement<D extends SyntaxNode>(
  parser: Parser,
  table: DeclarationTable<D>,
): D | ErrorNode {
  const { position } = parser;
  try {
    const statement = recover(parser, ['newline'], () => parseDeclaration(parser, table));
    const mayBeTall = parser.position - position > tallestTree;
    const tooDeep = mayBeTall ? nodeBelow(statement, tallestTree) : undefined;
    if (tooDeep === undefined) return statement;
    const place = { ...tooDeep.span, end: tooDeep.span.start };
    report(parser, diagnostic('bicep/nested-too-deeply', place, `${tallestTree}`));
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault;
    report(parser, fault.diagnostic);
    parser.position = position;
    parser.depth = 0;
    parser.literalsAllowed = true;
    skipStatement(parser);
  }
  return errorSince(parser, position);
}

function parseDeclaration<D>(parser: Parser, table: DeclarationTable<D>): D | ErrorNode {
  const { position } = parser;
  const decorators = parseDecorators(parser);
  const token = peek(parser);
  const word = textOfToken(parser, token);
  const parse = token.kind === 'identifier' ? table.get(word) : undefined;
  if (parse === undefined) {
    const found = at(parser, 'end')
      ? decoratedNothing(parser, decorators)
      : unknownDeclaration(parser, table);
    report(parser, found);
    read(parser);
    skip(parser, ['newline']);
    return errorSince(parser, position);
  }
  read(parser);
  return parse(parser, { decorators, keyword: spanOf(parser, token) });
}

function unknownDeclaration(parser: Parser, table: DeclarationTable<unknown>): Diagnostic {
  const keywords = [...table.keys()];
  const word = textOfToken(parser, peek(parser)).slice(0, longestKeyword);
  const near = nearest(word, keywords) ?? '';
  const listed = keywords.join(', ');
  return diagnostic('bicep/unknown-declaration', placeOf(parser), describe(parser), listed, near);
}

/** Longer words are near no keyword, and need not be compared in full. */
const longestKeyword = 40;

/**
 * How many nodes may stand above each other in a statement. Brackets are limited while they are
 * read; this holds for chains (`a.b.c…`, `a + b + c…`), whose trees are as tall as they are long. No
 * tree is taller than its statement has tokens.
 */
const tallestTree = 1000;

/** A node below `root` with more than so many nodes on the way to it, if there is one. */
function nodeBelow(root: SyntaxNode, limit: number): SyntaxNode | undefined {
  const pending: [SyntaxNode, number][] = [[root, 1]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [node, height] = next;
    if (height > limit) return node;
    for (const child of childrenOf(node)) pending.push([child, height + 1]);
  }
  return undefined;
}
