import { lazyFor } from '../../template/lazy.js';
import type { ObjectNode, TemplateNode } from '../../template/template.js';
import { type FileModel, type Lowering, loweringOf } from '../lower/model.js';
import type { TypeExpression } from '../syntax.js';
import { resolveType } from '../types/references.js';
import { propertyOf } from './arm-exports.js';
import type { ModuleTarget } from './targets.js';

/** The parameters of a module by name, and whether one must be given; undefined where the module was not read. */
export function parametersOf(target: ModuleTarget): ReadonlyMap<string, boolean> | undefined {
  switch (target.kind) {
    case 'bicep':
      return parametersOfFile(target.model);
    case 'json':
      return parametersOfTemplate(target.template);
    case 'absent':
      return undefined;
  }
}

const parametersOfFile = lazyFor((model: FileModel): ReadonlyMap<string, boolean> => {
  const at = loweringOf(model);
  const required = new Map<string, boolean>();
  for (const symbol of model.binding.declarations.names.values()) {
    if (symbol.kind !== 'parameter') continue;
    const { defaultValue, type } = symbol.declaration;
    required.set(symbol.name, defaultValue === undefined && !mayBeNull(type, at, new Set()));
  }
  return required;
});

/** True also for types that are not known here. */
function mayBeNull(type: TypeExpression, at: Lowering, seen: Set<TypeExpression>): boolean {
  if (seen.has(type)) return true;
  seen.add(type);
  switch (type.kind) {
    case 'nullableType':
    case 'error':
      return true;
    case 'parenthesizedType':
      return mayBeNull(type.type, at, seen);
    case 'literalType':
      return type.literal.kind === 'null';
    case 'unionType':
      return type.members.some((member) => mayBeNull(member, at, seen));
    case 'typeName':
    case 'typePropertyAccess':
    case 'typeItemsAccess':
    case 'typeIndexAccess':
    case 'typeAdditionalPropertiesAccess': {
      const resolved = resolveType(type, at);
      if (resolved === undefined) return !isAmbient(type, at);
      if (resolved.kind === 'declared') return mayBeNull(resolved.type, resolved.at, seen);
      return resolved.kind === 'derived' || isNullableSchema(resolved.schema, resolved.template);
    }
    case 'parameterizedType':
      return true;
    default:
      return false;
  }
}

/** `string`, `int` …: names that no declaration stands behind, but the language. */
function isAmbient(type: TypeExpression, { model }: Lowering): boolean {
  return (
    type.kind === 'typeName' && !model.binding.references.has(type) && type.name.name !== 'any'
  );
}

const parametersOfTemplate = lazyFor((template: ObjectNode): ReadonlyMap<string, boolean> => {
  const parameters = propertyOf(template, 'parameters');
  const required = new Map<string, boolean>();
  if (parameters?.kind !== 'object') return required;
  for (const { key, value } of parameters.properties) {
    if (typeof key !== 'string') continue;
    const hasDefault = propertyOf(value, 'defaultValue') !== undefined;
    required.set(key, !hasDefault && !isNullableSchema(value, template));
  }
  return required;
});

function isNullableSchema(schema: TemplateNode, template: ObjectNode): boolean {
  const nullable = propertyOf(schema, 'nullable');
  if (nullable?.kind === 'literal' && nullable.value === true) return true;
  const reference = propertyOf(schema, '$ref');
  if (reference?.kind !== 'literal') return false;
  const name = /^#\/definitions\/([^/]+)$/.exec(String(reference.value))?.[1];
  if (name === undefined) return true;
  const target = propertyOf(propertyOf(template, 'definitions'), decodeURIComponent(name));
  const again = propertyOf(target, '$ref');
  return target === undefined || again !== undefined || isNullable(target);
}

function isNullable(schema: TemplateNode): boolean {
  const nullable = propertyOf(schema, 'nullable');
  return nullable?.kind === 'literal' && nullable.value === true;
}
