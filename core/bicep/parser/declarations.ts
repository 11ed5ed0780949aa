import type {
  AssertDeclaration,
  Declaration,
  FunctionDeclaration,
  FunctionParameter,
  MetadataDeclaration,
  OutputDeclaration,
  ParameterDeclaration,
  TargetScopeDeclaration,
  TypeDeclaration,
  VariableDeclaration,
} from '../syntax.js';
import {
  type DeclarationHead,
  declared,
  type ParseDeclaration,
  parseAssigned,
  parseAssignedExpression,
} from './declaration-head.js';
import { parseExtension, parseImportOrExtension } from './imports.js';
import { parseLambdaBody, parseParameterList } from './lambdas.js';
import { at, expectIdentifier, type Parser, spanFrom } from './parser.js';
import { recover } from './recovery.js';
import { parseModule, parseResource, parseTest } from './resources.js';
import { parseDeclaredType, parseType } from './types.js';

/** The declarations of a `.bicep` file by their keywords. */
export const bicepDeclarations: ReadonlyMap<string, ParseDeclaration<Declaration>> = new Map<
  string,
  ParseDeclaration<Declaration>
>([
  ['targetScope', parseTargetScope],
  ['metadata', parseMetadata],
  ['param', parseParameter],
  ['var', parseVariable],
  ['func', parseFunction],
  ['type', parseTypeDeclaration],
  ['resource', parseResource],
  ['module', parseModule],
  ['output', parseOutput],
  ['assert', parseAssert],
  ['test', parseTest],
  ['import', parseImportOrExtension],
  ['extension', parseExtension],
]);

function parseTargetScope(parser: Parser, head: DeclarationHead): TargetScopeDeclaration {
  const value = parseAssignedExpression(parser);
  return { kind: 'targetScope', value, ...declared(parser, head) };
}

function parseMetadata(parser: Parser, head: DeclarationHead): MetadataDeclaration {
  const name = expectIdentifier(parser, 'the name of the metadata');
  const value = parseAssignedExpression(parser);
  return { kind: 'metadata', name, value, ...declared(parser, head) };
}

function parseParameter(parser: Parser, head: DeclarationHead): ParameterDeclaration {
  const name = expectIdentifier(parser, 'the name of a parameter');
  const type = recover(parser, ['=', 'newline'], parseDeclaredType);
  const defaultValue = at(parser, '=') ? parseAssignedExpression(parser) : undefined;
  return {
    kind: 'parameter',
    name,
    type,
    ...(defaultValue && { defaultValue }),
    ...declared(parser, head),
  };
}

export function parseVariable(parser: Parser, head: DeclarationHead): VariableDeclaration {
  const name = expectIdentifier(parser, 'the name of a variable');
  const isTyped = !at(parser, '=') && !at(parser, 'newline') && !at(parser, 'end');
  const type = isTyped ? recover(parser, ['=', 'newline'], parseDeclaredType) : undefined;
  const value = parseAssignedExpression(parser);
  return { kind: 'variable', name, ...(type && { type }), value, ...declared(parser, head) };
}

function parseFunction(parser: Parser, head: DeclarationHead): FunctionDeclaration {
  const name = expectIdentifier(parser, 'the name of a function');
  const parameters = parseParameterList(parser, parseFunctionParameter);
  const returnType = recover(parser, ['=>', 'newline'], parseDeclaredType);
  const body = recover(parser, ['newline'], parseLambdaBody);
  return { kind: 'function', name, parameters, returnType, body, ...declared(parser, head) };
}

function parseFunctionParameter(parser: Parser): FunctionParameter {
  const name = expectIdentifier(parser, 'the name of a parameter');
  const type = recover(parser, ['newline', ',', ')'], parseDeclaredType);
  return { kind: 'functionParameter', name, type, span: spanFrom(parser, name.span.start) };
}

export function parseTypeDeclaration(parser: Parser, head: DeclarationHead): TypeDeclaration {
  const name = expectIdentifier(parser, 'the name of a type');
  const value = parseAssigned(parser, parseType);
  return { kind: 'type', name, value, ...declared(parser, head) };
}

function parseOutput(parser: Parser, head: DeclarationHead): OutputDeclaration {
  const name = expectIdentifier(parser, 'the name of an output');
  const type = recover(parser, ['=', 'newline'], () => parseDeclaredType(parser, true));
  const value = parseAssignedExpression(parser);
  return { kind: 'output', name, type, value, ...declared(parser, head) };
}

function parseAssert(parser: Parser, head: DeclarationHead): AssertDeclaration {
  const name = expectIdentifier(parser, 'the name of an assertion');
  const value = parseAssignedExpression(parser);
  return { kind: 'assert', name, value, ...declared(parser, head) };
}
