import type { Expression as ArmExpression, FunctionCall } from '../../expressions/syntax.js';
import { baseMember, baseOf } from '../binder/base-members.js';
import { literalText, unwrap } from '../binder/expression-parts.js';
import type { Expression, IndexAccess, PropertyAccess } from '../syntax.js';
import { call, index, property, text } from './build.js';
import { isNamespaceCall } from './calls.js';
import { lowerExpression, lowerNamedValue } from './expressions.js';
import { handedProperty, handedResource } from './handed-resources.js';
import type { Lowering } from './model.js';
import { standsForModule } from './module-kinds.js';
import {
  hasSecureOutput,
  moduleProperty,
  moduleReference,
  moduleReferent,
} from './module-references.js';
import {
  type AccessedProperty,
  referent,
  resourceProperty,
  resourceReference,
} from './resource-references.js';

/** `target.name` and `target.?name`. */
export function lowerPropertyAccess(node: PropertyAccess, at: Lowering): ArmExpression {
  const { safe, span } = node;
  const read: AccessedProperty = {
    name: node.name.name,
    nameSpan: node.name.span,
    safe,
    span,
  };
  const output = moduleOutput(node, read, at);
  if (output !== undefined) return output;
  const target = unwrap(node.target);
  if (target.kind === 'variableAccess') {
    const symbol = at.model.binding.references.get(target);
    if (symbol?.kind === 'wildcard') {
      const name = at.imports.nameOfMember(symbol, read.name) ?? read.name;
      return call('variables', [text(name, span)], span);
    }
  }
  return accessProperty(node.target, read, at);
}

/** The id of the resource that an expression stands for, whatever file it is of. */
export function lowerResourceId(target: Expression, at: Lowering): ArmExpression {
  const { span } = target;
  return accessProperty(target, { name: 'id', nameSpan: span, safe: false, span }, at);
}

function accessProperty(target: Expression, read: AccessedProperty, at: Lowering): ArmExpression {
  const resource = referent(target, at);
  if (resource) return resourceProperty(resource, read, at);
  const module = moduleReferent(target, at);
  if (module)
    return moduleProperty(module, read, hasSecureOutput(module.symbol, undefined, at), at);
  const handed = handedResource(target, at);
  if (handed) return handedProperty(handed, read, at);
  const inherited = inheritedValue(target, read, at);
  if (inherited) return inherited;
  const accessor = text(read.name, read.nameSpan);
  return accessValue(target, accessor, { ...read, fromEnd: false }, at);
}

/** `base.name`, in a parameter file that extends another. */
function inheritedValue(
  target: Expression,
  { name, safe, span }: AccessedProperty,
  at: Lowering,
): ArmExpression | undefined {
  const base = baseOf(target, at.model.binding);
  if (base === undefined) return undefined;
  const assignment = baseMember(base, name);
  if (assignment) return lowerNamedValue(assignment, span, at);
  return safe ? call('null', [], span) : undefined;
}

/** `module.outputs.name` is read from a deployment, where each output is an object with its `value`. */
function moduleOutput(
  node: PropertyAccess,
  read: AccessedProperty,
  at: Lowering,
): ArmExpression | undefined {
  const outputs = unwrap(node.target);
  if (outputs.kind !== 'propertyAccess' || outputs.name.name !== 'outputs') return undefined;
  const { span, nameSpan } = read;
  const module = moduleReferent(outputs.target, at);
  if (!module && !standsForModule(outputs.target, at)) return undefined;
  const secure = module !== undefined && hasSecureOutput(module.symbol, read.name, at);
  const base = module
    ? moduleProperty(
        module,
        { name: 'outputs', nameSpan: outputs.name.span, safe: outputs.safe, span: outputs.span },
        secure,
        at,
      )
    : lowerExpression(outputs, at);
  const tail = [text(read.name, nameSpan), ...(secure ? [] : [text('value', span)])];
  if (read.safe)
    return tail.reduce<ArmExpression>((all, each) => call('tryGet', [all, each], span), base);
  const chain = safeRead(base);
  if (chain) return { ...chain, args: [...chain.args, ...tail], span };
  if (base.kind === 'call' && base.name === 'if' && isNull(base.args.at(-1))) {
    return call('tryGet', [base, ...tail], span);
  }
  return tail.reduce<ArmExpression>((all, each) => property(all, each.value, span, nameSpan), base);
}

function isNull(expression: ArmExpression | undefined): boolean {
  return expression?.kind === 'call' && expression.name === 'null';
}

/** `target[index]`, `target[?index]`, `target[^index]`. */
export function lowerIndexAccess(node: IndexAccess, at: Lowering): ArmExpression {
  const { safe, span } = node;
  const resource = referent(node, at);
  if (resource) return resourceReference(resource, true, at);
  const module = moduleReferent(node, at);
  if (module) return moduleReference(module, at);
  const name = literalText(unwrap(node.index));
  if (name !== undefined && !node.fromEnd) {
    return accessProperty(node.target, { name, nameSpan: node.index.span, safe, span }, at);
  }
  return accessValue(node.target, lowerExpression(node.index, at), node, at);
}

/**
 * Reads from a value. After a safe read the whole chain is safe: `a.?b.c` is `tryGet(a, 'b', 'c')`,
 * so that a missing `b` does not make `.c` fail.
 */
function accessValue(
  target: Expression,
  accessor: ArmExpression,
  how: { readonly safe: boolean; readonly fromEnd: boolean; readonly span: ArmExpression['span'] },
  at: Lowering,
): ArmExpression {
  const { span } = how;
  const base = lowerExpression(target, at);
  if (how.safe) return call(how.fromEnd ? 'tryIndexFromEnd' : 'tryGet', [base, accessor], span);
  const chain = isAccess(target, at) ? safeRead(base) : undefined;
  if (chain) {
    const next = how.fromEnd
      ? call(
          'createObject',
          [text('value', span), accessor, text('fromEnd', span), call('true', [], span)],
          span,
        )
      : accessor;
    return { ...chain, args: [...chain.args, next], span };
  }
  if (how.fromEnd) return call('indexFromEnd', [base, accessor], span);
  return index(base, accessor, span);
}

function safeRead(base: ArmExpression): FunctionCall | undefined {
  if (base.kind !== 'call') return undefined;
  return base.name === 'tryGet' || base.name === 'tryIndexFromEnd' ? base : undefined;
}

/** True where the user wrote an access; parentheses end a chain. */
function isAccess(node: Expression, at: Lowering): boolean {
  switch (node.kind) {
    case 'propertyAccess':
    case 'indexAccess':
    case 'resourceAccess':
      return true;
    case 'nonNull':
      return isAccess(node.operand, at);
    case 'call':
    case 'instanceCall': {
      const [arg] = node.args;
      return arg !== undefined && isNamespaceCall(node, 'any', at) && isAccess(arg, at);
    }
    default:
      return false;
  }
}
