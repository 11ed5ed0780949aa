import type {
  ErrorNode,
  ExtensionDeclaration,
  Identifier,
  ImportDeclaration,
  ImportItem,
  ImportList,
  ObjectExpression,
  WildcardImport,
} from '../syntax.js';
import { parseName, parseObject } from './collections.js';
import { type DeclarationHead, declared } from './declaration-head.js';
import { parseElements } from './elements.js';
import {
  at,
  atKeyword,
  expect,
  expectClosing,
  expectIdentifier,
  expectKeyword,
  failWith,
  type Parser,
  read,
  spanFrom,
} from './parser.js';
import { recover } from './recovery.js';
import { atString, expectString } from './strings.js';

/** An import of names, or, when a string follows the keyword, the old way to declare an extension. */
export function parseImportOrExtension(
  parser: Parser,
  head: DeclarationHead,
): ImportDeclaration | ExtensionDeclaration {
  return atString(parser) ? parseExtension(parser, head) : parseImport(parser, head);
}

export function parseImport(parser: Parser, head: DeclarationHead): ImportDeclaration {
  const imported = at(parser, '*') ? parseWildcard(parser) : parseImportList(parser);
  const path = recover(parser, ['newline'], () => {
    expectKeyword(parser, 'from');
    return expectString(parser, 'the path of a file or module in quotes');
  });
  return { kind: 'import', imported, path, ...declared(parser, head) };
}

function parseWildcard(parser: Parser): WildcardImport {
  const { start } = expect(parser, '*');
  expectKeyword(parser, 'as');
  const alias = expectIdentifier(parser, 'the name to go by in this file');
  return { kind: 'wildcardImport', alias, span: spanFrom(parser, start) };
}

function parseImportList(parser: Parser): ImportList {
  const { start } = expect(parser, '{', "'{' or '*'");
  const items = parseElements(parser, '}', () =>
    recover(parser, ['newline', ',', '}'], parseImportItem),
  );
  expectClosing(parser, '}', start);
  return { kind: 'importList', items, span: spanFrom(parser, start) };
}

function parseImportItem(parser: Parser): ImportItem | ErrorNode {
  const name = parseName(parser, 'the name of an export');
  const alias = parseAlias(parser);
  if (name.kind === 'error') return name;
  if (name.kind === 'string' && alias === undefined) failWith(parser, 'bicep/alias-missing');
  const span = spanFrom(parser, name.span.start);
  return { kind: 'importItem', name, ...(alias && { alias }), span };
}

function parseAlias(parser: Parser): Identifier | undefined {
  if (!atKeyword(parser, 'as')) return undefined;
  read(parser);
  return expectIdentifier(parser, 'the name to go by in this file');
}

export function parseExtension(parser: Parser, head: DeclarationHead): ExtensionDeclaration {
  const specification = parseName(parser, 'the name of an extension, or its path in quotes');
  const config = atKeyword(parser, 'with') ? parseWith(parser) : undefined;
  const alias = parseAlias(parser);
  return {
    kind: 'extension',
    specification,
    ...(config && { config }),
    ...(alias && { alias }),
    ...declared(parser, head),
  };
}

/** `with { … }`. */
export function parseWith(parser: Parser): ObjectExpression | ErrorNode {
  return recover(parser, ['newline'], () => {
    expectKeyword(parser, 'with');
    return parseObject(parser);
  });
}
