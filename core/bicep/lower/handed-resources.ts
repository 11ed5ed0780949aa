import type { Expression as ArmExpression } from '../../expressions/syntax.js';
import { literalText, unwrap } from '../binder/expression-parts.js';
import { typeNamed } from '../binder/resource-types.js';
import type { OutputSymbol, ResourceTypeName } from '../binder/symbols.js';
import { outputResourceType } from '../modules/resource-typed.js';
import type { Expression, PropertyAccess, TypeExpression } from '../syntax.js';
import { lowerPropertyAccess } from './access.js';
import { call, property, text } from './build.js';
import { lowerExpression } from './expressions.js';
import type { Lowering } from './model.js';
import { moduleReferent } from './module-references.js';
import { type AccessedProperty, referent } from './resource-references.js';

/** A resource of another file: a parameter of a resource type, or such an output of a module. Its value is its id. */
export interface HandedResource {
  readonly id: ArmExpression;
  readonly type: ResourceTypeName;
  /** Of an output that a module may lack (`outputs.?name`): whether it is there, and then its id. */
  readonly optional?: { readonly isThere: ArmExpression; readonly id: ArmExpression };
}

/** The resource of another file that an expression stands for. */
export function handedResource(written: Expression, at: Lowering): HandedResource | undefined {
  const node = unwrap(written);
  const { references, cyclic } = at.model.binding;
  if (node.kind === 'variableAccess') {
    const symbol = references.get(node);
    if (symbol?.kind === 'variable' && at.model.inlined.has(symbol) && !cyclic.has(symbol)) {
      return handedResource(symbol.declaration.value, at);
    }
    if (symbol?.kind !== 'parameter') return undefined;
    const type = declaredResourceType(symbol.declaration.type);
    const { span } = node;
    return type && { id: call('parameters', [text(symbol.name, span)], span), type };
  }
  if (node.kind !== 'propertyAccess') return undefined;
  const outputs = unwrap(node.target);
  if (outputs.kind !== 'propertyAccess' || outputs.name.name !== 'outputs') return undefined;
  const module = moduleReferent(outputs.target, at);
  const target = module && at.model.modules.get(module.symbol);
  const type = target && outputResourceType(target, node.name.name);
  if (type === undefined) return undefined;
  if (!node.safe) return { id: lowerPropertyAccess(node, at), type };
  return { ...optionalOutput(node, at), type };
}

function optionalOutput(node: PropertyAccess, at: Lowering): Omit<HandedResource, 'type'> {
  const { span } = node;
  const outputs = lowerExpression(node.target, at);
  const name = text(node.name.name, node.name.span);
  return {
    id: call('tryGet', [outputs, name, text('value', span)], span),
    optional: {
      isThere: call('contains', [outputs, name], span),
      id: lowerPropertyAccess({ ...node, safe: false }, at),
    },
  };
}

/** The type of `resource 'type@version'`. */
export function declaredResourceType(type: TypeExpression): ResourceTypeName | undefined {
  if (type.kind !== 'resourceType' || type.type?.kind !== 'string') return undefined;
  return typeNamed(literalText(type.type) ?? '');
}

/** The type of the resource that a value stands for; undefined where it stands for none. */
export function resourceTypeOfValue(value: Expression, at: Lowering): ResourceTypeName | undefined {
  return referent(value, at)?.symbol.type ?? handedResource(value, at)?.type;
}

/** The type of an output that is a resource: as declared, or after `resource` alone that of its value. */
export function outputType(
  { declaration: { type, value } }: OutputSymbol,
  at: Lowering,
): ResourceTypeName | undefined {
  if (type.kind !== 'resourceType') return undefined;
  return declaredResourceType(type) ?? resourceTypeOfValue(value, at);
}

/** A property of such a resource: what its id and type tell, else what is read from Azure. */
export function handedProperty(
  { id, type, optional }: HandedResource,
  { name, nameSpan, safe, span }: AccessedProperty,
  at: Lowering,
): ArmExpression {
  const version = text(type.apiVersion ?? '', span);
  const whole = call('reference', [id, version, text('full', span)], span);
  switch (name) {
    case 'id':
      return id;
    case 'type':
      return text(type.type, span);
    case 'apiVersion':
      return version;
    case 'name': {
      const segments = call('split', [optional?.id ?? id, text('/', span)], span);
      const last = call('last', [segments], span);
      return optional ? call('if', [optional.isThere, last, call('null', [], span)], span) : last;
    }
    default:
      if (safe) return call('tryGet', [whole, text(name, nameSpan)], span);
      return name === 'properties'
        ? call('reference', at.model.symbolicNames ? [id] : [id, version], span)
        : property(whole, name, span, nameSpan);
  }
}
