import type { ObjectNode, PropertyNode } from '../../template/template.js';
import { unwrap } from '../binder/expression-parts.js';
import type {
  FunctionSymbol,
  OutputSymbol,
  ParameterSymbol,
  TypeSymbol,
} from '../binder/symbols.js';
import type { ImportedVariable } from '../modules/import-closure.js';
import type { Decorator } from '../syntax.js';
import { lowerResourceId } from './access.js';
import {
  array,
  call,
  entry,
  expressionNode,
  literal,
  merge,
  object,
  text,
  withHeader,
} from './build.js';
import { applyDecorators, findDecorator, lowerDescription } from './decorators.js';
import { outputType } from './handed-resources.js';
import { copyObject, insideLoop } from './loops.js';
import type { Lowering } from './model.js';
import { lowerType, resourceTypeSchema } from './types.js';
import { lowerValue } from './values.js';

export function lowerParameter(symbol: ParameterSymbol, at: Lowering): PropertyNode {
  const { declaration, name } = symbol;
  const { decorators, defaultValue } = declaration;
  const header = declaration.name.span;
  let schema = lowerType(declaration.type, at, decorators);
  if (defaultValue) {
    const value = withHeader(lowerValue(defaultValue, at), header);
    schema = merge(schema, entry('defaultValue', value, header));
  }
  const [values] = findDecorator(decorators, 'allowed')?.args ?? [];
  if (values) schema = merge(schema, entry('allowedValues', lowerValue(values, at)));
  schema = applyDecorators(schema, decorators, { exported: false }, at);
  return entry(name, object(schema.properties, declaration.span, header), header);
}

export function lowerOutput(symbol: OutputSymbol, at: Lowering): PropertyNode {
  const { declaration, name } = symbol;
  const { decorators } = declaration;
  const header = declaration.name.span;
  const written =
    declaration.type.kind === 'resourceType'
      ? resourceTypeSchema(outputType(symbol, at), declaration.type.span)
      : lowerType(declaration.type, at, decorators);
  const schema = applyDecorators(written, decorators, { exported: false }, at);
  const value = unwrap(declaration.value);
  let result: PropertyNode;
  if (value.kind === 'for') {
    result = entry('copy', copyObject(value, { input: value.body }, at));
  } else if (declaration.type.kind === 'resourceType') {
    result = entry('value', expressionNode(lowerResourceId(value, at)), header);
  } else result = entry('value', withHeader(lowerValue(value, at), header), header);
  const properties = [...schema.properties, result];
  return entry(name, object(properties, declaration.span, header), header);
}

/** Variables as the section that ARM holds them in: loops gathered under `copy`. */
export interface VariableEntries {
  readonly copies: ObjectNode[];
  readonly plain: PropertyNode[];
}

export function lowerVariable(
  symbol: ImportedVariable,
  name: string,
  into: VariableEntries,
  at: Lowering,
): void {
  const header = symbol.declaration.name.span;
  const value = unwrap(symbol.declaration.value);
  if (value.kind === 'for') {
    // Under another name than the file gives it, its loop goes by that name too.
    const position = call('copyIndex', [text(name, header)], header);
    const inside = name === symbol.name ? at : insideLoop(value, position, at);
    const copy = copyObject(value, { name, input: value.body }, inside);
    into.copies.push({ ...copy, header });
  } else into.plain.push(entry(name, withHeader(lowerValue(value, at), header), header));
}

export function lowerTypeDeclaration(
  symbol: TypeSymbol,
  name: string,
  origin: ObjectNode | undefined,
  at: Lowering,
): PropertyNode {
  const { declaration } = symbol;
  const header = declaration.name.span;
  let schema = lowerType(declaration.value, at, declaration.decorators);
  schema = applyDecorators(schema, declaration.decorators, { exported: origin === undefined }, at);
  if (origin) schema = merge(schema, entry('metadata', importedFrom(origin)));
  return entry(name, object(schema.properties, declaration.span, header), header);
}

export function lowerFunction(
  symbol: FunctionSymbol,
  name: string,
  origin: ObjectNode | undefined,
  at: Lowering,
): PropertyNode {
  const { declaration } = symbol;
  const header = declaration.name.span;
  const parameters = declaration.parameters.map((parameter) => {
    const schema = lowerType(parameter.type, at);
    return merge(schema, entry('name', literal(parameter.name.name, parameter.name.span)));
  });
  const body = lowerValue(declaration.body, at);
  const output = merge(lowerType(declaration.returnType, at), entry('value', body));
  const properties = [
    entry('parameters', array(parameters, declaration.span)),
    entry('output', output),
  ];
  const metadata = functionMetadata(declaration.decorators, origin, at);
  if (metadata.length > 0) properties.push(entry('metadata', object(metadata, header)));
  return entry(name, object(properties, declaration.span, header), header);
}

function functionMetadata(
  decorators: readonly Decorator[],
  origin: ObjectNode | undefined,
  at: Lowering,
): PropertyNode[] {
  const metadata: PropertyNode[] = [];
  const description = lowerDescription(decorators, at);
  if (description) metadata.push(entry('description', description));
  const exported = findDecorator(decorators, 'export');
  if (exported && !origin) metadata.push(entry('__bicep_export!', literal(true, exported.span)));
  if (origin) metadata.push(...importedFrom(origin).properties);
  return metadata;
}

function importedFrom(origin: ObjectNode): ObjectNode {
  return object([entry('__bicep_imported_from!', origin)], origin.span);
}
