import type { TemplateNode } from '../../template/template.js';
import type { BicepSymbol } from '../binder/symbols.js';
import { findDecorator } from '../lower/decorators.js';
import type { FileModel } from '../lower/model.js';
import type { Decorator, TypeExpression } from '../syntax.js';
import { propertyOf } from './arm-exports.js';
import type { ModuleTarget } from './targets.js';

/** True where the output of that name is kept secret; without a name, where any output is. */
export function isSecureOutput(target: ModuleTarget, name: string | undefined): boolean {
  switch (target.kind) {
    case 'bicep': {
      const { model } = target;
      return model.binding.declarations.outputs.some(
        (output) =>
          (name === undefined || output.name === name) &&
          isSecure(output.declaration.type, output.declaration.decorators, model, new Set()),
      );
    }
    case 'json': {
      const outputs = propertyOf(target.template, 'outputs');
      if (outputs?.kind !== 'object') return false;
      return outputs.properties.some(
        ({ key, value }) => (name === undefined || key === name) && hasSecureType(value),
      );
    }
    case 'absent':
      return false;
  }
}

function hasSecureType(node: TemplateNode): boolean {
  const type = propertyOf(node, 'type');
  return type?.kind === 'literal' && /^secure(string|object)$/i.test(String(type.value));
}

/** True for a parameter that is kept secret, and where it is not known. */
export function isSecureParameter(target: ModuleTarget, name: string): boolean {
  switch (target.kind) {
    case 'bicep': {
      const { model } = target;
      const symbol = model.binding.declarations.names.get(name);
      if (symbol?.kind !== 'parameter') return true;
      const { type, decorators } = symbol.declaration;
      return isSecure(type, decorators, model, new Set());
    }
    case 'json': {
      const declared = propertyOf(propertyOf(target.template, 'parameters'), name);
      return declared === undefined || hasSecureType(declared);
    }
    case 'absent':
      return true;
  }
}

/** True where a type is marked secure, or a part of it is. */
function isSecure(
  type: TypeExpression,
  decorators: readonly Decorator[],
  model: FileModel,
  seen: Set<BicepSymbol>,
): boolean {
  if (findDecorator(decorators, 'secure')) return true;
  switch (type.kind) {
    case 'typeName': {
      const symbol = model.binding.references.get(type);
      if (symbol?.kind !== 'type' || seen.has(symbol)) return false;
      seen.add(symbol);
      return isSecure(symbol.declaration.value, symbol.declaration.decorators, model, seen);
    }
    case 'nullableType':
    case 'nonNullableType':
    case 'parenthesizedType':
      return isSecure(type.type, [], model, seen);
    case 'arrayType':
      return isSecure(type.element, [], model, seen);
    case 'objectType':
    case 'tupleType':
      return (type.kind === 'objectType' ? type.members : type.items).some(
        (member) =>
          member.kind !== 'error' && isSecure(member.type, member.decorators, model, seen),
      );
    default:
      return false;
  }
}
