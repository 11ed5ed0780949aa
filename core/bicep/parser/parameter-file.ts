import type {
  ExtendsDeclaration,
  ExtensionConfigAssignment,
  ParameterAssignment,
  ParameterFileDeclaration,
  UsingDeclaration,
} from '../syntax.js';
import {
  type DeclarationHead,
  declared,
  type ParseDeclaration,
  parseAssignedExpression,
} from './declaration-head.js';
import { parseTypeDeclaration, parseVariable } from './declarations.js';
import { parseExtension, parseImport, parseWith } from './imports.js';
import { atKeyword, expectIdentifier, type Parser, read, spanOf } from './parser.js';
import { recover } from './recovery.js';
import { expectString } from './strings.js';

/** The declarations of a `.bicepparam` file by their keywords. */
export const parameterFileDeclarations: ReadonlyMap<
  string,
  ParseDeclaration<ParameterFileDeclaration>
> = new Map<string, ParseDeclaration<ParameterFileDeclaration>>([
  ['using', parseUsing],
  ['extends', parseExtends],
  ['param', parseParameterAssignment],
  ['var', parseVariable],
  ['import', parseImport],
  ['extensionConfig', parseExtensionConfig],
  ['extension', parseExtension],
  ['type', parseTypeDeclaration],
]);

function parseUsing(parser: Parser, head: DeclarationHead): UsingDeclaration {
  const path = recover(parser, ['newline'], parseUsed);
  const config = atKeyword(parser, 'with') ? parseWith(parser) : undefined;
  return { kind: 'using', path, ...(config && { config }), ...declared(parser, head) };
}

function parseUsed(parser: Parser): UsingDeclaration['path'] {
  if (atKeyword(parser, 'none')) return { kind: 'none', span: spanOf(parser, read(parser)) };
  return expectString(parser, "the path of a template in quotes, or 'none'");
}

function parseExtends(parser: Parser, head: DeclarationHead): ExtendsDeclaration {
  const path = recover(parser, ['newline'], () =>
    expectString(parser, 'the path of a parameter file in quotes'),
  );
  return { kind: 'extends', path, ...declared(parser, head) };
}

function parseParameterAssignment(parser: Parser, head: DeclarationHead): ParameterAssignment {
  const name = expectIdentifier(parser, 'the name of a parameter');
  const value = parseAssignedExpression(parser);
  return { kind: 'parameterAssignment', name, value, ...declared(parser, head) };
}

function parseExtensionConfig(parser: Parser, head: DeclarationHead): ExtensionConfigAssignment {
  const alias = expectIdentifier(parser, 'the alias of an extension');
  const config = parseWith(parser);
  return { kind: 'extensionConfig', alias, config, ...declared(parser, head) };
}
